"""Whose work needs a second factor: one row for each kind of person."""

import pytest

from articles.accounts.requirement import needs_two_factors

PEOPLE = """
editors                        -                    no    writes; what readers get, others decide
reviewers                      -                    yes   approves
medical                        -                    yes   approves
legal                          -                    yes   approves
publishers                     -                    yes   publishes
administrators                 auth.change_user     yes   does all of it
editors,publishers             -                    yes   one group of two is enough
-                              auth.add_user        yes   makes accounts
-                              auth.change_group    yes   gives rights
-                              auth.view_user       no    only looks
-                              articles.add_article no    writes
-                              superuser            yes   may do anything
-                              -                    no    may do nothing
"""


@pytest.mark.parametrize("row", PEOPLE.strip().splitlines())
def test_whoever_decides_or_gives_rights_needs_two(row: str) -> None:
    groups, permissions, needed, *_ = row.split()
    found = needs_two_factors(
        groups=[each for each in groups.split(",") if each != "-"],
        permissions=[each for each in [permissions] if each not in {"-", "superuser"}],
        is_superuser=permissions == "superuser",
    )
    assert found == (needed == "yes")

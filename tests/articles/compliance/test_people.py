"""When a name in a letter and a name in a registry are one."""

import pytest

from articles.compliance.people import fold, is_author, surnames
from tests.articles.compliance.letters import PAPERS, paper

SAME = """
Cordova-Martinez   Córdova-Martínez
Córdova‐Martínez   Cordova Martinez
CORDOVA            Córdova-Martínez
Rogero             Macedo Rogero
OBrien             O’Brien
Moller             Møller
van der Hulst      Hulst
"""
OTHERS = """
Martin             Martínez
Kimura             Kim
Ro                 Roth
Curi Cruzat        Cruzat Curi
"""


def pairs(table: str) -> list[list[str]]:
    return [line.split("  ", 1) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("written", "registered"), pairs(SAME))
def test_one_person_in_two_spellings(written: str, registered: str) -> None:
    assert is_author(written, paper("a", registered.strip(), 2001, "T"))


@pytest.mark.parametrize(("written", "registered"), pairs(OTHERS))
def test_two_people_with_like_names(written: str, registered: str) -> None:
    assert not is_author(written, paper("a", registered.strip(), 2001, "T"))


def test_a_group_is_known_by_its_own_name() -> None:
    group = paper("a", "", 2001, "T", csl={"author": [{"literal": "FINDER Consortium"}]})
    assert is_author("FINDER Consortium", group)


def test_nobody_is_not_the_author_of_everything() -> None:
    assert not is_author("'", PAPERS["kim-2017"])


def test_surnames_are_known_word_by_word() -> None:
    assert {"macedo", "rogero"} <= surnames([PAPERS["cruzat-2018"]])
    assert fold("Córdova-Martínez") == ("cordova", "martinez")

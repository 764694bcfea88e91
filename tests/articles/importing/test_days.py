"""Dates as pages print them for people."""

import pytest

from articles.importing import days

PRINTED = """
May 20th, 2026                         | 2026-05-20
May 20, 2026                           | 2026-05-20
Sept. 3 2025                           | 2025-09-03
20 May 2026                            | 2026-05-20
the 3rd of March 2024                  | 2024-03-03
2026-05-20                             | 2026-05-20
Published 2026-05-20T09:00:00-05:00    | 2026-05-20
5/20/2026                              | 2026-05-20
February 30, 2026                      |
the winter of 2026                     |
"""


@pytest.mark.parametrize("row", PRINTED.strip().split("\n"))
def test_a_printed_date_is_read(row: str) -> None:
    printed, expected = (part.strip() for part in row.split("|"))
    assert days.find(printed) == expected


@pytest.mark.parametrize(
    "line",
    ["May 20th, 2026", "Published on May 20, 2026 · 5 min read", "Updated: 20 May 2026", "4 min"],
)
def test_a_line_with_nothing_but_a_date_is_one(line: str) -> None:
    assert days.is_date_line(line)


@pytest.mark.parametrize("line", ["In May 2026 we met.", "By Sam, May 3, 2026", "May 3, 2026: war"])
def test_a_line_that_says_more_is_none(line: str) -> None:
    assert not days.is_date_line(line)

"""Near titles are found among thousands without comparing each with each."""

import pytest

from references.comparing.likeness import Shelved, near, pairs
from references.titles import title_key

LONG = "Glutamine metabolism and its role in immunity, a comprehensive review"


def shelved(pk: int, title: str, *, year: int = 2020, family: str = "shah") -> Shelved:
    return Shelved(pk, title_key(title), year, family)


@pytest.mark.parametrize(
    ("title", "values", "alike"),
    [
        (LONG, {}, True),
        (LONG.upper(), {}, True),
        (LONG, {"year": 2021}, True),
        (LONG, {"year": 0}, True),
        (LONG, {"family": "sha"}, True),
        ("Glutamin metabolism and its role in immunity: a comprehensive review", {}, True),
        ("Glutamine metabolism and its role in immunity", {}, True),
        ("The glutamine metabolism and its role in immunity, a comprehensive review", {}, True),
        (LONG, {"year": 2023}, False),
        ("Glutamine metabolism in piglets", {}, False),
        ("Arginine transport and the ageing muscle of mice", {}, False),
        ("", {}, False),
    ],
)
def test_near_titles_of_neighbouring_years_are_pairs(
    title: str, values: dict[str, int], alike: bool
) -> None:
    one, other = shelved(1, LONG), shelved(2, title, **values)
    fillers = [shelved(10 + n, f"{n} {chr(97 + n % 26) * 9} filler") for n in range(200)]
    assert ((1, 2) in pairs([one, other, *fillers])) is alike
    assert (near(one, [one, other]) == [2]) is alike


def test_a_pair_is_told_once_with_the_smaller_key_first() -> None:
    assert pairs([shelved(9, LONG), shelved(3, LONG)]) == {(3, 9)}

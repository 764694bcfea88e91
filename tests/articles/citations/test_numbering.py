"""How citation keys become the numbers a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.citations.numbering import groups, label, number, superscript

mentions = st.lists(st.sampled_from(["kim-2017", "rao-2012", "lee-2020", "cruzat-2018", "n-1"]))


def test_the_first_mention_decides_and_repeats_keep_their_number() -> None:
    assert number(["rao", "kim", "rao", "lee", "kim"]) == {"rao": 1, "kim": 2, "lee": 3}


def test_no_mentions_no_numbers() -> None:
    assert number([]) == {}


@given(mentions)
def test_numbers_have_no_gaps(keys: list[str]) -> None:
    assert sorted(number(keys).values()) == list(range(1, len(set(keys)) + 1))


@given(mentions)
def test_numbers_rise_with_first_mention(keys: list[str]) -> None:
    by_number = sorted(number(keys).items(), key=lambda pair: pair[1])
    firsts = [keys.index(key) for key, _ in by_number]
    assert firsts == sorted(firsts)


@given(mentions, mentions)
def test_what_is_said_later_changes_no_earlier_number(before: list[str], after: list[str]) -> None:
    assert number(before).items() <= number(before + after).items()


@pytest.mark.parametrize(
    ("numbers", "printed", "raised"),
    [
        ([], "", ""),
        ([3], "3", "³"),
        ([3, 4], "3,4", "³,⁴"),
        ([3, 4, 5], "3-5", "³⁻⁵"),
        ([5, 3, 4, 4], "3-5", "³⁻⁵"),
        ([1, 3, 4, 5], "1,3-5", "¹,³⁻⁵"),
        ([1, 2, 4, 5], "1,2,4,5", "¹,²,⁴,⁵"),
        ([10, 11, 12, 20], "10-12,20", "¹⁰⁻¹²,²⁰"),
    ],
)
def test_neighbours_are_joined_and_runs_are_shortened(
    numbers: list[int], printed: str, raised: str
) -> None:
    assert label(numbers) == printed
    assert superscript(label(numbers)) == raised


@given(st.lists(st.integers(1, 30)))
def test_groups_say_each_number_once_in_order(numbers: list[int]) -> None:
    said = [n for first, last in groups(numbers) for n in range(first, last + 1)]
    assert said == sorted(set(numbers))

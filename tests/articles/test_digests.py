"""The canonical form, whichever way it is written."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from articles.digests import canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_the_quick_way_writes_what_the_standard_does(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [0.5, 0.001, 0.0009, 1e-7, 1.0, 0.0, -0.0, 123456789.125, 1e15 + 0.5, 1e21, -0.25],
)
def test_numbers_are_printed_as_the_standard_prints_them(value: float) -> None:
    assert canonical({"x": value}) == rfc8785.dumps({"x": value})


def test_keys_sort_by_utf_16_as_the_standard_says() -> None:
    assert canonical({"\U0001f600": 1, "\ufb33": 2}) == '{"\U0001f600":1,"\ufb33":2}'.encode()


@pytest.mark.parametrize("refused", [2**53, float("nan"), "\ud800", {1: 2}])
def test_what_the_standard_refuses_is_refused(refused: object) -> None:
    with pytest.raises((rfc8785.CanonicalizationError, ValueError)):
        canonical(refused)

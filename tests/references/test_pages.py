"""Page ranges as journals print them."""

import pytest

from references import pages


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("2025S-31S", "2025S-2031S"),
        ("2556S–2561S", "2556S-2561S"),
        ("288-96", "288-296"),
        ("1677-87", "1677-1687"),
        ("S3-9", "S3-S9"),
        ("e14-20", "e14-e20"),
        ("e00115-21", "e00115-21"),
        ("264-9, W64", "264-269, W64"),
        ("1051", "1051"),
        ("CD010050", "CD010050"),
        ("iii-ix", "iii-ix"),
        ("67-77.e3", "67-77.e3"),
        ("2016-12", "2016-12"),
        ("1-15", "1-15"),
        ("93-113", "93-113"),
        ("S9-S12", "S9-S12"),
        ("", ""),
    ],
)
def test_shortened_ranges_are_written_whole(typed: str, whole: str) -> None:
    assert pages.expand(typed) == whole


@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("2556S-61S", "2556S", "2561S"),
        ("288–296", "288", "296"),
        ("264-269, W64", "264", "269"),
        ("1051", "1051", ""),
        ("e14", "e14", ""),
        ("", "", ""),
    ],
)
def test_a_range_splits_into_first_and_last_page(page: str, first: str, last: str) -> None:
    assert pages.split(page) == (first, last)

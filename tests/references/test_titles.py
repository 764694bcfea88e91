"""Folding names and titles."""

import pytest

from references import titles


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Córdova-Martínez", "cordova-martinez"),
        ("O’Keefe", "okeefe"),
        ("van der Hulst", "van-der-hulst"),
        ("Sørensen", "sorensen"),
        ("Łukasz Weiß", "lukasz-weiss"),
        ("王", ""),
    ],
)
def test_a_slug_is_ascii(text: str, slug: str) -> None:
    assert titles.slug(text) == slug


def test_punctuation_case_accents_and_italics_make_no_second_title() -> None:
    assert titles.title_key("The <i>Rôle</i> of Glutamine: A Review.") == titles.title_key(
        "the role of glutamine — a review"
    )

"""Which words are the disclaimer's, and how a difference is told."""

import pytest

from articles.compliance.fixed_text import (
    PLURAL,
    SINGULAR,
    differences,
    is_plural,
    is_singular,
    looks_like,
)


def test_the_two_forms_are_those_of_the_regulation() -> None:
    assert SINGULAR == (
        "This statement has not been evaluated by the Food and Drug Administration. "
        "This product is not intended to diagnose, treat, cure, or prevent any disease."
    )
    assert SINGULAR.replace("This statement has", "These statements have") == PLURAL


@pytest.mark.parametrize(
    "text", [f"* {PLURAL}", f"†{PLURAL.lower()}", f"**{PLURAL}**", f"“{PLURAL}”"]
)
def test_printing_is_free(text: str) -> None:
    assert is_plural(text)
    assert not is_singular(text)
    assert differences(text) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PLURAL.replace("Food and Drug Administration", "FDA"), "“fda.” stands for"),
        (PLURAL.replace("This product is", "Our products are"), "“our products are” stands for"),
        (SINGULAR.replace(" or prevent", ""), "“or prevent” is missing"),
        (PLURAL.replace("diagnose,", "diagnose, mitigate,"), "“mitigate,” is added"),
        (PLURAL.split(". ")[0] + ".", "is missing"),
    ],
)
def test_a_difference_is_told_in_words(text: str, told: str) -> None:
    assert told in differences(text)


def test_an_endless_text_is_compared_by_its_beginning() -> None:
    assert "is added" in differences(f"{PLURAL} {'more ' * 40_000}")


@pytest.mark.parametrize(
    "text",
    [
        "Not evaluated by the FDA.",
        "The Food and Drug Administration has not evaluated this.",
        "No product we sell is intended to treat or cure disease.",
    ],
)
def test_what_sets_out_to_be_the_disclaimer_is_seen(text: str) -> None:
    assert looks_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "The paper was evaluated by two readers.",
        "It is illegal to market a supplement to cure a disease.",
        "This letter is not intended to scare you.",
        "Nothing here should be used to treat a disease.",
    ],
)
def test_other_talk_is_not_the_disclaimer(text: str) -> None:
    assert not looks_like(text)

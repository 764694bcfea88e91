"""Which words name a product, and which a nutrient."""

import pytest

from articles.compliance.lexicon import build
from articles.content import Brand, Product

SHELF = (
    Product(
        slug="enterova",
        name="Enterova",
        alternate_names=("Enterova Daily", ""),
        active_ingredients=("L-Glutamine", "Zinc (as citrate)", "N-Acetyl Cysteine"),
    ),
    Product(slug="calm", name="Calm"),
    Product(slug="gutwall-3", name="GutWall 3"),
)
LEXICON = build(SHELF, Brand(name="Halden Labs", origin="https://halden.example"))


@pytest.mark.parametrize(
    "text",
    ["Take Enterova.", "ENTEROVA", "Calm, twice.", "gutwall 3", "GutWall-3", "Enterova’s jar"],
)
def test_a_product_is_known_as_it_is_written(text: str) -> None:
    assert LEXICON.names_product(text)


@pytest.mark.parametrize("text", ["Stay calm.", "Enterovascular", "gutwall", "Halden Labs", "zinc"])
def test_a_word_that_only_resembles_it_is_no_product(text: str) -> None:
    assert not LEXICON.names_product(text)


@pytest.mark.parametrize(
    "word",
    [
        "L-glutamine",
        "glutamine",
        "L‑Glutamine",
        "zinc",
        "acetyl cysteine",
        "Halden Labs",
        "our capsules",
    ],
)
def test_a_benefit_may_be_claimed_for_any_of_these(word: str) -> None:
    sentence = f"See {word} now"
    assert word in [sentence[start:end] for start, end in LEXICON.subjects(sentence)]


def test_a_brand_without_products_names_none() -> None:
    nothing = build((), Brand(name="", origin=""))
    assert not nothing.names_product("Enterova")
    assert list(nothing.subjects("zinc")) == []

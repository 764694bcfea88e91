"""The lexicon every test of claims speaks with, and the shortest way to a label."""

from articles.compliance import lexicon
from articles.compliance.claims.classify import Classification, classify
from articles.content import Brand, Product

LEXICON = lexicon.build(
    (
        Product(slug="enterova", name="Enterova", active_ingredients=("L-Glutamine", "Zinc")),
        Product(slug="proleevamax", name="ProleevaMax"),
    ),
    Brand(name="Halden Labs", origin="https://halden.example"),
)


def read(text: str) -> Classification:
    return classify(text, lexicon=LEXICON)


def label(text: str) -> str:
    return read(text).label


def codes(text: str) -> set[str]:
    return {trigger.code for trigger in read(text).triggers}

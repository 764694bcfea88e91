"""
A letter that promotes a supplement carries the disclaimer on the same page.

FD&C Act 403(r)(6)(C) and 21 CFR 101.93(b): a statement of nutritional support is allowed only
with the disclaimer. jsonld-target 3.13 asks more and simpler: a letter that names a product
shows it. A letter on biology that names no product, and marks no statement, needs none.
"""

from collections.abc import Iterator

from articles.compliance import fixed_text, statements
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule
from articles.content import DISCLAIMED_KINDS, FDA_DISCLAIMER


def check(letter: Letter) -> Iterator[Observation]:
    if any(_is_fda(text.text, text.kind) for text in letter.content.disclaimers):
        return
    found = _statement(letter) or _product(letter)
    if found:
        place, why = found
        yield Observation(
            place,
            f"{why}, and the letter carries no FDA disclaimer.",
            "Attach the FDA disclaimer to this letter and mark each statement it belongs to.",
        )


def _is_fda(text: str, kind: str) -> bool:
    return kind == FDA_DISCLAIMER or fixed_text.looks_like(text)


def _statement(letter: Letter) -> tuple[Place, str] | None:
    """Return the first statement under 403(r)(6): a marked claim, else one about the goods."""
    for place, claim in letter.claims():
        if claim.kind in DISCLAIMED_KINDS:
            return place, "A statement is marked as a claim"
    for sentence in statements.find(letter):
        if letter.names_product or any(letter.lexicon.subjects(sentence.text)):
            return sentence.place, "This says what a product or its ingredient does"
    return None


def _product(letter: Letter) -> tuple[Place, str] | None:
    """Return where a product is named."""
    if not letter.names_product:
        return None
    return letter.first_product() or Place("products"), "A product is named"


RULE = Rule(
    code="DISC-01",
    title="a product or statement without the FDA disclaimer",
    severity=Severity.BLOCK,
    source="FD&C Act 403(r)(6)(C); 21 CFR 101.93(b)",
    check=check,
)

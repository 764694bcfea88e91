"""
Each structure/function statement carries the symbol that leads to the disclaimer.

21 CFR 101.93(d): the disclaimer stands next to the statement or is linked to it by a symbol at
the end of each such statement. One asterisk does not serve the page. Where the disclaimer stands is
each frontend's choice, so no statement counts as next to it. Here the symbol comes
from marking the statement as a claim, so an unmarked statement has none. The rule speaks once
the letter names a product, has the disclaimer, or has marked other statements.
"""

from collections.abc import Iterator

from articles.compliance import statements
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter, Sentence
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule
from articles.content import DISCLAIMED_KINDS

SYMBOLS = ("*", "†", "‡", "§")


def check(letter: Letter) -> Iterator[Observation]:
    # Only these kinds print the symbol; a marked testimonial leads nowhere.
    marked = [place for place, claim in letter.claims() if claim.kind in DISCLAIMED_KINDS]
    if not (marked or letter.content.disclaimers or letter.names_product):
        return
    for sentence in statements.find(letter):
        if sentence.field.rich and not _carries_symbol(sentence, marked):
            yield Observation(
                sentence.place,
                "This structure/function statement carries no symbol that leads to the disclaimer.",
                "Mark it as a structure/function claim; the symbol and the link come by "
                "themselves. If it claims nothing for a product, record why.",
            )


def _carries_symbol(sentence: Sentence, marked: list[Place]) -> bool:
    return sentence.text.endswith(SYMBOLS) or any(
        place.overlaps(sentence.place) for place in marked
    )


RULE = Rule(
    code="DISC-04",
    title="a structure/function statement without its symbol",
    severity=Severity.WARN,
    source="21 CFR 101.93(d)",
    check=check,
)

"""
A disclaimer does not help a disease claim.

FDA's Small Entity Compliance Guide (2002): the disclaimer belongs to structure/function
statements; a claim on a disease stays one with or without it. So where a letter carries the
disclaimer while a disease finding (DC) is open, its reviewer is told that the two have nothing to
do with each other.
"""

from collections.abc import Iterator

from articles.compliance import fixed_text
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    open_claims = [one for one in letter.found if one.code.startswith("DC-")]
    place = _disclaimer(letter)
    if open_claims and place:
        codes = ", ".join(sorted({one.code for one in open_claims}))
        yield Observation(
            place,
            f"The letter carries the FDA disclaimer, and it does not help with {codes}: no "
            "disclaimer makes a claim on a disease lawful.",
            "Settle those findings by themselves. The disclaimer stays for the statements it is "
            "for.",
        )


def _disclaimer(letter: Letter) -> Place | None:
    """Return where the letter carries the disclaimer, attached or typed."""
    for index, disclaimer in enumerate(letter.content.disclaimers):
        if disclaimer.kind == "fda" or fixed_text.looks_like(disclaimer.text):
            return Place(f"disclaimers[{index}]")
    typed = (one.place for one in letter.sentences if fixed_text.looks_like(one.text))
    return next(typed, None)


RULE = Rule(
    code="DISC-06",
    title="a disclaimer beside a disease claim",
    severity=Severity.INFO,
    source="FDA Small Entity Compliance Guide on structure/function claims (2002)",
    check=check,
    last=True,
)

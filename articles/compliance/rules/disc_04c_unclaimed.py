"""
A disclaimer begins with a symbol, so some statement must end with it.

21 CFR 101.93(d). A disclaimer that no marked statement leads to is a footnote without a
reference: readers can't tell which statements FDA has not evaluated.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule
from articles.content import DISCLAIMED_KINDS


def check(letter: Letter) -> Iterator[Observation]:
    if any(claim.kind in DISCLAIMED_KINDS for _, claim in letter.claims()):
        return
    for index, disclaimer in enumerate(letter.content.disclaimers):
        yield Observation(
            Place(f"disclaimers[{index}]"),
            f"{disclaimer.name} is attached, but no statement in the letter is marked as a "
            "structure/function claim, so nothing leads to it.",
            "Mark the statements it belongs to. If the letter makes none and only names the "
            "product, record that.",
        )


RULE = Rule(
    code="DISC-04c",
    title="a disclaimer that no statement leads to",
    severity=Severity.WARN,
    source="21 CFR 101.93(d)",
    check=check,
)

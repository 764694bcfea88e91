"""
That people used it for centuries does not show that it works.

FTC Health Products Compliance Guidance (2022): a claim of traditional use implies that the product
works, and wants the evidence any such claim wants. Where a disease is named it is a disease claim
as well (DC-01). The history of a plant that was grown, traded or cooked, with no purpose for the
body, stays silent.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This offers long use as evidence"
HINT = "Give the studies that stand behind the benefit, or tell the history without the benefit."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "SUB-07", SAYS, HINT, usual=Severity.WARN)


RULE = Rule(
    code="SUB-07",
    title="long use offered as evidence",
    severity=Severity.WARN,
    source="FTC Health Products Compliance Guidance",
    check=check,
    on_copy=True,
)

"""
What holds a drug is sold as one.

21 CFR 101.93(g)(2)(iv)(B): a statement that the product contains an ingredient known as a drug for
a disease ("the same active as aspirin"). A drug explained on its own, with no product in sight,
stays silent.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This says that the product contains a drug"
HINT = "Name the ingredient by its own name, without the drug it is known from."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-04b", SAYS, HINT)


RULE = Rule(
    code="DC-04b",
    title="a product said to contain a drug",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(iv)(B)",
    check=check,
    on_copy=True,
)

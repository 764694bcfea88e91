"""
Whoever replaces a medicine claims what the medicine does.

21 CFR 101.93(g)(2)(vi): "herbal Prozac", "works like ibuprofen", a customer who gave up her
tablets. Advice not to swap it for a prescription is the opposite, and stays silent.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This offers the product as a substitute for a therapy"
HINT = "Compare with no medicine. Readers who take one should hear to keep taking it."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-06", SAYS, HINT)


RULE = Rule(
    code="DC-06",
    title="a product offered as a substitute for a therapy",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(vi)",
    check=check,
    on_copy=True,
)

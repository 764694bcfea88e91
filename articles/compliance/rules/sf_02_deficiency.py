"""
Scurvy may be spoken of, if readers learn how rare it is.

FD&C Act 403(r)(6)(A): a benefit for a classical nutrient deficiency disease is no disease claim,
provided the statement says how widespread the disease is in the United States. Named are the
disease and its own nutrient together; the same sentence or the next may give the prevalence.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This claims a benefit for a deficiency disease"
HINT = "Say in the same place how uncommon the disease is in the United States."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "SF-02", SAYS, HINT, usual=Severity.WARN)


RULE = Rule(
    code="SF-02",
    title="a deficiency disease without its prevalence",
    severity=Severity.WARN,
    source="FD&C Act 403(r)(6)(A)",
    check=check,
    on_copy=True,
)

"""
To keep blood sugar healthy sounds like help for people whose blood sugar is not.

FDA's Small Entity Compliance Guide (2002) on 101.93(g)(2)(ii): "helps maintain cholesterol levels
that are already within the normal range" may stand; without its last words the same sentence
reads as an effect on a sign of disease. Lowering or raising a value is DC-02's.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This keeps a value healthy without saying that it already is"
HINT = "Add “already within the normal range”, or speak of something that is not measured."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "SF-04", SAYS, HINT, usual=Severity.WARN)


RULE = Rule(
    code="SF-04",
    title="a value kept healthy without its range",
    severity=Severity.WARN,
    source="FDA Small Entity Compliance Guide on structure/function claims (2002)",
    check=check,
    on_copy=True,
)

"""
What makes a therapy work better takes part in it.

21 CFR 101.93(g)(2)(vii): "use when taking insulin", "pairs well with your statin". "Ask your doctor
before combining it with blood thinners" is a warning and stays silent; so is "nutritional support"
with no therapy beside it.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This offers the product as an addition to a therapy"
HINT = "Say what it does for the healthy body, and leave therapies out of the sentence."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-07", SAYS, HINT)


RULE = Rule(
    code="DC-07",
    title="a product offered as an addition to a therapy",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(vii)",
    check=check,
    on_copy=True,
)

"""
Who says "clinically proven" must hold the proof it names.

FTC Health Products Compliance Guidance (2022): an establishment claim ("clinically proven",
"studies prove", "doctor recommended") needs the level of evidence it states, as a rule randomised
controlled trials in people. So the sentence stops the letter unless an approved claim of the
library stands behind it. "No study has proven it" denies; "has been shown to" tells what one
study found and is SUB-02's and SUB-03's matter; what is proven of a drug or of walking is
nobody's boast.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This boasts that proof exists"
HINT = (
    "Say what the study found, in whom, and cite it; or tie the sentence to an approved claim "
    "of the library that rests on a controlled trial in people."
)


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "SUB-01", SAYS, HINT)


RULE = Rule(
    code="SUB-01",
    title="a boast that proof exists",
    severity=Severity.BLOCK,
    source="FTC Health Products Compliance Guidance (establishment claims)",
    check=check,
    on_copy=True,
)

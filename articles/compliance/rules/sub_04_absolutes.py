"""
"No side effects", "guaranteed" and "the best" need evidence that hardly any product has.

FTC Health Products Compliance Guidance (2022): absolutes and claims of safety are claims like any
other. What a study reported in the people it studied ("no side effects were reported in the 12
...") is told, not promised; a money-back guarantee and "best before" are commerce.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule

SAYS = "This promises more than any evidence can"
HINT = "Say what was seen, in whom, and cite it; or take the word out."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "SUB-04", SAYS, HINT, usual=Severity.WARN)


RULE = Rule(
    code="SUB-04",
    title="an absolute or a promise of safety",
    severity=Severity.WARN,
    source="FTC Health Products Compliance Guidance",
    check=check,
    on_copy=True,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

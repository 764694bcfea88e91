"""
Helping the body to resist an infection is treating it.

21 CFR 101.93(g)(2)(viii): "supports the body's ability to resist infection", "fights viruses".
"Supports the immune system" is FDA's own example of what may be said. How T cells work, with no
product in sight, is biology.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This claims a role in the body's response to a disease or a germ"
HINT = "“Supports the immune system” is allowed; a germ or an infection is not."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-08", SAYS, HINT)


RULE = Rule(
    code="DC-08",
    title="a role in the body's response to a disease or a germ",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(viii)",
    check=check,
    on_copy=True,
)

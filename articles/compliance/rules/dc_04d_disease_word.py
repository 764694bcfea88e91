"""
A promise against disease at large covers every single one.

21 CFR 101.93(g)(2)(iv)(D): "disease", "diseased" or "illness" said of what the product does ("keeps
disease away"). A remark on diet or sleep in general, with no product or ingredient acting, stays
silent; so does the disclaimer, which must use the word.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This promises something against disease in general"


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-04d", SAYS, claimed.REWORD)


RULE = Rule(
    code="DC-04d",
    title="a promise against disease in general",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(iv)(D)",
    check=check,
    on_copy=True,
)

"""
The harm a therapy does may itself be a disease.

21 CFR 101.93(g)(2)(ix): "soothes the mouth sores your chemo causes", "protects the liver from
acetaminophen". A balanced microbiome, with no therapy named, is no such promise.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This promises help against what a therapy does to the body"


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-09", SAYS, claimed.REWORD)


RULE = Rule(
    code="DC-09",
    title="help against what a therapy does to the body",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(ix)",
    check=check,
    on_copy=True,
)

"""
A supplement that acts on a disease is a drug by law, whatever the evidence.

21 CFR 101.93(g)(2)(i): product, ingredient or brand, a verb of effect, and a disease or a class of
diseases, by its name, as people call it, or by description ("the body's inability to make
insulin"). A hedge clears nothing, nor do the disclaimer or a study; warning letters quote both.
Silent: denials, open questions, advice to see a doctor, what others do ("statins lower ..."), and
claims the author reports only to reject. A reading that rests on mere nearness ("zinc and the
common cold") is for a person to judge.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This claims an effect on a disease"


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-01", SAYS, claimed.REWORD)


RULE = Rule(
    code="DC-01",
    title="an effect on a disease",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(i)",
    check=check,
    on_copy=True,
)

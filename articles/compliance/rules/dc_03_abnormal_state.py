"""
A natural state is no disease until it is abnormal or does lasting harm.

21 CFR 101.93(g)(2)(iii) and 65 FR 1000: hot flashes, noncystic acne and mild mood changes of the
cycle may be spoken of; cystic acne, severe depression, toxaemia of pregnancy or Alzheimer's in old
age may not. What makes the difference is the word in front ("severe", "cystic") or the people it
is for ("healthy lungs in smokers").
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This claims an effect on an abnormal or serious state"


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-03", SAYS, claimed.REWORD)


RULE = Rule(
    code="DC-03",
    title="an effect on an abnormal or serious natural state",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(iii)",
    check=check,
    on_copy=True,
)

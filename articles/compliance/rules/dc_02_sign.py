"""
Acting on the signs of a disease is acting on the disease.

21 CFR 101.93(g)(2)(ii): characteristic signs, symptoms and laboratory values: cholesterol, blood
pressure, blood sugar, joint pain, tumours, platelet aggregation. A value "already within the
normal range" and states everybody knows (soreness after exercise, an occasional upset) are no
signs of a disease. "Inflammation" or "pain" alone may be either: there a person looks.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This claims an effect on a sign or symptom of a disease"
HINT = (
    "Speak of a value already within the normal range or of an everyday state, or take the "
    "sentence out."
)


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-02", SAYS, HINT)


RULE = Rule(
    code="DC-02",
    title="an effect on a sign or symptom of a disease",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(ii)",
    check=check,
    on_copy=True,
)

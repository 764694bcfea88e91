"""
To call a supplement an antiviral is to sell a drug.

21 CFR 101.93(g)(2)(v): antibiotic, antiviral, antidepressant, analgesic, anti-inflammatory, vaccine
and their like, said of the product or an ingredient. Classes that are not about a disease
("antioxidant"), or that an "occasional" in front makes a common need, may stand.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This puts the product in a class of drugs"
HINT = "Describe what it does in a healthy body, without the name of a class of drugs."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-05", SAYS, HINT)


RULE = Rule(
    code="DC-05",
    title="a product put in a class of drugs",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(v)",
    check=check,
    on_copy=True,
)

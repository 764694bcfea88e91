"""
An expert's word counts as evidence, so the expertise must be real, fit, and have been used.

16 CFR 255.3: an endorser held out as an expert has the qualification for what is endorsed, and has
examined the product as experts in the field do. "As a pharmacist I give it to my mother" vouches;
a line of biography does not, nor does "ask your doctor".
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This lets an expert vouch for the product"
HINT = (
    "Record that the expertise is real, fits the claim and was exercised, and disclose any "
    "tie; or take the endorsement out."
)


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "END-04", SAYS, HINT, usual=Severity.WARN)


RULE = Rule(
    code="END-04",
    title="an expert who vouches for the product",
    severity=Severity.WARN,
    source="16 CFR 255.3",
    check=check,
    on_copy=True,
)

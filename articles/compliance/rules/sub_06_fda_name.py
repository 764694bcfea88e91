"""
FDA approves no supplement, so its name may not adorn one.

21 CFR 101.93 and FD&C Act 403(a)(1): "FDA approved", "registered" or "cleared", said of a
product, an ingredient or a facility, is false or misleads; registering a facility is a duty and
says nothing of what it makes. "Not evaluated by the FDA" is the disclaimer, and an FDA-approved
drug is one.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule

SAYS = "This lends the FDA’s name to the product or to where it is made"
HINT = "FDA approves no supplement, and registration is a duty. Take the words out."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "SUB-06", SAYS, HINT)


RULE = Rule(
    code="SUB-06",
    title="the FDA's name lent to a product or facility",
    severity=Severity.BLOCK,
    source="21 CFR 101.93; FD&C Act 403(a)(1)",
    check=check,
    on_copy=True,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

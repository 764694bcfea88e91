"""
Readers take one customer's result for the one they will get.

16 CFR 255.2: a testimonial conveys that its result is what people generally achieve; so what they
generally achieve stands beside it, clearly, or the advertiser holds the evidence that this is it.
Praise of taste or service tells no result, and what a survey found on average is the typical
result itself.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This tells a customer’s result without what customers generally get"
HINT = "State beside it, with evidence, what people generally get; or take the result out."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "END-03", SAYS, HINT, usual=Severity.WARN)


RULE = Rule(
    code="END-03",
    title="a testimonial's result without what is typical",
    severity=Severity.WARN,
    source="16 CFR 255.2",
    check=check,
    on_copy=True,
)

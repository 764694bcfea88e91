"""
A customer's words are the brand's claim once the brand prints them.

FDA's warning letters quote testimonials, and brands' replies that endorse them, as evidence of
intended use (21 CFR 101.93(g)); 16 CFR 255 makes the advertiser answer for them. Found are first
persons and quoted customers with a disease and an outcome. A disease told of with no product in
sight ("my grandmother had arthritis") stays silent.
"""

from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule

SAYS = "This tells of a person whose disease got better"
HINT = "A testimonial may speak of service and taste. Take the outcome out."


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(letter, "DC-11", SAYS, HINT)


RULE = Rule(
    code="DC-11",
    title="a testimonial with a disease in it",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="FDA warning letters on testimonials; 21 CFR 101.93(g); 16 CFR 255",
    check=check,
    on_copy=True,
)

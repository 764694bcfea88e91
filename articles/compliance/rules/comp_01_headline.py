"""
A letter has a headline.

jsonld-target 3.5: `headline` is required; without it neither the page nor the article can be
described, and the address is made from nothing.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    if not letter.content.headline.strip():
        yield Observation(
            Place("headline"),
            "The letter has no headline.",
            "Write the line readers will see above the letter.",
        )


RULE = Rule(
    code="COMP-01",
    title="no headline",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 3.5)",
    check=check,
)

"""
A letter has a text.

House rule: an approval signs the words that readers will read, so there must be some. Headings
and lists count; a page of nothing but citation marks does not.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    if not letter.body.text.strip():
        yield Observation(
            Place("body"),
            "The letter has no text yet.",
            "Write the letter, or import the page it comes from.",
        )


RULE = Rule(
    code="COMP-03",
    title="no text",
    severity=Severity.BLOCK,
    source="House rule (completeness)",
    check=check,
)

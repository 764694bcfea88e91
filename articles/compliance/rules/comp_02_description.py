"""
A letter has a description.

jsonld-target 3.4 and 3.5: `description` always stands in the markup, and the letter's card and
search snippet are made from it. Left empty, a search engine picks a sentence itself, perhaps
one that reads as a disease claim when it stands alone.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    if not letter.content.description.strip():
        yield Observation(
            Place("description"),
            "The letter has no description.",
            "Write two or three sentences on what the letter says; they become its card and its "
            "search snippet.",
        )


RULE = Rule(
    code="COMP-02",
    title="no description",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 3.4, 3.5)",
    check=check,
)

"""
A letter is signed by somebody.

jsonld-target 3.5: `author` is required, each a person of their own. Advice on health without a
name gives readers nobody to weigh, and 16 CFR 255.5 nobody to disclose.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    if not any(person.name.strip() for person in letter.content.authors):
        yield Observation(
            Place("authors"),
            "The letter has no author.",
            "Choose the person who wrote it; add them under Authors first if they are new.",
        )


RULE = Rule(
    code="COMP-04",
    title="no author",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 3.5)",
    check=check,
)

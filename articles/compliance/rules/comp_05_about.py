"""
A letter is about one to three things.

jsonld-target 3.11: `about` says what the letter is on, one to three topics; the rest are
`mentions`. None, and machines guess; more than three, and it is about nothing.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    count = len(letter.content.about)
    if count == 0:
        yield Observation(
            Place("about"),
            "No topic says what this letter is about.",
            "Choose one to three topics it is about.",
        )
    elif count > 3:
        yield Observation(
            Place("about"),
            f"The letter is about {count} topics; three are the most that help a reader.",
            "Keep the one to three it is really on, and turn the others into topics it mentions.",
        )


RULE = Rule(
    code="COMP-05",
    title="no topic, or more than three",
    severity=Severity.WARN,
    source="House rule (jsonld-target 3.11)",
    check=check,
)

"""
A headline over 110 characters is cut off where others show it.

House rule, after Google Search Central on articles: long headlines are truncated on some
devices. What is cut off may be the qualifier a reviewer relied on.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule

LONGEST = 110


def check(letter: Letter) -> Iterator[Observation]:
    headline = letter.content.headline
    if len(headline) > LONGEST:
        yield Observation(
            Place("headline", LONGEST, len(headline), headline[LONGEST:]),
            f"The headline has {len(headline)} characters; search results and social cards show "
            f"about {LONGEST}.",
            "Shorten it, or make sure that its beginning can stand alone.",
        )


RULE = Rule(
    code="COMP-06",
    title="a very long headline",
    severity=Severity.INFO,
    source="House rule; Google Search Central, Article",
    check=check,
)

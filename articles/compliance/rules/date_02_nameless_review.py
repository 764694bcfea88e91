"""
A page that claims a medical review names the reviewer, or claims none.

jsonld-target 4.4: `lastReviewed` is the day a named person passed the text and is never given
without `reviewedBy`; an unsigned review is an implied expert endorsement nobody exercised
(16 CFR 255.3). The claim of an imported page is not carried over: this system writes both
values from the real approval alone. So this only tells the reviewer what the old page said.
"""

from collections.abc import Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.papers import shortened
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    page = letter.content.source
    if page and page.last_reviewed.strip() and not page.reviewed_by.strip():
        yield Observation(
            Place("source.last_reviewed"),
            f"The imported page says it was reviewed on {shortened(page.last_reviewed, 30)} and "
            "names no reviewer.",
            "Nothing to type in: once this letter is approved here, the reviewer's name and the "
            "day of approval take its place.",
        )


RULE = Rule(
    code="DATE-02",
    title="an imported review date without a reviewer",
    severity=Severity.INFO,
    source="House rule (jsonld-target 4.4); 16 CFR 255.3",
    check=check,
)

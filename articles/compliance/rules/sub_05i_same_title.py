"""
Two entries with one title and one year are very likely one paper.

House rule (SUB-05, reference integrity). Unlike a shared identifier this is no proof: series
of reports repeat their title, and a preprint and its article are two records. So a person
looks, and says why both stay.
"""

from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.people import fold
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from articles.compliance.rules.sub_05e_same_identifier import names
from articles.content import Reference
from references import csl


def check(letter: Letter) -> Iterator[Observation]:
    first: dict[tuple[tuple[str, ...], int | None], Reference] = {}
    for paper in letter.content.references:
        title = (fold(csl.title(paper.csl)), csl.year(paper.csl))
        twin = first.setdefault(title, paper)
        if title[0] and twin is not paper and not set(names(twin)) & set(names(paper)):
            yield Observation(
                papers.place(letter, paper),
                f"{papers.credit(paper)} has the same title and year as "
                f"{papers.called(letter, twin)}: “{csl.title(paper.csl)}”.",
                "If it is one paper, cite one entry throughout and take the other off the list.",
            )


RULE = Rule(
    code="SUB-05i",
    title="two references with the same title and year",
    severity=Severity.WARN,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

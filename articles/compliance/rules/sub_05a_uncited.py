"""
A paper in the list that nothing in the letter cites looks like evidence and carries none.

House rule (SUB-05, reference integrity): every entry of the reference list is marked at
least once in the text; publishing is refused until it is. A reader who follows the list
must find what each paper was offered for. Papers cited only in questions that the page
does not show count as uncited, for no reader sees that mark.
"""

from collections.abc import Iterator

from articles.body.walk import citations
from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    hidden = {
        key for answer in letter.reading.answers for mark in citations(answer) for key in mark.keys
    }
    for paper in letter.reading.uncited:
        where = (
            "only in questions and answers that this page does not show"
            if paper.key in hidden
            else "nowhere in the letter"
        )
        yield Observation(
            papers.place(letter, paper),
            f"{papers.credit(paper)} stands in the reference list but is cited {where}. "
            "Readers can't tell what it is evidence for.",
            "Put a citation mark where the letter relies on this paper, or take it off the list.",
        )


RULE = Rule(
    code="SUB-05a",
    title="a reference that is cited nowhere",
    severity=Severity.BLOCK,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

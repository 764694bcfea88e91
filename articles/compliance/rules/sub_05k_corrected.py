"""
A paper with a correction or an expression of concern must be read again before it is cited.

House rule (SUB-05, reference integrity). A correction may leave the finding untouched or turn
it round; an expression of concern means the journal itself is not sure. Only a person can
tell which, so this asks for one.
"""

from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from articles.compliance.rules.sub_05g_retracted import notice

WORDS = {
    "corrected": "has been corrected since it appeared",
    "concern": "carries an expression of concern by its journal",
}


def check(letter: Letter) -> Iterator[Observation]:
    for paper in letter.content.references:
        if paper.status in WORDS:
            yield Observation(
                papers.place(letter, paper),
                f"{papers.opening(letter, paper)} {WORDS[paper.status]}.{notice(paper)}",
                "Read the notice. If what this letter takes from the paper still holds, record "
                "that; otherwise change the statement or cite another paper.",
            )


RULE = Rule(
    code="SUB-05k",
    title="a reference with a correction or an expression of concern",
    severity=Severity.WARN,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

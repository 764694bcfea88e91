"""
A retracted paper that the letter calls retracted is allowed, and a reviewer should see it.

House rule (SUB-05, reference integrity): the counterpart of SUB-05g, so that nobody signs a
letter without knowing that one of its papers was withdrawn from the record.
"""

from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from articles.compliance.rules.sub_05g_retracted import is_told, notice


def check(letter: Letter) -> Iterator[Observation]:
    for paper in letter.content.references:
        if paper.status == "retracted" and is_told(letter, paper):
            yield Observation(
                papers.place(letter, paper),
                f"{papers.opening(letter, paper)} was retracted, and the letter "
                f"tells readers so.{notice(paper)}",
                "Nothing to do, if the statement beside it stands without this paper.",
            )


RULE = Rule(
    code="SUB-05j",
    title="a retracted paper that readers are told about",
    severity=Severity.INFO,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

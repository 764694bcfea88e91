"""
A statement of benefit or of research shows what it rests on.

FD&C Act 403(r)(6)(B): the maker of a structure/function statement has substantiation that it is
truthful and not misleading. FTC Health Products Compliance Guidance: "studies show" promises that
they did. A citation beside the words, a paper in the claims ledger, or an approved statement of
the claims library with the same words will do; definitions and opinions need none.
"""

from collections.abc import Iterator

from articles.compliance import qualifying, research
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.passages import Passages
from articles.compliance.rule import Observation, Rule

HINT = (
    "Cite a paper behind the sentence or offer one in the claims ledger; or use the words of an "
    "approved statement of the claims library, which link by themselves."
)


def check(letter: Letter) -> Iterator[Observation]:
    passages = Passages(letter)
    found = qualifying.find(letter, passages)
    for statement in found:
        if statement.is_rich and not statement.is_supported:
            yield Observation(
                statement.place,
                "This statement of benefit shows nothing that it rests on: no citation, no paper "
                "in the claims ledger, no approved statement of the claims library.",
                HINT,
            )
    for statement in research.find(letter, passages, apart_from=found):
        if not statement.is_supported:
            yield Observation(statement.place, "This speaks of research and cites none.", HINT)


RULE = Rule(
    code="SUB-02",
    title="a statement of benefit or research that rests on nothing shown",
    severity=Severity.WARN,
    source="FD&C Act 403(r)(6)(B); FTC Health Products Compliance Guidance",
    check=check,
)

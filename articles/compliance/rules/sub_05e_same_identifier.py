"""
One paper under two numbers makes one study look like two.

House rule (SUB-05, reference integrity): a DOI, PMID or PMCID names exactly one paper, so two
entries that share one are the same paper, whatever their titles say.
"""

from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from articles.content import Reference
from references import csl


def check(letter: Letter) -> Iterator[Observation]:
    first: dict[tuple[str, str], Reference] = {}
    for paper in letter.content.references:
        shared = [name for name in names(paper) if name in first]
        if shared:
            system, value = shared[0]
            yield Observation(
                papers.place(letter, paper),
                f"{papers.credit(paper)} has the same {system} ({value}) as "
                f"{papers.called(letter, first[shared[0]])}. It is one paper, listed twice.",
                "Cite one of the two entries throughout, and take the other off the list.",
            )
        for name in names(paper):
            first.setdefault(name, paper)


def names(paper: Reference) -> tuple[tuple[str, str], ...]:
    """Return the (system, value) pairs that name `paper` and no other."""
    known = csl.identifiers(paper.csl)
    pairs = (("DOI", known.doi), ("PMID", known.pmid), ("PMCID", known.pmcid.upper()))
    return tuple(pair for pair in pairs if pair[1])


RULE = Rule(
    code="SUB-05e",
    title="one paper listed twice under the same identifier",
    severity=Severity.BLOCK,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

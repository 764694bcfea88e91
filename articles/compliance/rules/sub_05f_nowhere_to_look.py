"""
A reference that names no place to look it up cannot be checked by anybody.

House rule (SUB-05, reference integrity): each paper has a DOI, PMID, PMCID or ISBN, or at
least a web address; publishing is refused until it has. Substantiation that cannot be found
is no substantiation (FTC Health Products Compliance Guidance).
"""

from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from references import csl


def check(letter: Letter) -> Iterator[Observation]:
    for paper in letter.content.references:
        if not csl.identifiers(paper.csl) and not csl.url(paper.csl):
            yield Observation(
                papers.place(letter, paper),
                f"{papers.credit(paper)} has no DOI, PMID, PMCID, ISBN or web address, so nobody "
                "can look it up.",
                "Search the title at PubMed or Crossref and add the identifier in the library.",
            )


RULE = Rule(
    code="SUB-05f",
    title="a reference without identifier or address",
    severity=Severity.BLOCK,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

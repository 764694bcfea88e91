"""
Where the text names an author and a year, the mark beside it must lead to that paper.

House rule (SUB-05, reference integrity). A reader who looks up the mark finds other people's
work, and a claim loses the evidence it was approved with (FTC substantiation: the evidence
on file is the evidence relied on). Names are compared without accents and hyphens, any
author of the paper will do, and a year the registry does not know is not held against it.
When the named paper is another one of this letter, the finding says which number it has.
"""

from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.pairings import Pairing, pair
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    for pairing in pair(letter):
        credit = pairing.attribution
        if pairing.papers and not any(credit.agrees_with(paper) for paper in pairing.papers):
            yield Observation(
                pairing.sentence.place, _message(letter, pairing), _hint(letter, pairing)
            )


def _message(letter: Letter, pairing: Pairing) -> str:
    credit = pairing.attribution
    cited = " and ".join(papers.called(letter, paper) for paper in pairing.papers)
    if any(credit.credits_author_of(paper) for paper in pairing.papers):
        years = " and ".join(map(str, credit.years))
        return f"The text dates “{credit.shown}” to {years}, but the mark leads to {cited}."
    return f"The text credits “{credit.shown}”, but the mark leads to {cited}."


def _hint(letter: Letter, pairing: Pairing) -> str:
    fitting = [
        papers.called(letter, paper)
        for paper in letter.content.references
        if pairing.attribution.agrees_with(paper)
    ]
    if fitting:
        return (
            f"The paper named is {' or '.join(fitting)}. Cite that one here, or name the authors "
            "and year of the paper you cite."
        )
    return (
        "No paper of this letter has that author and year. Correct the name or year, or add the "
        "paper you mean to the library and cite it here."
    )


RULE = Rule(
    code="SUB-05b",
    title="an author or year in the text that disagrees with the cited reference",
    severity=Severity.WARN,
    source="House rule SUB-05 (reference integrity)",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

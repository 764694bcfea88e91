"""
A statement is no stronger than what it cites, or its reader is told so.

FTC Health Products Compliance Guidance: evidence must match the claim: people like the reader,
the dose they take, an effect in people and not in animals or cells, the studies themselves and
not a review alone. A study of something else may be cited where the same paragraph says so. What
counts is the best of the papers offered; what two people approved in the claims library was
weighed already, unless a paper was retracted since.
"""

from collections.abc import Iterator

from articles.compliance import evidence, limits, papers, qualifying, research
from articles.compliance.evidence import Shortfall
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.passages import Passages
from articles.compliance.qualifying import Statement
from articles.compliance.rule import Observation, Rule
from articles.content import Reference

HINT = (
    "Say in the same paragraph where the evidence ends, for instance “in animals”, “in hospital "
    "patients, not in healthy people” or “at six times this dose”; or cite a trial in people like "
    "your readers at the dose they take."
)


def check(letter: Letter) -> Iterator[Observation]:
    passages = Passages(letter)
    known = {paper.key: paper for paper in (*letter.content.references, *letter.content.offered)}
    for statement in _statements(letter, passages):
        offered = [known[key] for key in statement.papers if key in known]
        short = [(paper, _unstated(letter, passages, statement, paper)) for paper in offered]
        if short and all(reasons for _, reasons in short):
            yield Observation(
                statement.place,
                f"What it rests on is weaker than it says. {_told(letter, short)}"
                f"{_noted(statement)} Its readers are not told.",
                HINT,
            )


def _statements(letter: Letter, passages: Passages) -> Iterator[Statement]:
    """Yield what is said of the goods: every statement, and research that is none."""
    found = qualifying.find(letter, passages)
    yield from (statement for statement in found if statement.marked or letter.names_product)
    if letter.names_product:
        yield from research.find(letter, passages, apart_from=found)


def _unstated(
    letter: Letter, passages: Passages, statement: Statement, paper: Reference
) -> list[Shortfall]:
    record = statement.claim
    found = evidence.shortfalls(
        paper,
        statement=statement.text,
        population=record.population if record else "",
        dose=record.dose if record else "",
    )
    if record and record.library:
        found = tuple(each for each in found if each.kind == "retracted")
    if paper.key in letter.reading.numbers:
        # SUB-05g speaks of every retracted paper that is cited.
        found = tuple(each for each in found if each.kind != "retracted")
    paragraph = passages.paragraph(statement.sentences)
    return [each for each in found if not limits.are_stated(paragraph, each, paper)]


def _told(letter: Letter, short: list[tuple[Reference, list[Shortfall]]]) -> str:
    return " ".join(
        f"{papers.opening(letter, paper)} is {', and '.join(each.why for each in reasons)}."
        for paper, reasons in short
    )


def _noted(statement: Statement) -> str:
    gaps = [each.gap for each in statement.claim.evidence if each.gap] if statement.claim else []
    return f" The ledger notes: {' '.join(gaps)}" if gaps else ""


RULE = Rule(
    code="SUB-03",
    title="a statement stronger than the evidence it cites",
    severity=Severity.WARN,
    source="FTC Health Products Compliance Guidance (2022)",
    check=check,
)

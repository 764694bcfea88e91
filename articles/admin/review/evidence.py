"""
What each marked statement rests on: its papers, who was studied and how, passage and gap.

A newcomer gets this wrong: the facts of a paper are those that the revision froze. What the
library knows of it today is a finding's to tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.http import HttpRequest

from articles.admin.letter.wording import label, place
from articles.body.walk import claims, text_of
from articles.compliance.evidence import Shortfall, shortfalls
from articles.content import Claim, Content, Evidence, Reference
from articles.models import Article, Revision
from articles.reading import read
from references import kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper offered for a statement; `reference` is None when the revision has no such key."""

    evidence: Evidence
    reference: Reference | None
    number: int | None
    facts: tuple[tuple[str, str], ...]
    shortfalls: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A marked statement with its record; `letter` is what it is called on the page: A, B, ..."""

    name: str
    letter: str
    place: str
    kind: str
    claim: Claim
    papers: tuple[Paper, ...]
    is_recorded: bool
    facts: tuple[tuple[str, str], ...]


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return every claim of the letter, each with the papers offered for it."""
    return {"cards": cards(revision.content)}


def cards(content: Content) -> list[Card]:
    """Return the statements of `content` in reading order, then records without a mark."""
    records = {(claim.field, claim.mark): claim for claim in content.claims}
    marked = list(_marked(content))
    places = {(claim.field, claim.mark) for claim in marked}
    known = [(records.get((claim.field, claim.mark)), claim) for claim in marked]
    known += [(claim, claim) for claim in content.claims if (claim.field, claim.mark) not in places]
    return [
        _card(record or mark, content, number=number, is_recorded=record is not None)
        for number, (record, mark) in enumerate(known, start=1)
    ]


def _marked(content: Content) -> Iterator[Claim]:
    """Yield the marks of the text, as claims of which nothing is known but their words."""
    reading = read(content)
    for number, document in zip(count(-1), (reading.body, *reading.answers), strict=False):
        field = "body" if number < 0 else f"faqs[{number}].answer"
        for each in claims(document):
            yield Claim(mark=each.mark, kind=each.kind, text=text_of(each), field=field)


def _card(claim: Claim, content: Content, *, number: int, is_recorded: bool) -> Card:
    papers = {paper.key: paper for paper in (*content.references, *content.offered)}
    numbers = read(content).numbers
    return Card(
        name=f"evidence-{number}",
        letter=_called(number),
        place=place(claim.field),
        kind=label(claim.kind),
        claim=claim,
        papers=tuple(
            _paper(each, papers.get(each.reference), claim, numbers.get(each.reference))
            for each in claim.evidence
        ),
        is_recorded=is_recorded,
        facts=_said_of(claim),
    )


def _paper(
    offered: Evidence, reference: Reference | None, claim: Claim, number: int | None
) -> Paper:
    short: tuple[Shortfall, ...] = ()
    if reference:
        short = shortfalls(
            reference, statement=claim.text, population=claim.population, dose=claim.dose
        )
    return Paper(
        evidence=offered,
        reference=reference,
        number=number,
        facts=_studied(reference) if reference else (),
        shortfalls=short,
    )


def _studied(paper: Reference) -> tuple[tuple[str, str], ...]:
    size = "" if paper.sample_size is None else str(paper.sample_size)
    noted = (("People", paper.population), ("Sample", size), ("Dose", paper.dose))
    missing = [name.lower() for name, said in noted if not said]
    return (
        ("Study", kinds.LABELS.get(paper.kind, "Kind not noted")),
        *(fact for fact in noted if fact[1]),
        *([("Not noted", ", ".join(missing))] if missing else []),
    )


def _said_of(claim: Claim) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Product", claim.product),
        ("Ingredient", claim.ingredient),
        ("Speaks of", claim.population),
        ("Dose", claim.dose),
        ("Typical result", claim.typical_result),
    )
    return tuple(fact for fact in facts if fact[1])


def _called(number: int) -> str:
    """Return A to Z, then A2 and so on."""
    turn, place_ = divmod(number - 1, 26)
    return chr(ord("A") + place_) + (str(turn + 1) if turn else "")

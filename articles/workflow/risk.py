"""
Weigh what makes a review urgent and careful work, so that a queue has an order and can explain it.

The weights order a queue and say nothing of the law: what may be signed is the policy's answer.
The same letter, history and findings give the same factors, in the same order and words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from articles.compliance import evidence
from articles.compliance.outcome import Outcome
from articles.compliance.papers import shortened
from articles.compliance.wording import fold_digest
from articles.content import DISCLAIMED_KINDS, Claim, Content, Reference
from articles.digests import canonical_text

DISEASE = "DC-"
"""What the codes of all rules about disease claims begin with (21 CFR 101.93(g))."""
WEAK_GRADES = frozenset({"limited", "background"})
NAMED = 3
"""Things named in one sentence; behind them stands how many more there are."""


class Level(StrEnum):
    """How a reviewer should take it: `high` before all else."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


LEAST = {Level.HIGH: 40, Level.MEDIUM: 15, Level.LOW: 0}
"""The least total weight of each level, the highest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One thing that makes a review weigh more, and why in a reviewer's words."""

    code: str
    weight: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """All that makes one review weigh more, the weightiest first."""

    factors: tuple[Factor, ...] = ()

    @property
    def weight(self) -> int:
        return sum(factor.weight for factor in self.factors)

    @property
    def level(self) -> Level:
        return level(self.weight)


def level(weight: int) -> Level:
    """Return the level of a total `weight`."""
    return next(name for name, least in LEAST.items() if weight >= least)


def to_text(risk: Risk) -> str:
    """Return the canonical JSON text of `risk`."""
    return canonical_text(msgspec.to_builtins(risk))


def from_text(text: str) -> Risk:
    """Read back what `to_text` wrote."""
    return msgspec.json.decode(text, type=Risk)


def weigh(factors: Iterable[Factor]) -> Risk:
    """Return `factors` as a risk; of equal weight, the one named first comes first."""
    return Risk(factors=tuple(sorted(factors, key=lambda factor: -factor.weight)))


def assess(
    content: Content,
    *,
    signed: Content | None,
    outcomes: Iterable[Outcome],
    beginners: Iterable[str] = (),
    is_expedited: bool = False,
) -> Risk:
    """
    Return what makes the review of `content` weigh more.

    `signed` is what was signed last of the letter, `outcomes` the findings on `content` and what
    was decided about them, `beginners` the names of those authors who have no letter in public.
    """
    return weigh(
        (
            *_disease(outcomes),
            *_fallen(content),
            *_new_claims(content, signed),
            *_evidence(content),
            *_testimonials(content, signed),
            *_beginners(beginners),
            *_disclaimers(content, signed),
            *_expedited(is_expedited),
        )
    )


def _disease(outcomes: Iterable[Outcome]) -> Iterator[Factor]:
    about = [row for row in outcomes if row.finding.code.startswith(DISEASE)]
    found = [row.finding.quote or row.finding.field for row in about if row.is_open]
    answered = [row.finding.quote or row.finding.field for row in about if row.is_resolved]
    if found:
        yield Factor(
            code="disease_open",
            weight=40,
            words=f"Words of disease that nobody has answered: {_named(found)}.",
        )
    if answered:
        yield Factor(
            code="disease_resolved",
            weight=30,
            words=f"Words of disease that stay because somebody judged them: {_named(answered)}.",
        )


def _fallen(content: Content) -> Iterator[Factor]:
    papers = {paper.key: paper for paper in (*content.references, *content.offered)}.values()
    retracted = [paper.key for paper in papers if paper.status == "retracted"]
    doubted = [paper.key for paper in papers if paper.status == "concern"]
    if retracted:
        yield Factor(
            code="retracted",
            weight=40,
            words=f"It relies on what was retracted: {_named(retracted)}.",
        )
    if doubted:
        yield Factor(
            code="concern",
            weight=25,
            words=f"A journal voiced concern about a paper it relies on: {_named(doubted)}.",
        )


def _new_claims(content: Content, signed: Content | None) -> Iterator[Factor]:
    new = _new(content, signed, DISCLAIMED_KINDS)
    if new:
        yield Factor(
            code="new_claim",
            weight=20 + 5 * min(len(new) - 1, 4),
            words=f"{_counted(len(new), 'statement')} that nobody has signed yet: {_named(new)}.",
        )


def _evidence(content: Content) -> Iterator[Factor]:
    papers = {paper.key: paper for paper in (*content.references, *content.offered)}
    claims = [claim for claim in content.claims if claim.kind in DISCLAIMED_KINDS]
    missing = [claim.text for claim in claims if not _offered(claim, papers)]
    weak = [claim.text for claim in claims if _is_weak(claim, papers)]
    if missing:
        yield Factor(
            code="no_evidence",
            weight=20,
            words=f"Nothing is offered as evidence: {_named(missing)}.",
        )
    if weak:
        yield Factor(
            code="weak_evidence",
            weight=10,
            words=f"What is offered falls short of the words: {_named(weak)}.",
        )


def _offered(claim: Claim, papers: dict[str, Reference]) -> bool:
    return claim.library is not None or any(key in papers for key in claim.references)


def _is_weak(claim: Claim, papers: dict[str, Reference]) -> bool:
    """Say whether not one thing that is offered for `claim` is about it and strong enough."""
    if claim.library is not None:
        return claim.library.grade in WEAK_GRADES
    known = [row for row in claim.evidence if row.reference in papers]
    return bool(known) and all(
        row.gap
        or evidence.shortfalls(
            papers[row.reference],
            statement=claim.text,
            population=claim.population,
            dose=claim.dose,
        )
        for row in known
    )


def _testimonials(content: Content, signed: Content | None) -> Iterator[Factor]:
    if new := _new(content, signed, frozenset({"testimonial"})):
        yield Factor(
            code="testimonial",
            weight=15,
            words=f"Somebody tells what it did for them (16 CFR 255): {_named(new)}.",
        )


def _beginners(beginners: Iterable[str]) -> Iterator[Factor]:
    if names := list(beginners):
        who = " and ".join(names)
        yield Factor(code="first_letter", weight=15, words=f"Nothing by {who} was public before.")


def _disclaimers(content: Content, signed: Content | None) -> Iterator[Factor]:
    if signed is None:
        return
    known = {(row.kind, row.version) for row in signed.disclaimers}
    if new := [row.name for row in content.disclaimers if (row.kind, row.version) not in known]:
        yield Factor(
            code="new_disclaimer",
            weight=10,
            words=f"It prints a wording that it did not when it was last signed: {_named(new)}.",
        )


def _expedited(is_expedited: bool) -> Iterator[Factor]:
    if is_expedited:
        yield Factor(code="expedited", weight=10, words="Whoever asked says that it cannot wait.")


def _new(content: Content, signed: Content | None, kinds: frozenset[str]) -> list[str]:
    """Return the statements of `kinds` whose words were not signed before."""
    known = {fold_digest(claim.text) for claim in signed.claims} if signed else set()
    marked = [claim.text for claim in content.claims if claim.kind in kinds]
    return [text for text in marked if fold_digest(text) not in known]


def _named(things: list[str]) -> str:
    once = list(dict.fromkeys(things))
    shown = "; ".join(f"“{shortened(thing)}”" for thing in once[:NAMED])
    left = len(once) - NAMED
    return f"{shown}; and {left} more" if left > 0 else shown


def _counted(count: int, name: str) -> str:
    return f"1 {name}" if count == 1 else f"{count} {name}s"

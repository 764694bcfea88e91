"""
Show each finding with its place, how it stands, who decided what, and what may be done now.

Nothing is decided here; the answers are those of `articles.compliance`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from articles.admin.letter import way_forms
from articles.admin.letter.editor.fixes import Fix, fix_of
from articles.admin.letter.way_forms import Entries
from articles.admin.letter.wording import place
from articles.body.document import Claim
from articles.body.prose import prose
from articles.compliance import countersigning, resolving
from articles.compliance.finding import GRAVITY, Finding, Severity
from articles.compliance.outcome import Fate, Outcome
from articles.compliance.resolution import TITLES, Kind
from articles.compliance.resolving import BY, WHO, Person
from articles.models import Article, Resolution
from articles.reading import Reading
from articles.refusal import Refusal
from articles.workflow import resolved, standing
from articles.workflow.resolved import Account

ANSWER = re.compile(r"faqs\[(\d+)\]\.answer")
Spans = tuple[tuple[int, int, Claim], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way out of a finding: its form, or why this person may not take it."""

    kind: Kind
    title: str
    refusal: Refusal | None
    form: way_forms.Way | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """
    A finding as a screen tells of it; `fix` is what one click can do about it while writing.

    `decided` answers it, or is about to: then `waits_for` says for whom, and `agreeing` why
    this person may not be the one.
    """

    finding: Finding
    place: str
    fix: Fix | None = None
    state: str = ""
    decided: Resolution | None = None
    waits_for: str = ""
    agreeing: Refusal | None = None
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A resolution and how it stands; `revoking` is why this person may not take it back."""

    row: Resolution
    fate: Fate
    revoking: Refusal | None

    @property
    def standing(self) -> str:
        return self.fate.standing.value.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All findings on a text, and all that was ever decided about its letter."""

    findings: list[Noted]
    counts: list[tuple[str, int]]
    resolutions: list[Kept]

    @property
    def holding(self) -> list[Kept]:
        """What answers a finding, or waits to."""
        return [kept for kept in self.resolutions if kept.fate.counts]

    @property
    def past(self) -> list[Kept]:
        """What holds no more, and what was mended: never left out."""
        return [kept for kept in reversed(self.resolutions) if not kept.fate.counts]


def noted(findings: Iterable[Finding], reading: Reading | None = None) -> list[Noted]:
    """
    Return `findings` with their places in words, the gravest first, and nothing to decide.

    With the `reading` of the letter that somebody is writing, each comes with its fix.
    """
    ordered = sorted(findings, key=lambda finding: GRAVITY[finding.severity])
    return [
        Noted(finding=finding, place=place(finding.field), fix=_fix(finding, reading))
        for finding in ordered
    ]


def counts(findings: Iterable[Finding]) -> list[tuple[str, int]]:
    """Return how many findings there are of each severity, without the noughts."""
    severities = [finding.severity for finding in findings]
    return [(name.value, severities.count(name)) for name in Severity if name in severities]


def ledger(
    article: Article,
    findings: Iterable[Finding],
    *,
    user: Any,
    now: datetime,
    reading: Reading | None = None,
) -> Ledger:
    """Return what `user` sees of `findings` on `article` and may do, in a few queries."""
    account = resolved.account(article, findings, on=resolved.day(now))
    person = standing.person_of(article, user)
    entries = Entries(now)
    outcomes = sorted(
        account.assessment.outcomes,
        key=lambda row: (not row.is_open, GRAVITY[row.finding.severity]),
    )
    return Ledger(
        findings=[
            replace(
                _noted(outcome, account, person=person, entries=entries, number=number),
                fix=_fix(outcome.finding, reading),
            )
            for number, outcome in enumerate(outcomes)
        ],
        counts=_open_counts(outcomes),
        resolutions=[
            _kept(fate, account.rows[fate.resolution.number], person)
            for fate in account.assessment.fates
        ],
    )


def ways(outcome: Outcome, *, person: Person, entries: Entries, number: int) -> tuple[Way, ...]:
    """Return every way out that somebody may declare, in order, with what is in its way."""
    return tuple(
        _way(kind, outcome.finding, person=person, entries=entries, number=number) for kind in BY
    )


def _noted(
    outcome: Outcome, account: Account, *, person: Person, entries: Entries, number: int
) -> Noted:
    finding, waits = outcome.finding, outcome.awaits
    resolution = outcome.resolution
    agreeing = None
    if resolution and waits:
        agreeing = countersigning.countersigning_refusal(resolution, waits, person=person)
    offered = (
        () if outcome.is_resolved else ways(outcome, person=person, entries=entries, number=number)
    )
    return Noted(
        finding=finding,
        place=place(finding.field),
        state=_state(outcome),
        decided=account.row(outcome),
        waits_for=WHO[waits] if waits else "",
        agreeing=agreeing,
        ways=offered,
    )


def _state(outcome: Outcome) -> str:
    if outcome.is_resolved:
        return "resolved"
    if outcome.awaits:
        return "waiting"
    return "open" if outcome.is_open else ""


def _way(kind: Kind, finding: Finding, *, person: Person, entries: Entries, number: int) -> Way:
    refusal = resolving.refusal(kind, finding, person=person, on=entries.on)
    form = None
    if refusal is None:
        form = way_forms.form_for(kind, entries=entries, auto_id=f"id_{number}_{kind.value}_%s")
    return Way(kind=kind, title=TITLES[kind], refusal=refusal, form=form)


def _kept(fate: Fate, row: Resolution, person: Person) -> Kept:
    refusal = countersigning.revoking_refusal(fate.resolution, person=person)
    return Kept(row=row, fate=fate, revoking=refusal)


def _open_counts(outcomes: Iterable[Outcome]) -> list[tuple[str, int]]:
    """Count what is open by severity, what is only shown, and what was resolved."""
    rows = list(outcomes)
    shown = counts(row.finding for row in rows if not row.is_resolved)
    done = sum(1 for row in rows if row.is_resolved)
    return [*shown, ("resolved", done)] if done else shown


def _fix(finding: Finding, reading: Reading | None) -> Fix | None:
    if reading is None:
        return None
    return fix_of(finding, marked=_is_marked(finding, reading))


def _is_marked(finding: Finding, reading: Reading) -> bool:
    """Tell whether a claim stands where `finding` points."""
    start, end = finding.start, finding.end
    if start is None or end is None:
        return False
    claims = _claims_of(reading, finding.field)
    return any(first < end and start < last for first, last, _ in claims)


def _claims_of(reading: Reading, field: str) -> Spans:
    if field == "body":
        return reading.prose.claims
    answer = ANSWER.fullmatch(field)
    return prose(reading.answers[int(answer[1])]).claims if answer else ()

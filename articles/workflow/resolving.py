"""
Resolve findings, have a second person agree, take a resolution back: the only code that does.

Every action has the shape of `articles.workflow.actions`: lock the letter, ask the policy, add a
row, record the event. Who resolves writes nothing in the letter, and its status stays.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User

from articles import policies
from articles.checking import check
from articles.compliance import countersigning, resolving
from articles.compliance.finding import Finding
from articles.compliance.mended import mended
from articles.compliance.outcome import Assessment, Outcome, Standing
from articles.compliance.resolution import Capacity, Kind
from articles.compliance.resolution_facts import Facts
from articles.models import (
    Article,
    Countersignature,
    LibraryClaim,
    Resolution,
    Revision,
    Revocation,
)
from articles.refusal import Refusal, Refused
from articles.workflow import history, holding, reexamining, resolved, standing
from articles.workflow.alerts import lock
from references.transactions import whole


@whole
def resolve(
    article: Article,
    *,
    actor: User,
    now: datetime,
    kind: Kind,
    code: str,
    sentence_sha256: str,
    reason: str = "",
    risk_owner: str = "",
    expires_on: date | None = None,
    entry: LibraryClaim | None = None,
    authorised: str = "",
) -> Resolution:
    """
    Record that the finding of rule `code` on the sentence of that hash is resolved by `kind`.

    It must be on the text that the next decision is about: the draft, or the revision under
    review. Raises `Refused`.
    """
    article = lock([article.pk])[0]
    status = standing.status_of(article, now=now)
    assessed = standing.assess(article, status=status, on=resolved.day(now))
    outcome = _outcome_of(assessed, code, sentence_sha256)
    facts = Facts(
        reason=reason,
        risk_owner=risk_owner,
        expires_on=expires_on,
        entry=resolved.entry_of(entry) if entry else None,
        authorised=authorised,
    )
    if no := _settled(outcome, kind) or resolving.refusal(
        kind,
        outcome.finding,
        person=standing.person_of(article, actor),
        on=resolved.day(now),
        facts=facts,
    ):
        raise Refused(no)
    row = _made(
        article,
        outcome.finding,
        revision=standing.revision_in_question(article, status=status),
        actor=actor,
        now=now,
        kind=kind,
        reason=" ".join(reason.split()),
        **_backing(kind, facts, entry),
    )
    _record([row], actor=actor, now=now)
    reexamining.follow(article, now=now)
    return row


@whole
def countersign(
    resolution: Resolution, *, actor: User, now: datetime, note: str = ""
) -> Countersignature:
    """Agree to `resolution` as the second person whom it waits for. Raises `Refused`."""
    article = lock([resolution.article_id])[0]
    resolution = resolved.rows_of(article).get(pk=resolution.pk)
    capacity = _awaited(article, resolution, now=now)
    if no := countersigning.countersigning_refusal(
        resolved.value(resolution), capacity, person=standing.person_of(article, actor)
    ):
        raise Refused(no)
    row = Countersignature.objects.create(
        resolution=resolution, capacity=capacity, reason=note.strip(), **_hand(actor, now)
    )
    told = resolved.told_of_second(row)
    history.record(
        article,
        "countersign",
        actor=actor,
        now=now,
        reason=row.reason,
        rows=[row],
        countersignature=told,
    )
    reexamining.follow(article, now=now)
    return row


@whole
def revoke(resolution: Resolution, *, actor: User, now: datetime, reason: str) -> Revocation:
    """Take `resolution` back; its finding is open again. Raises `Refused`."""
    article = lock([resolution.article_id])[0]
    resolution = resolved.rows_of(article).get(pk=resolution.pk)
    person = standing.person_of(article, actor)
    if no := countersigning.revoking_refusal(
        resolved.value(resolution), person=person, reason=reason
    ):
        raise Refused(no)
    row = Revocation.objects.create(
        resolution=resolution, reason=reason.strip(), **_hand(actor, now)
    )
    told = resolved.told_of_end(row)
    history.record(
        article, "revoke", actor=actor, now=now, reason=row.reason, rows=[row], revocation=told
    )
    holding.let_go(article, now=now)
    reexamining.follow(article, now=now)
    return row


def record_mended(
    article: Article, revision: Revision, previous: Revision, *, actor: User, now: datetime
) -> list[Resolution]:
    """
    Record what `actor` mended between `previous` and `revision` (R1, R5), if anything.

    Both are checked by the rules of today, so that a changed rule passes for nobody's work.
    """
    try:
        before = check(previous.content)
    except ValueError:
        # Somebody changed the frozen text in the database; it is evidence of nothing.
        return []
    rows = [
        _made(
            article,
            finding,
            revision=revision,
            actor=actor,
            now=now,
            kind=kind,
            reason=f"{WHAT_BECAME[kind]} Revision {revision.number} has it no more.",
        )
        for kind, finding in mended(before, check(revision.content))
    ]
    if rows:
        _record(rows, actor=actor, now=now)
    return rows


WHAT_BECAME = {
    Kind.REWORD: "The sentence was changed or taken out.",
    Kind.DISCLOSE: "What was to be disclosed is disclosed, or no longer called for.",
}


def _outcome_of(assessed: Assessment, code: str, sentence_sha256: str) -> Outcome:
    for outcome in assessed.outcomes:
        finding = outcome.finding
        if (finding.code, finding.sentence_sha256) == (code, sentence_sha256):
            return outcome
    raise Refused(
        Refusal("gone", f"{code} finds nothing there any more; the letter was changed meanwhile.")
    )


def _settled(outcome: Outcome, kind: Kind) -> Refusal | None:
    if outcome.is_resolved:
        return Refusal("resolved", "This finding is resolved already.")
    if outcome.resolution is not None and outcome.resolution.kind is kind:
        return Refusal("waits", "That is recorded already, and waits for a second person.")
    return None


def _awaited(article: Article, resolution: Resolution, *, now: datetime) -> Capacity:
    status = standing.status_of(article, now=now)
    assessed = standing.assess(article, status=status, on=resolved.day(now))
    fate = next(row for row in assessed.fates if row.resolution.number == resolution.pk)
    if fate.standing is not Standing.WAITING or fate.awaits is None:
        raise Refused(Refusal("status", fate.why or "It waits for nobody."))
    return fate.awaits


def _backing(kind: Kind, facts: Facts, entry: LibraryClaim | None) -> dict[str, Any]:
    """Return what `kind` rests on; whatever else was given along is none of its business."""
    if kind is Kind.OVERRIDE:
        return {"risk_owner": facts.risk_owner.strip(), "expires_on": facts.expires_on}
    if kind is Kind.LINK_CLAIM:
        return {"entry": entry}
    return {"authorised": facts.authorised} if kind is Kind.AUTHORISED_CLAIM else {}


def _made(
    article: Article, finding: Finding, *, actor: User, now: datetime, kind: Kind, **facts: Any
) -> Resolution:
    return Resolution.objects.create(
        article=article,
        kind=kind,
        code=finding.code,
        severity=finding.severity,
        field=finding.field,
        sentence=finding.sentence,
        sentence_sha256=finding.sentence_sha256,
        policy_version=policies.current().version,
        **_hand(actor, now),
        **facts,
    )


def _hand(actor: User, now: datetime) -> dict[str, Any]:
    name = actor.get_full_name() or actor.get_username()
    return {"made_by": actor, "printed_name": name, "made_at": now}


def _record(rows: Iterable[Resolution], *, actor: User, now: datetime) -> None:
    """Write `rows`, all of one letter, into its history as one event."""
    made = list(rows)
    history.record(
        made[0].article,
        "resolve",
        actor=actor,
        now=now,
        revision=made[0].revision,
        reason=made[0].reason,
        rows=made,
        resolutions=[resolved.told(row) for row in made],
    )

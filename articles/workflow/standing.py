"""Read from the database what the policy needs to know of a letter and of a person."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Min

from articles import collect, lapsing
from articles.checking import check
from articles.compliance.finding import Finding, Severity
from articles.compliance.outcome import Assessment
from articles.compliance.resolution import Capacity
from articles.compliance.resolving import Person
from articles.content import Content
from articles.models import Article, Publication, Revision
from articles.refusal import Refusal
from articles.workflow import (
    commented,
    enduring,
    hands,
    outstanding,
    policy,
    resolved,
    signatories,
    signatures,
    signing_policy,
)
from articles.workflow.outstanding import Text
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import TRANSITIONS, Action, Status, status_now

FROZEN_IN = frozenset(
    {Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED, Status.UNPUBLISHED}
)
"""Where the next decision is about the newest revision; elsewhere it is about the draft."""
DECIDED_IN = frozenset(status for action in policy.DECIDING for status in TRANSITIONS[action])
# Of a scheduled letter the question stays open until its moment has come.
GOING_LIVE_IN = frozenset(
    {Status.SCHEDULED, *(status for action in policy.GOING_LIVE for status in TRANSITIONS[action])}
)
GATED_IN = GOING_LIVE_IN | {status for action in policy.SIGNED for status in TRANSITIONS[action]}


def actor_of(user: User) -> Actor:
    """Return who `user` is to the policy; a superuser counts as an administrator."""
    names = set(user.groups.values_list("name", flat=True))
    roles = {role for role in Role if role.value in names}
    if user.is_superuser:
        roles.add(Role.ADMINISTRATOR)
    if not user.is_active:
        roles = set()
    return Actor(user_id=user.pk, name=user.get_full_name(), roles=frozenset(roles))


def status_of(article: Article, *, now: datetime) -> Status:
    """Return the status at `now`, whoever last pressed a button."""
    latest = article.publications.shown().order_by("-live_from").first()
    return status_now(
        Status(article.status),
        live_from=latest.live_from if latest else None,
        live_until=latest.live_until if latest else None,
        now=now,
    )


def situation_of(
    article: Article, *, now: datetime, live_from: datetime | None = None
) -> Situation:
    """
    Return what about `article` matters to a decision at `now`.

    Writers and findings are costly to know, and are asked for only where the status lets
    somebody take a decision that turns on them. `live_from` is when readers are to see it, if
    that is later: an override that has ended by then counts no more.
    """
    status = status_of(article, now=now)
    shown = article.publications.shown()
    first = shown.aggregate(first=Min("live_from"))["first"]
    revision = revision_in_question(article, status=status)
    assessed = _assessed(article, status=status, on=resolved.day(live_from or now))
    return Situation(
        status=status,
        wrote=_writers(article, revision) if status in DECIDED_IN else frozenset(),
        named=named(article),
        blocking=assessed.open(Severity.BLOCK),
        warnings=assessed.open(Severity.WARN),
        alerts=unanswered_alerts(article, status=status) if status in GATED_IN else 0,
        comments=commented.unresolved_blocking(article) if status in GATED_IN else 0,
        live=shown.live(now).exists(),
        was_public=first is not None and first <= now and status is not Status.WITHDRAWN,
        **(
            _signatures(revision, assessed, now=now, live_from=live_from or now)
            if revision and status in GATED_IN
            else {}
        ),
        differing=_differing(revision) if revision and status in GOING_LIVE_IN else (),
    )


def _writers(article: Article, revision: Revision | None) -> frozenset[int]:
    if revision is None:
        return frozenset(hands.since_signature(article))
    number, digest = revision.number, revision.digest
    return frozenset(hands.since_signature(article, before=number, digest=digest))


def _signatures(
    revision: Revision, assessed: Assessment, *, now: datetime, live_from: datetime
) -> dict[str, Any]:
    """Return what is signed and what has to be, as parts of a situation."""
    try:
        said = signatories.kinds(revision.content, [row.finding for row in assessed.outcomes])
    except ValueError:
        # A tampered text blocks as a finding already.
        return {}
    return {
        "required": signatories.required(signatures.requirements(), said),
        "signed": signatories.counting(signatures.under(revision), now=now),
        "lapsed_on": enduring.lapsed_on(revision, at=live_from),
    }


def _differing(revision: Revision) -> tuple[str, ...]:
    try:
        return signatures.differing(revision)
    except ValueError:
        return ()


def named(article: Article) -> frozenset[int]:
    """Return the accounts in the byline of `article`."""
    people = article.bylines.exclude(author__user=None)
    return frozenset(people.values_list("author__user_id", flat=True))


def required_of(revision: Revision) -> frozenset[Capacity]:
    """Return the capacities that have to sign `revision` by today's rules and requirements."""
    content = revision.content
    said = signatories.kinds(content, check(content))
    return signatories.required(signatures.requirements(), said)


def refusals(article: Article, *, user: User, now: datetime) -> dict[Action, Refusal | None]:
    """Return for every action why `user` may not take it now, or None where they may."""
    return refusals_in(situation_of(article, now=now), actor=actor_of(user))


def refusals_in(situation: Situation, *, actor: Actor) -> dict[Action, Refusal | None]:
    """Return for every action why `actor` may not take it in `situation`, or None."""
    return {action: policy.refusal(action, situation=situation, actor=actor) for action in Action}


def newest_revision(article: Article) -> Revision | None:
    """Return the revision frozen last."""
    return article.revisions.order_by("-number").first()


def revision_in_question(article: Article, *, status: Status) -> Revision | None:
    """Return the frozen text that the next decision is about, or None while it is the draft."""
    return newest_revision(article) if status in FROZEN_IN else None


def text_of(article: Article, *, status: Status, draft: Content | None = None) -> Text:
    """
    Return what the next decision is about: the frozen revision once there is one.

    `draft` is the letter's own text, from whoever has collected it already. Raises ValueError when
    the revision was changed in the database.
    """
    revision = revision_in_question(article, status=status)
    if revision is None:
        return Text(content=draft or collect.collect(article))
    return outstanding.frozen(revision)


def findings_of(
    article: Article, *, status: Status, on: date | None = None, draft: Content | None = None
) -> tuple[Finding, ...]:
    """Check what the next decision is about, by the claims library of the day `on` if given."""
    try:
        content = text_of(article, status=status, draft=draft).content
        return (*check(content), *(lapsing.findings(content, on=on) if on else ()))
    except ValueError as error:
        return (_tampered(error),)


def _tampered(error: ValueError) -> Finding:
    return Finding(
        code="HIST-01",
        severity=Severity.BLOCK,
        field="revision",
        message=str(error),
        hint="Somebody changed it in the database. Run manage.py verify_history, and submit the "
        "letter again.",
        source="21 CFR 11.10(e)",
    )


def assess(article: Article, *, status: Status, on: date) -> Assessment:
    """Return the findings on what the next decision is about, and what was decided about them."""
    return resolved.assess(article, findings_of(article, status=status, on=on), on=on)


def _assessed(article: Article, *, status: Status, on: date) -> Assessment:
    return assess(article, status=status, on=on) if status in GATED_IN else Assessment()


def person_of(article: Article, user: User) -> Person:
    """Return who `user` is to the findings on `article`."""
    actor = actor_of(user)
    held = signing_policy.capacities(actor)
    # Costly to know, and no matter for whoever judges nothing.
    judges = bool(held - {Capacity.AUTHOR})
    return Person(
        user_id=actor.user_id,
        name=actor.name,
        capacities=held,
        wrote=judges and actor.user_id in _with_a_hand_in(article),
    )


def _with_a_hand_in(article: Article) -> set[int]:
    return hands.ever(article) | hands.since_signature(article) | named(article)


def unanswered_alerts(article: Article, *, status: Status) -> int:
    """Count the notices about cited papers that the next decision would pass over."""
    if not article.alerts.open().exists():
        return 0
    try:
        return len(outstanding.unanswered(article, text_of(article, status=status)))
    except ValueError:
        # A tampered text blocks as a finding already.
        return 0


def alert_findings(article: Article, *, status: Status, now: datetime) -> tuple[Finding, ...]:
    """Return what became known of the letter's papers, as findings on the text in question."""
    if not article.alerts.open().exists():
        return ()
    try:
        return outstanding.findings(article, text_of(article, status=status), now=now)
    except ValueError:
        return ()


def judging_refusal(article: Article, *, user: User, reason: str | None = None) -> Refusal | None:
    """Return why `user` may not judge a notice about a paper of `article`, or None."""
    return policy.judging_refusal(
        wrote=frozenset(hands.ever(article)),
        named=named(article),
        actor=actor_of(user),
        reason=reason,
    )


def first_published(article: Article, *, now: datetime) -> datetime | None:
    """Return when readers could first open `article`, or None when they never could."""
    earlier = article.publications.shown().filter(live_from__lte=now).order_by("live_from")
    return earlier.values_list("date_published", flat=True).first()


def live_publication(article: Article, *, now: datetime) -> Publication | None:
    """Return what readers see of `article` at `now`, or None."""
    return article.publications.live(now).first()

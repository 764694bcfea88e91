"""
Do what people do to the claims library: propose, approve, revise, notify, retire.

Every step has one shape: lock the row, ask the policy, change, record. A version says who proposed
and who approved it and when; from its approval on, the database keeps it so and the chain tells of
it.
"""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import LibraryClaim, LibraryEvidence, LibraryVariant
from articles.refusal import Refusal, Refused
from articles.workflow import history, holding, library_policy, standing
from articles.workflow.library_policy import Entry, Step
from references.transactions import whole

COPIED = (
    "entry",
    "text",
    "kind",
    "product",
    "ingredient",
    "grade",
    "population",
    "dose",
    "typical_result",
)


def refusals(claim: LibraryClaim, *, user: User, now: datetime) -> dict[Step, Refusal | None]:
    """Return for every step why `user` may not take it on `claim` now, or None where they may."""
    entry, actor = entry_of(claim, now=now), standing.actor_of(user)
    return {step: library_policy.refusal(step, entry=entry, actor=actor) for step in Step}


def entry_of(claim: LibraryClaim, *, now: datetime) -> Entry:
    """Return what about `claim` matters to a decision at `now`."""
    digests = {claim.folded_sha256, *claim.variants.values_list("folded_sha256", flat=True)}
    same = LibraryClaim.objects.in_force(today(now)).worded(digests).exclude(entry=claim.entry)
    return Entry(
        approved=claim.is_approved,
        retired=claim.retired_at is not None,
        replaced=LibraryClaim.objects.filter(supersedes=claim).exists(),
        notified=claim.notified_on is not None,
        same_words=not claim.is_approved and same.exists(),
        quoted=claim.evidence.exclude(passage="").count(),
        writers=frozenset(claim.writers.values_list("pk", flat=True)) | {claim.proposed_by_id},
    )


def today(now: datetime) -> date:
    """Return the day of `now` where the installation stands, by which entries expire."""
    return timezone.localdate(now)


@whole
def propose(claim: LibraryClaim, *, actor: User, now: datetime) -> LibraryClaim:
    """Save `claim`, a new proposal or one that `actor` went on writing; they wrote a part of it."""
    if claim.pk is None:
        claim.proposed_by, claim.proposed_at = actor, now
        stored = claim
    else:
        stored = _lock(claim)
    _ask(Step.PROPOSE, Entry(approved=stored.is_approved), actor=actor)
    claim.save()
    claim.writers.add(actor)
    return claim


@whole
def approve(
    claim: LibraryClaim, *, actor: User, now: datetime, expires_on: date | None = None
) -> LibraryClaim:
    """Approve the proposal `claim` until `expires_on`, by default for twelve months."""
    claim = _admit(Step.APPROVE, claim, actor=actor, now=now)
    until = expires_on or library_policy.default_expiry(today(now))
    if no := library_policy.expiry_refusal(until, today=today(now)):
        raise Refused(no)
    claim.approved_by, claim.approved_at, claim.expires_on = actor, now, until
    claim.save()
    _record("approve_claim", claim, actor=actor, now=now)
    # The version that it replaces counts no more, for letters that are scheduled, too.
    holding.sweep(now=now)
    return claim


@whole
def revise(claim: LibraryClaim, *, actor: User, now: datetime) -> LibraryClaim:
    """Return a new proposal that says what `claim` says, and takes its place once approved."""
    claim = _admit(Step.REVISE, claim, actor=actor, now=now)
    last = LibraryClaim.objects.filter(entry=claim.entry).order_by("-version").first() or claim
    made = LibraryClaim.objects.create(
        **{name: getattr(claim, name) for name in COPIED},
        version=last.version + 1,
        supersedes=claim,
        proposed_by=actor,
        proposed_at=now,
    )
    made.writers.add(actor)
    for variant in claim.variants.all():
        LibraryVariant.objects.create(claim=made, text=variant.text)
    for row in claim.evidence.all():
        LibraryEvidence.objects.create(
            claim=made,
            reference=row.reference,
            passage=row.passage,
            place=row.place,
            gap=row.gap,
        )
    return made


@whole
def record_notification(
    claim: LibraryClaim, *, actor: User, now: datetime, on: date
) -> LibraryClaim:
    """Record that FDA was notified of an approved statement on the day `on`."""
    claim = _admit(Step.NOTIFY, claim, actor=actor, now=now)
    if on > today(now):
        raise Refused(Refusal("day", "That day is still to come. Record it once it is sent."))
    claim.notified_on = on
    claim.save(update_fields=["notified_on"])
    _record("notify_claim", claim, actor=actor, now=now)
    return claim


@whole
def retire(claim: LibraryClaim, *, actor: User, now: datetime, reason: str) -> LibraryClaim:
    """Take `claim` out of use for good; letters that lean on it are told."""
    claim = _admit(Step.RETIRE, claim, actor=actor, now=now)
    if not reason.strip():
        raise Refused(
            Refusal("reason", "Write why: whoever leaned on it reads that, and it stays.")
        )
    claim.retired_by, claim.retired_at, claim.retired_reason = actor, now, reason.strip()
    claim.save(update_fields=["retired_by", "retired_at", "retired_reason"])
    _record("retire_claim", claim, actor=actor, now=now)
    holding.sweep(now=now)
    return claim


def _record(kind: str, claim: LibraryClaim, *, actor: User, now: datetime) -> None:
    """Record what an approved entry says from now on, with all of its parts."""
    parts = [*claim.variants.order_by("id"), *claim.evidence.order_by("id")]
    writers = LibraryClaim.writers.through.objects.filter(libraryclaim=claim).order_by("id")
    claim.refresh_from_db()
    history.record(
        None,
        kind,
        actor=actor,
        now=now,
        reason=claim.retired_reason or claim.text,
        rows=[claim, *parts, *writers],
    )


def _admit(step: Step, claim: LibraryClaim, *, actor: User, now: datetime) -> LibraryClaim:
    locked = _lock(claim)
    _ask(step, entry_of(locked, now=now), actor=actor)
    return locked


def _lock(claim: LibraryClaim) -> LibraryClaim:
    return LibraryClaim.objects.select_for_update(of=("self",)).get(pk=claim.pk)


def _ask(step: Step, entry: Entry, *, actor: User) -> None:
    if no := library_policy.refusal(step, entry=entry, actor=standing.actor_of(actor)):
        raise Refused(no)

"""
Say in a few lines where the chain stands, so that it can be anchored where nobody can write.

A chain that is sound in itself may still be another chain: one whose newest events were cut off,
or that somebody wrote anew from the first event on. Against a checkpoint that was kept elsewhere
both are found. Milestones say between which events a rewriting began.
"""

from datetime import UTC, datetime
from typing import Any

import msgspec

from articles.digests import canonical_text
from articles.models import Approval, Event
from articles.workflow import telling
from articles.workflow.history import GENESIS
from articles.workflow.witnesses import BrokenLink

FORM = "lanfam-history-checkpoint/1"
MILESTONES = 64
"""At most so many places of the chain stand in a checkpoint, evenly apart."""

Sha256 = str


class Milestone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The hash of the event that is the `event`th of the chain, counted from 1."""

    event: int
    hash: Sha256


class Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first `count` signatures, and one digest over what each signed."""

    count: int
    sha256: Sha256


class Checkpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the chain stood at `at` (UTC): `events` of them, the newest with `hash`."""

    form: str
    at: str
    events: int
    newest: int
    hash: Sha256
    milestones: tuple[Milestone, ...]
    signed: Signed


class NoCheckpoint(ValueError):
    """A text is no checkpoint of ours; says what it lacks."""


def make(*, now: datetime) -> Checkpoint:
    """Return where the chain stands now."""
    hashes = list(Event.objects.order_by("id").values_list("id", "hash"))
    step = max(1, -(-len(hashes) // MILESTONES))
    return Checkpoint(
        form=FORM,
        at=now.astimezone(UTC).isoformat(timespec="seconds"),
        events=len(hashes),
        newest=hashes[-1][0] if hashes else 0,
        hash=hashes[-1][1] if hashes else GENESIS,
        milestones=tuple(
            Milestone(event=place, hash=hashes[place - 1][1])
            for place in range(step, len(hashes) + 1, step)
        ),
        signed=_signed(Approval.objects.count()),
    )


def to_text(checkpoint: Checkpoint) -> str:
    """Return `checkpoint` as canonical JSON: the bytes to be anchored."""
    return canonical_text(msgspec.to_builtins(checkpoint))


def from_text(text: str | bytes) -> Checkpoint:
    """Read what `to_text` wrote; raises `NoCheckpoint`."""
    try:
        found = msgspec.json.decode(text, type=Checkpoint)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoCheckpoint(f"This is no checkpoint of the history: {error}.") from error
    if found.form != FORM:
        raise NoCheckpoint(f"This checkpoint has the form {found.form}; known is {FORM}.")
    return found


def first_disagreement(checkpoint: Checkpoint) -> BrokenLink | None:
    """Return where the chain of today departs from the one that `checkpoint` saw, or None."""
    hashes = list(Event.objects.order_by("id").values_list("hash", flat=True)[: checkpoint.events])
    if len(hashes) < checkpoint.events:
        missing = checkpoint.events - len(hashes)
        return BrokenLink(
            f"the end of the chain, after event {len(hashes)} of {checkpoint.events}",
            f"{missing} event{'s' if missing > 1 else ''} of {checkpoint.at} "
            f"{'are' if missing > 1 else 'is'} gone; the chain was cut off",
        )
    sound = 0
    for milestone in (*checkpoint.milestones, Milestone(checkpoint.events, checkpoint.hash)):
        if milestone.event and hashes[milestone.event - 1] != milestone.hash:
            return BrokenLink(
                f"events {sound + 1} to {milestone.event} of the chain",
                f"they are not those of {checkpoint.at}; the chain was written anew",
            )
        sound = milestone.event
    return _broken_signatures(checkpoint)


def _broken_signatures(checkpoint: Checkpoint) -> BrokenLink | None:
    if _signed(checkpoint.signed.count) == checkpoint.signed:
        return None
    return BrokenLink(
        f"the first {checkpoint.signed.count} signatures",
        f"they do not stand under the texts of {checkpoint.at}",
    )


def _signed(count: int) -> Signed:
    rows = Approval.objects.order_by("id").values_list("revision__digest", "bound_sha256")[:count]
    found: list[Any] = [list(row) for row in rows]
    return Signed(count=len(found), sha256=telling.canonical_digest(found))

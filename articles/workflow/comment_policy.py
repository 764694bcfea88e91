"""
Decide who may say what about a letter under review, and who may call it settled.

Everybody who works on letters may comment and answer. What stops an approval is a reviewer's to
say; and whoever wrote the letter does not clear away what somebody else holds against it.
"""

from dataclasses import dataclass

from articles.refusal import Refusal
from articles.workflow.situation import Actor, Role

REVIEWING = frozenset({Role.REVIEWER, Role.MEDICAL, Role.LEGAL, Role.ADMINISTRATOR})
"""Who may have a comment stop the approval, and resolve one that does."""

LONGEST = 5_000
"""Characters of one comment; whoever has more to say requests changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What about a comment matters to who may settle it; `asked_by` began it."""

    asked_by: int
    is_blocking: bool
    is_resolved: bool


def commenting_refusal(
    actor: Actor, *, is_blocking: bool = False, text: str | None = None
) -> Refusal | None:
    """Return why `actor` may not say `text`, or None. `text` None: not asked for yet."""
    if not actor.roles:
        return Refusal("role", "Only people of a group comment on letters. Ask an administrator.")
    if is_blocking and not actor.roles & REVIEWING:
        return Refusal("is_blocking", "Only a reviewer can have a comment stop the approval.")
    if text is None:
        return None
    if not text.strip():
        return Refusal("text", "Write what you want to say.")
    if len(text) > LONGEST:
        return Refusal("text", f"Say it in at most {LONGEST:,} characters.")
    return None


def resolving_refusal(
    thread: Thread, *, actor: Actor, wrote: bool, note: str | None = None
) -> Refusal | None:
    """
    Return why `actor` may not call `thread` settled, or None.

    `wrote`: they have a hand in the letter. `note` None means that it was not asked for yet.
    """
    if thread.is_resolved:
        return Refusal("status", "It is resolved already.")
    return _not_theirs(thread, actor, wrote=wrote) or _no_note(thread, note)


def reopening_refusal(thread: Thread, *, actor: Actor, note: str | None = None) -> Refusal | None:
    """Return why `actor` may not open `thread` again, or None."""
    if not thread.is_resolved:
        return Refusal("status", "It is open already.")
    if not actor.roles:
        return Refusal("role", "Only people of a group open comments again.")
    if thread.is_blocking and actor.user_id != thread.asked_by and not actor.roles & REVIEWING:
        return Refusal("role", "It stops the approval; who asked or a reviewer opens it again.")
    return _no_note(thread, note)


def _not_theirs(thread: Thread, actor: Actor, *, wrote: bool) -> Refusal | None:
    if actor.user_id == thread.asked_by and actor.roles:
        return None
    if not actor.roles:
        return Refusal("role", "Only people of a group resolve comments.")
    if not thread.is_blocking:
        return None
    if not actor.roles & REVIEWING:
        return Refusal("role", "It stops the approval; who asked or a reviewer resolves it.")
    if wrote:
        return Refusal(
            "four_eyes",
            "You wrote a part of this letter. Who asked or another reviewer resolves it.",
        )
    return None


def _no_note(thread: Thread, note: str | None) -> Refusal | None:
    if not thread.is_blocking or note is None or note.strip():
        return None
    return Refusal("note", "Write why: this comment stops the approval, and the note stays.")

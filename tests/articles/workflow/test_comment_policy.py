"""Who may comment, who may stop an approval by it, and who may call it settled."""

import pytest

from articles.workflow.comment_policy import (
    Thread,
    commenting_refusal,
    reopening_refusal,
    resolving_refusal,
)
from articles.workflow.policy import Actor, Role

ASKER, OTHER = 1, 2


def actor(*roles: Role, user_id: int = OTHER) -> Actor:
    return Actor(user_id=user_id, name="Robin", roles=frozenset(roles))


@pytest.mark.parametrize("role", Role)
def test_everybody_of_a_group_comments(role: Role) -> None:
    assert commenting_refusal(actor(role), text="Which trial?") is None


def test_somebody_without_a_group_does_not() -> None:
    assert commenting_refusal(actor(), text="Which trial?").code == "role"


BLOCKING = [
    (Role.REVIEWER, None),
    (Role.MEDICAL, None),
    (Role.LEGAL, None),
    (Role.ADMINISTRATOR, None),
    (Role.EDITOR, "is_blocking"),
    (Role.PUBLISHER, "is_blocking"),
]


@pytest.mark.parametrize(("role", "code"), BLOCKING)
def test_only_whoever_reviews_stops_an_approval(role: Role, code: str | None) -> None:
    said = commenting_refusal(actor(role), is_blocking=True, text="Which trial?")
    assert (said.code if said else None) == code


@pytest.mark.parametrize("text", ["", " \n ", "x" * 5_001])
def test_a_comment_says_something_and_no_book(text: str) -> None:
    assert commenting_refusal(actor(Role.EDITOR), text=text).code == "text"


# role, is the asker, wrote in the letter, it blocks, note -> why they may not resolve it
RESOLVES = [
    (Role.EDITOR, False, True, False, "", None),
    (Role.PUBLISHER, False, False, False, "", None),
    (Role.EDITOR, False, True, True, "Done.", "role"),
    (Role.PUBLISHER, False, False, True, "Done.", "role"),
    (Role.REVIEWER, True, False, True, "Done.", None),
    (Role.REVIEWER, False, False, True, "Done.", None),
    (Role.LEGAL, False, False, True, "Done.", None),
    (Role.REVIEWER, False, True, True, "Done.", "four_eyes"),
    (Role.ADMINISTRATOR, False, True, True, "Done.", "four_eyes"),
    # Who asked may take it back, whatever they wrote.
    (Role.ADMINISTRATOR, True, True, True, "Done.", None),
    (Role.REVIEWER, True, False, True, " \n", "note"),
    (Role.REVIEWER, True, False, True, None, None),
]


@pytest.mark.parametrize(("role", "asked", "wrote", "blocks", "note", "code"), RESOLVES)
def test_what_stops_an_approval_is_resolved_by_who_asked_or_a_reviewer_who_wrote_none_of_it(
    role: Role, asked: bool, wrote: bool, blocks: bool, note: str | None, code: str | None
) -> None:
    thread = Thread(asked_by=OTHER if asked else ASKER, is_blocking=blocks, is_resolved=False)
    said = resolving_refusal(thread, actor=actor(role), wrote=wrote, note=note)
    assert (said.code if said else None) == code


# role, is the asker, it blocks, note -> why they may not open it again
REOPENS = [
    (Role.EDITOR, False, False, "", None),
    (Role.EDITOR, False, True, "It is not.", "role"),
    (Role.MEDICAL, False, True, "It is not.", None),
    (Role.REVIEWER, True, True, "", "note"),
]


@pytest.mark.parametrize(("role", "asked", "blocks", "note", "code"), REOPENS)
def test_what_was_settled_is_opened_again_by_those_it_concerns(
    role: Role, asked: bool, blocks: bool, note: str, code: str | None
) -> None:
    thread = Thread(asked_by=OTHER if asked else ASKER, is_blocking=blocks, is_resolved=True)
    said = reopening_refusal(thread, actor=actor(role), note=note)
    assert (said.code if said else None) == code


def test_nobody_without_a_group_settles_or_opens_anything() -> None:
    thread = Thread(asked_by=OTHER, is_blocking=False, is_resolved=False)
    assert resolving_refusal(thread, actor=actor(), wrote=False).code == "role"
    settled = Thread(asked_by=OTHER, is_blocking=False, is_resolved=True)
    assert reopening_refusal(settled, actor=actor()).code == "role"


def test_nothing_is_settled_twice_or_opened_while_open() -> None:
    settled = Thread(asked_by=OTHER, is_blocking=False, is_resolved=True)
    assert resolving_refusal(settled, actor=actor(Role.EDITOR), wrote=False).code == "status"
    still_open = Thread(asked_by=OTHER, is_blocking=False, is_resolved=False)
    assert reopening_refusal(still_open, actor=actor(Role.EDITOR)).code == "status"

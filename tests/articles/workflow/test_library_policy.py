"""Who may do what to an entry of the claims library, and when."""

from datetime import date

import pytest

from articles.workflow.library_policy import (
    Entry,
    Step,
    default_expiry,
    expiry_refusal,
    refusal,
)
from articles.workflow.policy import Actor, Role

TODAY = date(2026, 6, 1)

WHO = """
                       editors  reviewers  medical  legal  publishers  administrators
propose                yes      yes        yes      -      -           yes
approve                -        yes        yes      -      -           yes
revise                 yes      yes        yes      -      -           yes
record_notification    -        yes        yes      -      -           yes
retire                 -        yes        yes      -      -           yes
"""

WHEN = """
                       proposal   approved   replaced   notified   retired
propose                yes        -          -          -          yes
approve                yes        -          -          -          -
revise                 -          yes        -          yes        -
record_notification    -          yes        yes        -          -
retire                 yes        yes        yes        yes        -
"""

STANDS = {
    "proposal": Entry(quoted=1),
    "approved": Entry(approved=True, quoted=1),
    "replaced": Entry(approved=True, replaced=True, quoted=1),
    "notified": Entry(approved=True, notified=True, quoted=1),
    "retired": Entry(retired=True, quoted=1),
}


def somebody(*roles: Role, name: str = "Rhea Viewer", user_id: int = 7) -> Actor:
    return Actor(user_id=user_id, name=name, roles=frozenset(roles))


def cells(grid: str) -> list[tuple[str, str, bool]]:
    head, *rows = [line.split() for line in grid.strip().splitlines()]
    return [
        (row[0], column, cell == "yes")
        for row in rows
        for column, cell in zip(head, row[1:], strict=True)
    ]


@pytest.mark.parametrize(("step", "role", "may"), cells(WHO))
def test_who_may(step: str, role: str, may: bool) -> None:
    ready = STANDS["proposal" if step in ("propose", "approve") else "approved"]
    no = refusal(Step(step), entry=ready, actor=somebody(Role(role)))
    assert (no is None) is may
    assert may or (no is not None and no.code == "role")


@pytest.mark.parametrize(("step", "stand", "may"), cells(WHEN))
def test_when_a_reviewer_may(step: str, stand: str, may: bool) -> None:
    no = refusal(Step(step), entry=STANDS[stand], actor=somebody(Role.REVIEWER))
    assert (no is None) is may


def test_the_tables_name_every_step() -> None:
    for grid in (WHO, WHEN):
        assert {step for step, _, _ in cells(grid)} == {step.value for step in Step}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_nobody_approves_an_entry_that_they_wrote_a_part_of(role: Role) -> None:
    entry = Entry(quoted=1, writers=frozenset({7}))
    no = refusal(Step.APPROVE, entry=entry, actor=somebody(role))
    assert no is not None
    assert no.code == "four_eyes"


@pytest.mark.parametrize(
    ("entry", "actor", "code"),
    [
        (Entry(quoted=0), somebody(Role.REVIEWER), "evidence"),
        (Entry(quoted=1, same_words=True), somebody(Role.REVIEWER), "same_words"),
        (Entry(quoted=1), somebody(Role.REVIEWER, name=" "), "no_name"),
    ],
    ids=["no quoted passage", "words in force already", "a nameless account"],
)
def test_an_approval_wants(entry: Entry, actor: Actor, code: str) -> None:
    no = refusal(Step.APPROVE, entry=entry, actor=actor)
    assert no is not None
    assert no.code == code


def test_an_approval_holds_for_twelve_months_unless_told_otherwise() -> None:
    assert default_expiry(TODAY) == date(2027, 6, 1)
    assert default_expiry(date(2028, 2, 29)) == date(2029, 2, 28)


def test_it_must_end_on_a_day_to_come_within_two_years() -> None:
    assert expiry_refusal(date(2026, 6, 2), today=TODAY) is None
    assert expiry_refusal(date(2028, 6, 1), today=TODAY) is None
    assert expiry_refusal(TODAY, today=TODAY) is not None
    assert expiry_refusal(date(2028, 6, 2), today=TODAY) is not None

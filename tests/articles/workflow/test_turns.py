"""Whose turn it is agrees with what the policy and the states allow."""

import pytest

from articles.workflow.policy import ALLOWED, Role
from articles.workflow.states import TRANSITIONS, Status
from articles.workflow.turns import TURNS

GRID = """
draft              submit    editors
in_review          approve   reviewers
changes_requested  submit    editors
approved           publish   publishers
scheduled          -         -
published          -         -
unpublished        -         -
withdrawn          -         -
"""
ROWS = [line.split() for line in GRID.strip().splitlines()]


@pytest.mark.parametrize(("status", "action", "role"), ROWS)
def test_each_status_waits_for_one_step_of_one_group(status: str, action: str, role: str) -> None:
    turn = TURNS[Status(status)]
    said = (turn.action.value, turn.role.value) if turn else ("-", "-")
    assert said == (action, role)


def test_no_status_is_left_out() -> None:
    assert set(TURNS) == set(Status) == {Status(status) for status, _, _ in ROWS}


def test_whoever_is_waited_for_may_take_the_step_there() -> None:
    for status, turn in TURNS.items():
        if turn:
            assert status in TRANSITIONS[turn.action]
            assert turn.role in ALLOWED[turn.action]


def test_an_administrator_may_stand_in_and_nobody_else() -> None:
    turn = TURNS[Status.APPROVED]
    assert turn
    mine = {role for role in Role if turn.is_mine(frozenset({role}))}
    assert mine == {Role.PUBLISHER, Role.ADMINISTRATOR}

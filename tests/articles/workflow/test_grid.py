"""
The whole grid: every status, action, role and authorship.

docs/states.md prints who may; here stands what must hold of every cell, however the table reads.
"""

from itertools import product

import pytest

from articles.workflow.grid import Authorship, cell, may
from articles.workflow.situation import Role
from articles.workflow.states import TRANSITIONS, Action, Status

CELLS = list(product(Action, Status, (*Role, None), Authorship))
JUDGING = (Action.APPROVE, Action.EMERGENCY_APPROVE, Action.REQUEST_CHANGES, Action.REJECT)


def test_every_cell_allows_or_says_why_not() -> None:
    for action, status, role, authorship in CELLS:
        no = cell(action, status=status, role=role, authorship=authorship)
        assert no is None or (no.code and no.reason.endswith(".")), (action, status, role)
    assert len(CELLS) == len(Action) * len(Status) * 7 * 3


def test_nobody_without_a_group_does_anything() -> None:
    for action, status, authorship in product(Action, Status, Authorship):
        no = cell(action, status=status, role=None, authorship=authorship)
        assert no is not None
        assert no.code == "role"


def test_whoever_had_a_part_in_it_judges_it_in_no_status_and_no_role() -> None:
    for action, status, role in product(JUDGING, Status, Role):
        for authorship in (Authorship.WROTE, Authorship.NAMED):
            no = cell(action, status=status, role=role, authorship=authorship)
            assert no is not None, (action, status, role, authorship)


def test_a_hand_in_the_letter_opens_no_door_and_shuts_none_but_to_its_judgement() -> None:
    for action, status, authorship in product(Action, Status, Authorship):
        allowed = set(may(action, status=status, authorship=authorship))
        of_others = set(may(action, status=status, authorship=Authorship.NONE))
        assert allowed == (set() if _is_shut(action, authorship) else of_others), (action, status)


def _is_shut(action: Action, authorship: Authorship) -> bool:
    return action in JUDGING and authorship is not Authorship.NONE


def test_nothing_is_done_from_a_status_that_no_arrow_leaves() -> None:
    for action, status, role in product(Action, Status, Role):
        if status not in TRANSITIONS[action]:
            no = cell(action, status=status, role=role, authorship=Authorship.NONE)
            assert no is not None, (action, status, role)


@pytest.mark.parametrize("action", [Action.PUBLISH, Action.SCHEDULE])
def test_readers_get_a_letter_from_publishers_and_only_once_it_is_approved(action: Action) -> None:
    allowed = {
        (status, role)
        for status in Status
        for role in may(action, status=status, authorship=Authorship.NONE)
    }
    assert allowed == set(
        product((Status.APPROVED, Status.UNPUBLISHED), (Role.PUBLISHER, Role.ADMINISTRATOR))
    )

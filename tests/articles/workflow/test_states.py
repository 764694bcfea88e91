"""Time passes without anybody pressing a button."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.workflow.states import TRANSITIONS, Action, Status, status_now

NOON = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)
BEFORE, AFTER = NOON - timedelta(seconds=1), NOON + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("stored", "live_from", "live_until", "expected"),
    [
        ("scheduled", AFTER, None, "scheduled"),
        ("scheduled", NOON, None, "published"),
        ("scheduled", BEFORE, None, "published"),
        ("scheduled", BEFORE, NOON, "unpublished"),
        ("scheduled", BEFORE, AFTER, "published"),
        ("published", BEFORE, None, "published"),
        ("published", BEFORE, AFTER, "published"),
        ("published", BEFORE, NOON, "unpublished"),
        ("draft", BEFORE, None, "draft"),
        ("approved", BEFORE, NOON, "approved"),
        ("withdrawn", BEFORE, None, "withdrawn"),
        ("draft", None, None, "draft"),
    ],
)
def test_a_status_is_what_it_is_at_that_moment(
    stored: str, live_from: datetime | None, live_until: datetime | None, expected: str
) -> None:
    status = status_now(Status(stored), live_from=live_from, live_until=live_until, now=NOON)
    assert status == expected


def test_every_action_leads_from_somewhere() -> None:
    assert all(TRANSITIONS[action] for action in Action)


def test_every_status_can_be_reached_and_none_is_a_dead_end() -> None:
    reached = {end for table in TRANSITIONS.values() for end in table.values()}
    left = {start for table in TRANSITIONS.values() for start in table}
    assert reached | {Status.DRAFT} == set(Status)
    assert left == set(Status)

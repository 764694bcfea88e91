"""
The life of a letter on one screen: statuses, actions, and which leads where.

`edit` is an action like any other: it is what turns a signed letter back into a draft.
"""

from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    """Where the working copy of a letter stands; what readers see is the publications' business."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """What a person can do to a letter; the button says the same word."""

    EDIT = "edit"
    SUBMIT = "submit"
    RECALL = "recall"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"
    APPROVE = "approve"
    EMERGENCY_APPROVE = "emergency_approve"
    PUBLISH = "publish"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    UNPUBLISH = "unpublish"
    WITHDRAW = "withdraw"


S, A = Status, Action

TRANSITIONS: dict[Action, dict[Status, Status]] = {
    # Saving during review is refused (recall first), so a reviewer signs what they read;
    # saving a scheduled letter is refused (unschedule first), so nothing goes live unnoticed.
    A.EDIT: {
        S.DRAFT: S.DRAFT,
        S.CHANGES_REQUESTED: S.CHANGES_REQUESTED,
        S.APPROVED: S.DRAFT,
        S.PUBLISHED: S.DRAFT,
        S.UNPUBLISHED: S.DRAFT,
        S.WITHDRAWN: S.DRAFT,
    },
    # Submitting an approved text again asks for new signatures, under the facts of today.
    A.SUBMIT: {
        S.DRAFT: S.IN_REVIEW,
        S.CHANGES_REQUESTED: S.IN_REVIEW,
        S.APPROVED: S.IN_REVIEW,
        S.UNPUBLISHED: S.IN_REVIEW,
    },
    A.RECALL: {S.IN_REVIEW: S.DRAFT},
    A.REQUEST_CHANGES: {S.IN_REVIEW: S.CHANGES_REQUESTED, S.APPROVED: S.CHANGES_REQUESTED},
    A.REJECT: {S.IN_REVIEW: S.DRAFT},
    # Where this leads once the last signature is there; until then a letter in review stays so.
    # A signature that was not required at first can be added until the letter is public.
    A.APPROVE: {S.IN_REVIEW: S.APPROVED, S.APPROVED: S.APPROVED, S.UNPUBLISHED: S.UNPUBLISHED},
    A.EMERGENCY_APPROVE: {S.IN_REVIEW: S.APPROVED},
    A.PUBLISH: {S.APPROVED: S.PUBLISHED, S.UNPUBLISHED: S.PUBLISHED},
    A.SCHEDULE: {S.APPROVED: S.SCHEDULED, S.UNPUBLISHED: S.SCHEDULED},
    A.UNSCHEDULE: {S.SCHEDULED: S.APPROVED},
    # A newer draft may be under way while an older revision is live; ending what is live
    # leaves that draft where it is.
    A.UNPUBLISH: {
        S.DRAFT: S.DRAFT,
        S.IN_REVIEW: S.IN_REVIEW,
        S.CHANGES_REQUESTED: S.CHANGES_REQUESTED,
        S.APPROVED: S.APPROVED,
        S.PUBLISHED: S.UNPUBLISHED,
    },
    A.WITHDRAW: {
        S.DRAFT: S.WITHDRAWN,
        S.CHANGES_REQUESTED: S.WITHDRAWN,
        S.IN_REVIEW: S.WITHDRAWN,
        S.APPROVED: S.WITHDRAWN,
        S.SCHEDULED: S.WITHDRAWN,
        S.PUBLISHED: S.WITHDRAWN,
        S.UNPUBLISHED: S.WITHDRAWN,
    },
}

NEEDS_REASON = frozenset(
    {A.REQUEST_CHANGES, A.REJECT, A.EMERGENCY_APPROVE, A.UNPUBLISH, A.WITHDRAW}
)
"""Actions that tell somebody no, or step over a rule: they are refused without a reason."""


def status_now(
    stored: Status,
    *,
    live_from: datetime | None,
    live_until: datetime | None,
    now: datetime,
) -> Status:
    """
    Return the status at `now`, for time passes without anybody pressing a button.

    `live_from` and `live_until` are those of the letter's latest publication. A scheduled
    letter whose instant has come is published; a published one whose end has come is
    unpublished.
    """
    status = stored
    if status is Status.SCHEDULED and live_from is not None and live_from <= now:
        status = Status.PUBLISHED
    if status is Status.PUBLISHED and live_until is not None and live_until <= now:
        status = Status.UNPUBLISHED
    return status

"""Who may do what, when: the approval rules, to be read like the promises they are."""

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.refusal import Refusal
from articles.workflow.policy import judging_refusal, refusal
from articles.workflow.signatories import Signed
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import NEEDS_REASON, Action, Status

# Drawn by hand from the contract, never derived from the code. A cell lists who may act:
# e editors, r reviewers, m medical, l legal, p publishers, a administrators; "-" nobody.
# The letter waits for its regulatory signature while it is in review and bears it later on.
GRID = """
                    edit  submit  recall  request_changes  reject  approve  publish  schedule  unschedule  unpublish  withdraw
draft               ea    ea      -       -                -       -        -        -         -           pa         rpa
in_review           -     -       ea      rmla             rmla    ra       -        -         -           pa         rpa
changes_requested   ea    ea      -       -                -       -        -        -         -           pa         rpa
approved            ea    ea      -       rmla             -       -        pa       pa        -           pa         rpa
scheduled           -     -       -       -                -       -        -        -         pa          -          rpa
published           ea    -       -       -                -       -        -        -         -           pa         rpa
unpublished         ea    ea      -       -                -       -        pa       pa        -           -          rpa
withdrawn           ea    -       -       -                -       -        -        -         -           -          -
"""  # noqa: E501

# Who may call an emergency, or agree to one: see test_signing_policy.
APART = {Action.EMERGENCY_APPROVE}

LETTERS = {
    Role.EDITOR: "e",
    Role.REVIEWER: "r",
    Role.PUBLISHER: "p",
    Role.ADMINISTRATOR: "a",
    # In what capacity somebody reviews; the regulatory signature is not theirs.
    Role.MEDICAL: "m",
    Role.LEGAL: "l",
}


def grid() -> list[tuple[Status, Action, Role, bool]]:
    head, *rows = [line.split() for line in GRID.strip().splitlines()]
    return [
        (Status(row[0]), Action(action), role, letter in cell)
        for row in rows
        for action, cell in zip(head, row[1:], strict=True)
        for role, letter in LETTERS.items()
    ]


REGULATORY = Signed(user_id=99, capacity="regulatory", at=datetime(2026, 6, 1, tzinfo=UTC))


def actor(*roles: Role, user_id: int = 1, name: str = "Robin Reviewer") -> Actor:
    return Actor(user_id=user_id, name=name, roles=frozenset(roles))


def situation(status: Status = Status.IN_REVIEW, **facts: Any) -> Situation:
    signed = () if status is Status.IN_REVIEW else (REGULATORY,)
    given = {"live": True, "was_public": True, "signed": signed, **facts}
    return Situation(status=status, **given)


def test_the_grid_has_every_status_and_every_action() -> None:
    assert {status for status, *_ in grid()} == set(Status)
    assert {action for _, action, *_ in grid()} == set(Action) - APART


@pytest.mark.parametrize(("status", "action", "role", "allowed"), grid())
def test_only_the_right_people_act_at_the_right_time(
    status: Status, action: Action, role: Role, allowed: bool
) -> None:
    said = refusal(action, situation=situation(status), actor=actor(role), reason="Because.")
    assert (said is None) is allowed, said


@pytest.mark.parametrize("action", Action)
def test_somebody_without_a_group_does_nothing(action: Action) -> None:
    said = refusal(action, situation=situation(), actor=actor())
    assert said is not None
    assert said.code == "role"


@pytest.mark.parametrize(
    "action", [Action.APPROVE, Action.EMERGENCY_APPROVE, Action.REQUEST_CHANGES, Action.REJECT]
)
@pytest.mark.parametrize("how", ["wrote", "named"])
def test_nobody_judges_what_they_wrote_or_what_bears_their_name(action: Action, how: str) -> None:
    here = situation(**{how: frozenset({7})})
    said = refusal(action, situation=here, actor=actor(*Role, user_id=7), reason="Because.")
    assert said is not None
    assert said.code == "four_eyes"


def test_two_groups_together_may_do_what_each_of_them_may() -> None:
    both = actor(Role.EDITOR, Role.REVIEWER)
    assert refusal(Action.RECALL, situation=situation(), actor=both) is None
    assert refusal(Action.APPROVE, situation=situation(), actor=both) is None


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR])
def test_nobody_approves_what_they_wrote_not_even_administrators(role: Role) -> None:
    said = refusal(
        Action.APPROVE,
        situation=situation(wrote=frozenset({7, 8})),
        actor=actor(role, user_id=7),
    )
    assert said is not None
    assert said.code == "four_eyes"


def test_somebody_who_wrote_nothing_of_it_may_approve() -> None:
    said = refusal(
        Action.APPROVE,
        situation=situation(wrote=frozenset({7, 8})),
        actor=actor(Role.REVIEWER, user_id=9),
    )
    assert said is None


def test_nobody_approves_a_letter_that_bears_their_own_name() -> None:
    said = refusal(
        Action.APPROVE,
        situation=situation(named=frozenset({7})),
        actor=actor(Role.REVIEWER, user_id=7),
    )
    assert said is not None
    assert said.code == "four_eyes"


def test_writing_a_letter_does_not_keep_one_from_publishing_what_others_approved() -> None:
    said = refusal(
        Action.PUBLISH,
        situation=situation(Status.APPROVED, wrote=frozenset({7}), named=frozenset({7})),
        actor=actor(Role.PUBLISHER, user_id=7),
    )
    assert said is None


def test_a_signature_needs_a_name_to_print() -> None:
    said = refusal(Action.APPROVE, situation=situation(), actor=actor(Role.REVIEWER, name=" "))
    assert said is not None
    assert said.code == "no_name"


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.APPROVE, Status.IN_REVIEW),
        (Action.PUBLISH, Status.APPROVED),
        (Action.SCHEDULE, Status.APPROVED),
        (Action.PUBLISH, Status.UNPUBLISHED),
    ],
)
def test_an_open_blocking_finding_stops_approval_and_publication(
    action: Action, status: Status
) -> None:
    said = refusal(
        action,
        situation=situation(status, blocking=2),
        actor=actor(Role.ADMINISTRATOR),
    )
    assert said == Refusal(
        "findings",
        "2 blocking findings are open. Mend the letter and submit it again, or have each resolved "
        "beside it on the letter’s page.",
    )


@pytest.mark.parametrize(
    ("blocking", "warnings", "said"),
    [
        (1, 0, "1 blocking finding is open."),
        (0, 1, "1 warning is open."),
        (0, 3, "3 warnings are open."),
        (1, 1, "1 blocking finding and 1 warning are open."),
        (2, 3, "2 blocking findings and 3 warnings are open."),
    ],
)
@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.APPROVE, Status.IN_REVIEW),
        (Action.PUBLISH, Status.UNPUBLISHED),
        (Action.SCHEDULE, Status.APPROVED),
    ],
)
def test_a_warning_nobody_resolved_stops_them_as_well(
    action: Action, status: Status, blocking: int, warnings: int, said: str
) -> None:
    here = situation(status, blocking=blocking, warnings=warnings)
    no = refusal(action, situation=here, actor=actor(Role.ADMINISTRATOR))
    assert no is not None
    assert no.code == "findings"
    assert no.reason.startswith(said)


@pytest.mark.parametrize("action", [Action.EDIT, Action.SUBMIT])
def test_an_open_finding_never_stops_writing_or_asking_for_review(action: Action) -> None:
    said = refusal(action, situation=situation(Status.DRAFT, blocking=3), actor=actor(Role.EDITOR))
    assert said is None


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.APPROVE, Status.IN_REVIEW),
        (Action.PUBLISH, Status.APPROVED),
        (Action.SCHEDULE, Status.APPROVED),
        (Action.PUBLISH, Status.UNPUBLISHED),
        (Action.SCHEDULE, Status.UNPUBLISHED),
    ],
)
def test_an_unanswered_notice_about_a_paper_stops_approval_and_publication(
    action: Action, status: Status
) -> None:
    said = refusal(action, situation=situation(status, alerts=1), actor=actor(*Role, user_id=9))
    assert said is not None
    assert said.code == "alert"
    assert "have a reviewer who wrote none of it record why" in said.reason


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.APPROVE, Status.IN_REVIEW),
        (Action.PUBLISH, Status.APPROVED),
        (Action.SCHEDULE, Status.UNPUBLISHED),
    ],
)
@pytest.mark.parametrize(("comments", "said"), [(1, "1 comment that stops"), (2, "2 comments")])
def test_an_unresolved_comment_that_stops_it_does(
    action: Action, status: Status, comments: int, said: str
) -> None:
    no = refusal(action, situation=situation(status, comments=comments), actor=actor(*Role))
    assert no is not None
    assert no.code == "comments"
    assert said in no.reason


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action.EDIT, Status.PUBLISHED),
        (Action.SUBMIT, Status.DRAFT),
        (Action.RECALL, Status.IN_REVIEW),
        (Action.REQUEST_CHANGES, Status.IN_REVIEW),
        (Action.UNSCHEDULE, Status.SCHEDULED),
        (Action.UNPUBLISH, Status.PUBLISHED),
        (Action.WITHDRAW, Status.PUBLISHED),
    ],
)
def test_an_unanswered_notice_stops_nothing_that_helps_to_answer_it(
    action: Action, status: Status
) -> None:
    said = refusal(
        action, situation=situation(status, alerts=1), actor=actor(*Role), reason="It fell."
    )
    assert said is None


# Who may say that a notice about a paper leaves the letter untouched.
JUDGES = [
    # role, wrote in it, named above it, reason -> code of the refusal
    (Role.REVIEWER, False, False, "An affiliation.", None),
    (Role.ADMINISTRATOR, False, False, "An affiliation.", None),
    (Role.REVIEWER, False, False, None, None),
    (Role.REVIEWER, True, False, "An affiliation.", "four_eyes"),
    (Role.REVIEWER, False, True, "An affiliation.", "four_eyes"),
    (Role.ADMINISTRATOR, True, False, "An affiliation.", "four_eyes"),
    (Role.REVIEWER, False, False, " \n", "reason"),
    (Role.EDITOR, False, False, "An affiliation.", "role"),
    (Role.PUBLISHER, False, False, "An affiliation.", "role"),
]


@pytest.mark.parametrize(("role", "wrote", "named", "reason", "code"), JUDGES)
def test_a_notice_is_judged_by_a_reviewer_who_had_no_hand_in_the_letter(
    role: Role, wrote: bool, named: bool, reason: str | None, code: str | None
) -> None:
    said = judging_refusal(
        wrote=frozenset({7} if wrote else {8}),
        named=frozenset({7} if named else ()),
        actor=actor(role, user_id=7),
        reason=reason,
    )
    assert (said.code if said else None) == code


def test_nothing_can_be_unpublished_that_readers_cannot_open() -> None:
    here = situation(Status.DRAFT, live=False)
    assert refusal(Action.UNPUBLISH, situation=here, actor=actor(Role.PUBLISHER)) is not None


def test_nothing_can_be_withdrawn_that_never_was_public() -> None:
    here = situation(Status.APPROVED, live=False, was_public=False)
    assert refusal(Action.WITHDRAW, situation=here, actor=actor(Role.PUBLISHER)) is not None


SAYING_NO = sorted(NEEDS_REASON - APART)
OF_A_REVIEW = {Action.REQUEST_CHANGES, Action.REJECT}


@pytest.mark.parametrize("action", SAYING_NO)
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_saying_no_to_others_needs_a_reason_in_words(action: Action, reason: str) -> None:
    status = Status.IN_REVIEW if action in OF_A_REVIEW else Status.PUBLISHED
    everyone = actor(*Role)
    said = refusal(action, situation=situation(status), actor=everyone, reason=reason)
    assert said is not None
    assert said.code == "reason"


@pytest.mark.parametrize("action", SAYING_NO)
def test_a_button_is_not_greyed_for_a_reason_that_was_not_asked_for_yet(action: Action) -> None:
    status = Status.IN_REVIEW if action in OF_A_REVIEW else Status.PUBLISHED
    assert refusal(action, situation=situation(status), actor=actor(*Role)) is None


def test_saving_during_review_is_refused_with_the_way_out() -> None:
    said = refusal(Action.EDIT, situation=situation(), actor=actor(Role.EDITOR))
    assert said is not None
    assert "Recall it first" in said.reason

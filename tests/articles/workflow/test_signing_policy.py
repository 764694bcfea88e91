"""In which capacity somebody may sign, and who may step over a signature that is missing."""

from datetime import UTC, datetime

import pytest

from articles.compliance.resolution import Capacity
from articles.workflow import signing_policy
from articles.workflow.policy import refusal
from articles.workflow.signatories import ADMINISTRATOR, Signed, SignedFor
from articles.workflow.situation import Actor, Role, Situation
from articles.workflow.states import Action, Status

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
REGULATORY, MEDICAL, LEGAL = Capacity.REGULATORY, Capacity.MEDICAL, Capacity.LEGAL


def signed(capacity: str, user_id: int) -> Signed:
    return Signed(user_id=user_id, capacity=str(capacity), at=NOON)


def called(capacity: str, user_id: int) -> Signed:
    return Signed(user_id=user_id, capacity=str(capacity), at=NOON, purpose=SignedFor.EMERGENCY)


def actor(*roles: Role, user_id: int = 1) -> Actor:
    return Actor(user_id=user_id, name="Robin Reviewer", roles=frozenset(roles))


def situation(*given: Signed, status: Status = Status.IN_REVIEW, **facts: object) -> Situation:
    needed = {"required": frozenset({REGULATORY, MEDICAL}), **facts}
    return Situation(status=status, signed=given, **needed)


BY_1, BY_2 = signed(REGULATORY, 1), signed(MEDICAL, 2)

# What is signed, who asks (with what id), and the code of the refusal.
APPROVING = [
    ((), (Role.REVIEWER,), 1, None),
    ((), (Role.MEDICAL,), 2, None),
    ((), (Role.LEGAL,), 3, "capacity"),
    ((BY_1,), (Role.MEDICAL,), 2, None),
    ((BY_1,), (Role.REVIEWER,), 4, "capacity"),
    ((BY_1,), (Role.REVIEWER, Role.MEDICAL), 1, "signed"),
    ((BY_1,), (Role.ADMINISTRATOR,), 1, "signed"),
    ((BY_1,), (Role.ADMINISTRATOR,), 9, None),
    ((BY_2,), (Role.REVIEWER,), 1, None),
    ((BY_2,), (Role.EDITOR,), 1, "role"),
    ((BY_1, BY_2), (Role.ADMINISTRATOR,), 9, "status"),
]


@pytest.mark.parametrize(("given", "roles", "user_id", "code"), APPROVING)
def test_one_person_signs_in_one_capacity_that_is_missing(
    given: tuple[Signed, ...], roles: tuple[Role, ...], user_id: int, code: str | None
) -> None:
    no = refusal(Action.APPROVE, situation=situation(*given), actor=actor(*roles, user_id=user_id))
    assert (no.code if no else None) == code


@pytest.mark.parametrize("status", [Status.APPROVED, Status.UNPUBLISHED])
@pytest.mark.parametrize("action", [Action.PUBLISH, Action.SCHEDULE])
def test_a_signature_that_is_missing_stops_publication_and_can_still_be_given(
    status: Status, action: Action
) -> None:
    here = situation(BY_1, status=status)
    no = refusal(action, situation=here, actor=actor(Role.PUBLISHER))
    assert no is not None
    assert (no.code, no.reason[:33]) == ("signatures", "The medical signature is missing.")
    assert refusal(Action.APPROVE, situation=here, actor=actor(Role.MEDICAL, user_id=2)) is None


def test_another_rendering_than_was_signed_is_not_published_and_says_which() -> None:
    here = situation(BY_1, BY_2, status=Status.APPROVED, differing=("json_ld", "markdown"))
    no = refusal(Action.PUBLISH, situation=here, actor=actor(Role.PUBLISHER))
    assert no is not None
    assert no.code == "documents"
    assert "the structured data and the Markdown would differ" in no.reason
    assert refusal(Action.SUBMIT, situation=here, actor=actor(Role.EDITOR)) is None


@pytest.mark.parametrize(
    ("capacity", "roles", "said"),
    [
        (MEDICAL, (Role.ADMINISTRATOR,), None),
        (MEDICAL, (Role.REVIEWER,), "You do not sign in medical capacity."),
        (REGULATORY, (Role.ADMINISTRATOR,), "The regulatory signature is there already."),
        (LEGAL, (Role.LEGAL,), "This letter asks for no legal signature."),
    ],
)
def test_a_chosen_capacity_must_be_held_and_missing(
    capacity: Capacity, roles: tuple[Role, ...], said: str | None
) -> None:
    no = signing_policy.capacity_refusal(
        capacity, situation=situation(BY_1), actor=actor(*roles, user_id=7)
    )
    assert (no.reason if no else None) == said


CALL, AGREED = called(REGULATORY, 1), called(ADMINISTRATOR, 9)

# What is signed, who asks, and the code of the refusal.
EMERGENCIES = [
    ((BY_1,), (Role.REVIEWER,), 1, None),
    ((BY_1,), (Role.ADMINISTRATOR,), 9, None),
    ((BY_1,), (Role.MEDICAL,), 2, "role"),
    ((BY_1,), (Role.PUBLISHER,), 3, "role"),
    ((), (Role.REVIEWER,), 1, "regulatory_first"),
    ((BY_2,), (Role.ADMINISTRATOR,), 9, "regulatory_first"),
    ((BY_1, BY_2), (Role.REVIEWER,), 1, "not_missing"),
    ((BY_1, CALL), (Role.REVIEWER,), 1, "second_person"),
    ((BY_1, CALL), (Role.REVIEWER, Role.ADMINISTRATOR), 1, "second_person"),
    ((BY_1, CALL), (Role.REVIEWER,), 4, "second_person"),
    ((BY_1, CALL), (Role.ADMINISTRATOR,), 9, None),
    ((BY_1, AGREED), (Role.ADMINISTRATOR,), 8, "second_person"),
    ((BY_1, AGREED), (Role.REVIEWER,), 1, None),
]


@pytest.mark.parametrize(("given", "roles", "user_id", "code"), EMERGENCIES)
def test_an_emergency_is_called_by_one_and_agreed_to_by_another(
    given: tuple[Signed, ...], roles: tuple[Role, ...], user_id: int, code: str | None
) -> None:
    here, who = situation(*given), actor(*roles, user_id=user_id)
    no = refusal(Action.EMERGENCY_APPROVE, situation=here, actor=who, reason="Recall of a lot.")
    assert (no.code if no else None) == code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"blocking": 1}, "findings"),
        ({"alerts": 1}, "alert"),
        ({"comments": 1}, "comments"),
        ({"wrote": frozenset({1})}, "four_eyes"),
        ({"named": frozenset({1})}, "four_eyes"),
    ],
)
def test_an_emergency_steps_over_nothing_but_a_signature(
    facts: dict[str, object], code: str
) -> None:
    no = refusal(
        Action.EMERGENCY_APPROVE,
        situation=situation(signed(REGULATORY, 5), **facts),
        actor=actor(Role.REVIEWER),
        reason="Recall of a lot.",
    )
    assert no is not None
    assert no.code == code


@pytest.mark.parametrize(
    ("roles", "user_id", "has_signed", "code"),
    [
        ((Role.MEDICAL,), 2, False, None),
        ((Role.ADMINISTRATOR,), 8, False, None),
        ((Role.REVIEWER,), 3, False, "capacity"),
        ((Role.ADMINISTRATOR,), 9, True, "signed"),
        ((Role.MEDICAL,), 7, False, "four_eyes"),
    ],
)
def test_what_an_emergency_replaced_is_signed_by_somebody_who_had_no_part_in_it(
    roles: tuple[Role, ...], user_id: int, has_signed: bool, code: str | None
) -> None:
    no = signing_policy.afterwards_refusal(
        MEDICAL,
        situation=situation(wrote=frozenset({7}), status=Status.PUBLISHED),
        actor=actor(*roles, user_id=user_id),
        signed=has_signed,
    )
    assert (no.code if no else None) == code

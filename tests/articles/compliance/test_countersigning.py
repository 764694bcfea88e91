"""Some ways out take two people: whom a resolution waits for, and who may agree or undo it."""

import pytest

from articles.compliance.countersigning import awaits, countersigning_refusal, revoking_refusal
from articles.compliance.resolution import Capacity
from tests.articles.compliance.resolutions import SENTENCE, entry, finding, person, resolution

WAITS = [
    # kind, severity of the finding, countersigned, wording of the library -> whom it waits for
    ("R2", "warn", (), "Another wording.", "medical"),
    ("R2", "block", (), "Another wording.", "medical"),
    ("R2", "warn", ("medical",), "Another wording.", None),
    ("R2", "warn", ("legal",), "Another wording.", "medical"),
    ("R2", "warn", (), SENTENCE, None),
    ("R2", "warn", (), "evenwell  supports a calm gut*.", None),
    ("R2", "warn", (), "Evenwell supports a calm gut and more.", "medical"),
    ("R3", "warn", (), "", None),
    ("R3", "block", (), "", None),
    ("R4", "warn", (), "", None),
    ("R4", "block", (), "", "legal"),
    ("R4", "block", ("medical",), "", "legal"),
    ("R4", "block", ("legal",), "", None),
    ("R6", "block", (), "", None),
]


@pytest.mark.parametrize(("kind", "severity", "signed", "wording", "whom"), WAITS)
def test_what_takes_two_people_waits_for_the_second(
    kind: str, severity: str, signed: tuple[str, ...], wording: str, whom: str | None
) -> None:
    about = finding("SUB-02", severity)
    made = resolution(
        kind,
        about,
        countersigned=frozenset(map(Capacity, signed)),
        entry=entry(wordings=(wording,)) if kind == "R2" else None,
    )
    assert awaits(made, about) == whom


def test_a_warning_overridden_by_one_waits_for_legal_once_the_rules_block_it() -> None:
    made = resolution("R4", finding(severity="warn"))
    assert awaits(made, finding(severity="warn")) is None
    assert awaits(made, finding(severity="block")) is Capacity.LEGAL


SECOND = [
    # who asks, their id (7 recorded it), wrote in the letter, what is awaited -> refusal
    ("medical", 8, False, "medical", None),
    ("legal", 8, False, "legal", None),
    ("legal", 8, False, "medical", "role"),
    ("medical", 8, False, "legal", "role"),
    ("regulatory", 8, False, "legal", "role"),
    ("author", 8, False, "medical", "role"),
    ("medical", 8, True, "medical", "four_eyes"),
    ("medical", 7, False, "medical", "four_eyes"),
    ("administrator", 8, False, "legal", None),
    ("administrator", 7, False, "legal", "four_eyes"),
    ("administrator", 8, True, "legal", "four_eyes"),
]


def asking(who: str, *, user_id: int, wrote: bool):
    capacities = tuple(Capacity) if who == "administrator" else (who,)
    return person(*capacities, user_id=user_id, wrote=wrote)


@pytest.mark.parametrize(("who", "user_id", "wrote", "awaited", "code"), SECOND)
def test_the_second_person_is_another_of_the_right_capacity_who_wrote_none_of_it(
    who: str, user_id: int, wrote: bool, awaited: str, code: str | None
) -> None:
    no = countersigning_refusal(
        resolution("R4"), Capacity(awaited), person=asking(who, user_id=user_id, wrote=wrote)
    )
    assert (no.code if no else None) == code


def test_nobody_agrees_to_what_was_taken_back() -> None:
    no = countersigning_refusal(
        resolution("R4", is_revoked=True), Capacity.LEGAL, person=person("legal", user_id=8)
    )
    assert no.code == "revoked"


UNDO = [
    # kind, who asks, their id (7 recorded it), reason -> refusal
    ("R2", "author", 7, "Wrong claim.", None),
    ("R2", "author", 8, "Wrong claim.", None),
    ("R3", "author", 8, "It is one.", "role"),
    ("R3", "regulatory", 8, "It is one.", None),
    ("R3", "regulatory", 8, None, None),
    ("R3", "regulatory", 8, "  ", "reason"),
    ("R4", "medical", 8, "New evidence.", None),
    ("R4", "legal", 8, "New ruling.", None),
    ("R6", "author", 8, "No.", "role"),
    ("R1", "regulatory", 7, "No.", "recorded"),
    ("R5", "regulatory", 7, "No.", "recorded"),
]


@pytest.mark.parametrize(("kind", "who", "user_id", "reason", "code"), UNDO)
def test_a_resolution_is_taken_back_by_its_maker_or_a_reviewer_with_a_reason(
    kind: str, who: str, user_id: int, reason: str | None, code: str | None
) -> None:
    asker = person(who, user_id=user_id, wrote=True)
    no = revoking_refusal(resolution(kind), person=asker, reason=reason)
    assert (no.code if no else None) == code


def test_a_resolution_is_taken_back_once() -> None:
    no = revoking_refusal(resolution(is_revoked=True), person=person("regulatory"), reason="Again.")
    assert no.code == "revoked"

"""Whoever signs proves who they are, and guessing is stopped."""

from datetime import timedelta

import pytest
from django.core import mail

from articles.models import SigningAttempt
from articles.workflow import identity
from articles.workflow.policy import Role
from tests.factories import NOW, make_user
from tests.racing import race

RIGHT, WRONG = "a long walk by the sea", "password"


def person(**fields: object):
    user = make_user(Role.REVIEWER, **fields)
    user.set_password(RIGHT)
    user.save()
    return user


def code(user, password: str, *, now=NOW) -> str:
    no = identity.prove(user, password, now=now)
    return no.code if no else ""


@pytest.mark.django_db
def test_the_own_password_signs_and_nothing_else_does() -> None:
    user, other = person(), person()
    other.set_password("another walk")
    other.save()
    assert code(user, RIGHT) == ""
    assert [code(user, wrong) for wrong in (WRONG, "", f"{RIGHT} ", "another walk")] == [
        "password"
    ] * 4


@pytest.mark.django_db
def test_five_wrong_ones_in_a_row_lock_signing_for_a_quarter_of_an_hour_and_are_told(
    django_capture_on_commit_callbacks,
) -> None:
    user = person(email="rita@evenwell.example")
    make_user(Role.ADMINISTRATOR, email="ada@evenwell.example")
    with django_capture_on_commit_callbacks(execute=True):
        assert [code(user, WRONG) for _ in range(5)] == ["password"] * 4 + ["locked"]
    assert sorted(to for message in mail.outbox for to in message.to) == [
        "ada@evenwell.example",
        "rita@evenwell.example",
    ]
    assert code(user, RIGHT, now=NOW + timedelta(minutes=14)) == "locked"
    assert code(person(), RIGHT) == "", "another person signs on"
    assert code(user, RIGHT, now=NOW + timedelta(minutes=15)) == ""


@pytest.mark.django_db
def test_a_right_one_forgives_the_wrong_ones_before_it() -> None:
    user = person()
    for _ in range(3):
        assert [code(user, WRONG) for _ in range(4)] == ["password"] * 4
        assert code(user, RIGHT) == ""


@pytest.mark.django_db
def test_somebody_whose_account_is_closed_signs_nothing() -> None:
    user = person()
    user.is_active = False
    user.save()
    assert code(user, RIGHT) == "password"


@pytest.mark.django_db
def test_what_was_typed_is_not_kept() -> None:
    user = person()
    code(user, "a secret of mine")
    assert "secret" not in str(SigningAttempt.objects.values())


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("real_connections")
def test_guessing_at_once_gets_no_more_guesses() -> None:
    user = person()
    for _ in range(3):
        code(user, WRONG)
    codes = race(*[lambda: code(user, WRONG) for _ in range(4)])
    assert sorted(codes) == ["locked"] * 3 + ["password"]
    assert SigningAttempt.objects.count() == 5

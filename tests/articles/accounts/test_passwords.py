"""Which passwords are refused, and which close neighbours are not."""

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import override_settings

REFUSED = {
    "short": "password_too_short",
    "elevenchars": "password_too_short",
    "374958203948203": "password_entirely_numeric",
    "qazwsxedcrfv": "password_too_common",
    "P@ssw0rd2026!!": "password_guessable",
    "!!Sunshine1987": "password_guessable",
    "dragondragon": "password_guessable",
    "DragonDragon12": "password_guessable",
    "aaaaaaaaaaaaaaa": "password_hardly_varies",
    "abababababab": "password_hardly_varies",
    "rita-reviewer-1": "password_too_similar",
}
TAKEN = [
    "four words unlike another",
    "sunshine over dover hill",
    "x9#kQ2v!Lm7pZ",
    "dana-reads-letters",
    "ein Pferd im Münster",
]


def codes(password: str) -> set[str]:
    user = User(username="rita-reviewer", first_name="Rita", email="rita@example.com")
    try:
        validate_password(password, user)
    except ValidationError as error:
        return {each.code for each in error.error_list}
    return set()


@pytest.mark.parametrize(("password", "code"), REFUSED.items())
def test_what_a_guesser_tries_early_is_refused(password: str, code: str) -> None:
    assert code in codes(password)


@pytest.mark.parametrize("password", TAKEN)
def test_what_takes_a_guesser_long_is_taken(password: str) -> None:
    assert codes(password) == set()


def test_passwords_are_kept_as_argon2_hashes() -> None:
    from lanfam import settings

    with override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS):
        assert identify_hasher(make_password("four words unlike")).algorithm == "argon2"

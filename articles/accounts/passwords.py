"""
Refuse a password that a guesser tries early: a common one in disguise, or one that hardly varies.

Django's own list knows `password` and `password1`; it does not know `P@ssw0rd2026!!`, which every
guessing program makes of it. All of it works offline.
"""

import re

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

PLAIN = str.maketrans("@4$530!1|7+", "aasseoiiltt")
FEWEST = 5
"""Different characters that a password has at least."""


class GuessablePasswordValidator(CommonPasswordValidator):
    """Take off digits and signs at both ends, undo the usual disguises, look again."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len(set(password)) < FEWEST:
            raise ValidationError(
                f"Use at least {FEWEST} different characters.", code="password_hardly_varies"
            )
        if not self.passwords.isdisjoint(_undisguised(password)):
            raise ValidationError(
                "This is a common password with a few signs more, which guessing programs try "
                "first. Four words that do not belong together are better, and easier to type.",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return "Four words that do not belong together are good; a known word with digits is not."


def _undisguised(password: str) -> set[str]:
    low = password.casefold().strip()
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", low)
    plain = {low, core, low.translate(PLAIN), core.translate(PLAIN)}
    plain |= {re.sub(r"^[\W\d_]+|[\W\d_]+$", "", each) for each in plain}
    # The same one twice, as in "dragondragon".
    plain |= {each[: len(each) // 2] for each in plain if each[: len(each) // 2] * 2 == each}
    return {each for each in plain if len(each) > 2}

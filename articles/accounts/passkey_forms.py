"""
Where a passkey is added or shown.

What the browser answered is good for one question, and the session keeps the last question alone:
of two pages that are open at once, the one opened first is answered in vain. The library calls that
a wrong code, which nobody typed.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError

NOT_TAKEN = (
    "That passkey was not taken. It may be one that was removed here, or this page was open in a "
    "second window, too. Try once more."
)


class Add(AddWebAuthnForm):
    """A passkey that may open the door alone, or only together with the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = self.fields["passwordless"]
        alone.label = "Log in with it alone, without name and password"
        # What is ticked is a sentence, no name of a field.
        alone.label_suffix = ""
        alone.help_text = "Then it asks for your fingerprint, face or PIN each time."

    def clean(self) -> dict[str, Any]:
        return _told(super().clean)


class _Shown:
    def clean_credential(self) -> Authenticator:
        return _told(super().clean_credential)  # type: ignore[misc]


class Show(_Shown, AuthenticateWebAuthnForm):
    """A passkey as the second factor, at log-in or at a signature."""


class Enter(_Shown, LoginWebAuthnForm):
    """A passkey alone, instead of name and password."""


class ShowAgain(_Shown, ReauthenticateWebAuthnForm):
    """A passkey before something delicate is changed."""


def _told(clean: Any) -> Any:
    try:
        return clean()
    except ValidationError as error:
        if error.code == "incorrect_code":
            raise ValidationError(NOT_TAKEN, code=error.code) from error
        raise

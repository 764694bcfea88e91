"""
Show a second factor at a signature: a code of the app, a recovery code, or a passkey.

The password makes a signature somebody's own (21 CFR 11.200); where the house requires two factors,
a stolen password must not make one either.
"""

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django import forms
from django.conf import settings
from django.contrib.auth.models import User

from articles.accounts.forms import Code, CodeInput
from articles.accounts.passkey_forms import Show

Type = Authenticator.Type


class PasskeyInput(forms.Widget):
    """A button; what the browser is asked is made when it is drawn, after an answer was read."""

    template_name = "account/passkey_widget.html"

    def __init__(self, user: User) -> None:
        super().__init__()
        self.user = user

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        found = super().get_context(name, value, attrs)
        # Two forms of one page share one question, for the session keeps the last alone.
        kept = context.request.__dict__
        if "passkey_options" not in kept:
            kept["passkey_options"] = begin_authentication(self.user)
        widget = found["widget"]
        widget["options"] = kept["passkey_options"]
        widget["options_id"] = f"{widget['attrs']['id']}_options"
        return found


def fields(user: User | None) -> dict[str, forms.Field]:
    """Return the fields in which `user` shows a second factor; none where none is asked."""
    kinds = kinds_of(user) if user is not None and settings.TWO_FACTORS_REQUIRED else set()
    found: dict[str, forms.Field] = {}
    if kinds & {Type.TOTP, Type.RECOVERY_CODES}:
        found["code"] = forms.CharField(
            required=False,
            label="Code",
            widget=CodeInput(autofocus=False),
            help_text="What your authenticator app shows now, or one of your recovery codes.",
        )
    if user is not None and Type.WEBAUTHN in kinds:
        found["credential"] = forms.CharField(
            required=False,
            label="Or your passkey" if Type.TOTP in kinds else "Your passkey",
            widget=PasskeyInput(user),
        )
    return found


def kinds_of(user: User) -> set[str]:
    """Return the kinds of factors that `user` has set up."""
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def shown(user: User, *, code: str, credential: str) -> Authenticator | str:
    """Return the factor of `user` that was shown, or what is wrong with what was."""
    if credential:
        passkey = Show(user=user, data={"credential": credential})
        if passkey.is_valid():
            found: Authenticator = passkey.cleaned_data["credential"]
            return found
        return _wrong(passkey)
    typed = Code(user=user, data={"code": code})
    return typed.authenticator if typed.is_valid() else _wrong(typed)


def _wrong(form: forms.Form) -> str:
    return " ".join(str(each) for errors in form.errors.values() for each in errors)

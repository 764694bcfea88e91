"""What people type at log-in, and when they forgot their password."""

from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.http import HttpRequest

from articles.accounts import factors, resetting


class LogIn(LoginForm):
    """The library's form under the names that Django's own log-in page gives its fields."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autofocus"] = True
        _without_placeholders(self)

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix("username" if field_name == "login" else field_name)


class ResetRequest(ResetPasswordForm):
    """
    Ask for a mail with a new start, for an address that may or may not be anybody's.

    Nothing is looked up here: the worker finds out whose it is. So the page does the same work
    in the same time for an address that is known and one that is not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address of your account"
        _without_placeholders(self)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **_: Any) -> str:
        email = str(self.cleaned_data["email"])
        resetting.send_link.enqueue(email, request.build_absolute_uri("/").rstrip("/"))
        return email


class CodeInput(forms.TextInput):
    """A field for one code; a wrong one is not shown again, for the next is another."""

    def __init__(self, *, autofocus: bool = True) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        super().__init__(attrs | {"autofocus": True} if autofocus else attrs)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class SetUpApp(ActivateTOTPForm):
    """The first code of an app, which shows that it was scanned."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput()


class _Code(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput()

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not factors.is_first_use(self.authenticator, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        return code


class Code(_Code, AuthenticateForm):
    """A code at log-in or at a signature, from the app or from the list of recovery codes."""


class CodeAgain(_Code, ReauthenticateForm):
    """A code before something delicate is changed."""


def _without_placeholders(form: forms.Form) -> None:
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)

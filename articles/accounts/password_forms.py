"""Where a password is typed, changed or chosen: the library's forms in the words of this house."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    ReauthenticateForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)

LABELS = {
    "oldpassword": "Your password until now",
    "password": "Your password",
    "password1": "New password",
    "password2": "The same once more",
}


class _Worded:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS[name]
            field.widget.attrs.pop("placeholder", None)


class Change(_Worded, ChangePasswordForm):
    """Another password, by somebody who knows the old one."""


class Choose(_Worded, SetPasswordForm):
    """A first password, by somebody who logs in elsewhere."""


class ChooseAnew(_Worded, ResetPasswordKeyForm):
    """A new password, by somebody whom a link was sent."""


class Again(_Worded, ReauthenticateForm):
    """The password before something delicate is changed."""

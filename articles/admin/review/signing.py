"""Sign with the password from a form; what refuses it is said beside the field that can mend it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone

from articles.models import Approval
from articles.refusal import Refused
from articles.workflow import identity


def is_signed(form: forms.Form, *, user: Any, sign: Callable[..., Any]) -> bool:
    """Call `sign` with the fields of the valid `form`; on a refusal say it, and return False."""
    given, now = dict(form.cleaned_data), timezone.now()
    # Outside the transaction of the signature: a wrong guess is counted even so.
    if no := identity.prove(user, given.pop("password"), now=now):
        form.add_error("password", no.reason)
        return False
    try:
        sign(actor=user, now=now, authentication=Approval.Authentication.PASSWORD, **given)
    except Refused as error:
        field = error.refusal.code if error.refusal.code in form.fields else None
        form.add_error(field, error.refusal.reason)
        return False
    return True

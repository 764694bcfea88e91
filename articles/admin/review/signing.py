"""Sign with what a form asks of a signer; a refusal is said beside the field that can mend it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone

from articles.refusal import Refusal, Refused
from articles.workflow import identity


def is_identified(form: forms.Form, given: dict[str, Any], *, user: Any, now: Any) -> bool:
    """Put into `given` how `user` showed who they are, instead of what they typed for it."""
    # Outside the transaction of the signature: a wrong guess is counted even so.
    typed = {name: given.pop(name, "") for name in ("password", "code", "credential")}
    found = identity.identify(user, now=now, **typed)
    if isinstance(found, Refusal):
        form.add_error(found.code if found.code in form.fields else "password", found.reason)
        return False
    given["authentication"] = found
    return True


def is_signed(form: forms.Form, *, user: Any, sign: Callable[..., Any]) -> bool:
    """Call `sign` with the fields of the valid `form`; on a refusal say it, and return False."""
    given, now = dict(form.cleaned_data), timezone.now()
    if not is_identified(form, given, user=user, now=now):
        return False
    try:
        sign(actor=user, now=now, **given)
    except Refused as error:
        field = error.refusal.code if error.refusal.code in form.fields else None
        form.add_error(field, error.refusal.reason)
        return False
    return True

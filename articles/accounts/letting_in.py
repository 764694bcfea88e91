"""
Let somebody in again who lost what they log in with, and keep it in the audit.

Who may run a command on the server could read the database, too; so it is asked nothing more. The
second factors go, every session ends, what counted wrong tries at signing is forgiven, and a link
to choose a new password is returned, which works once, for an hour.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction

from articles.accounts import resetting, sessions
from articles.accounts.events import Kind, record


@transaction.atomic
def let_in(user: User, *, origin: str) -> str:
    """Remove all factors of `user`, end their sessions; return the link to a new password."""
    factors = Authenticator.objects.select_for_update().filter(user=user)
    removed = ", ".join(sorted(factors.values_list("type", flat=True)))
    factors.delete()
    ended = sessions.end_all(user)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    record(Kind.LET_IN, user, f"factors removed: {removed or 'none'}; sessions ended: {ended}")
    return resetting.link(user, origin.rstrip("/"))

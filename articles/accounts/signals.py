"""
Hear of everything that happens to accounts, whoever does it: a page, the library, a shell.

Rights are given in several places that are not ours. The one thing that all of them share is that
rows change, so it is heard there; who did it is known from the request that the library keeps.
"""

from typing import Any

from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.http import HttpRequest

from articles.accounts import sessions
from articles.accounts.events import Kind, named, record
from articles.accounts.gate import CLEARED

WATCHED = ("username", "email", "is_active", "is_staff", "is_superuser")
"""Fields of an account that decide who gets in, and as what."""

M2M_DONE = {"post_add": "added", "post_remove": "removed", "pre_clear": "removed"}


def connect() -> None:
    """Listen; called once, when the apps are loaded."""
    for signal, hear, sender in (
        (user_logged_in, logged_in, None),
        (user_logged_out, logged_out, None),
        (user_login_failed, failed, None),
        (factors.authenticator_added, factor_added, None),
        (factors.authenticator_removed, factor_removed, None),
        (factors.authenticator_reset, codes_renewed, None),
        (factors.authentication_failed, factor_failed, None),
        (pre_save, account_to_be_saved, User),
        (post_save, account_saved, User),
        (m2m_changed, groups_changed, User.groups.through),
        (m2m_changed, rights_changed, User.user_permissions.through),
        (m2m_changed, rights_of_group_changed, Group.permissions.through),
    ):
        signal.connect(hear, sender=sender, dispatch_uid=f"articles.accounts.{hear.__name__}")


def logged_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    sessions.begin(request.session)
    record(Kind.LOGGED_IN, user)


def logged_out(*, request: HttpRequest, user: User | None, **_: Any) -> None:
    if user is not None:
        ended = request.__dict__.get("session_ended", "")
        record(Kind.SESSION_ENDED if ended else Kind.LOGGED_OUT, user, ended)


def failed(*, credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """A signature with a wrong password has no request, and is counted where it is asked."""
    if request is not None:
        name = str(credentials.get("username", ""))
        record(Kind.FAILED, User.objects.filter(username__iexact=name).first())


def factor_failed(*, user: User, authenticator: Authenticator, **_: Any) -> None:
    record(Kind.FACTOR_FAILED, user, authenticator.type)


def factor_added(*, request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    record(Kind.FACTOR_ADDED, user, authenticator.type)
    sessions.end_all(user, but=request)


def factor_removed(*, request: HttpRequest, user: User, authenticator: Any, **_: Any) -> None:
    record(Kind.FACTOR_REMOVED, user, authenticator.type)
    request.session.pop(CLEARED, None)
    sessions.end_all(user, but=request)


def codes_renewed(*, user: User, **_: Any) -> None:
    record(Kind.CODES_RENEWED, user)


def account_to_be_saved(*, instance: User, update_fields: Any = None, **_: Any) -> None:
    """Keep what the row says now, to tell afterwards what changed."""
    if instance.pk is None or update_fields == frozenset({"last_login"}):
        return
    instance.__dict__["was"] = User.objects.filter(pk=instance.pk).first()


def account_saved(*, instance: User, created: bool, **_: Any) -> None:
    before: User | None = instance.__dict__.pop("was", None)
    if created:
        record(Kind.MADE, instance, "superuser" if instance.is_superuser else "")
    if before is None:
        return
    if before.password != instance.password and _is_new_password(instance):
        record(Kind.PASSWORD_CHANGED, instance)
    changed = [name for name in WATCHED if getattr(before, name) != getattr(instance, name)]
    if changed:
        said = [f"{name}: {getattr(before, name)} → {getattr(instance, name)}" for name in changed]
        record(Kind.CHANGED, instance, named(said))
        _ends(instance)


def _is_new_password(user: User) -> bool:
    # A hash is also made anew at log-in, when the hasher's settings grew; then nothing was set.
    return user._password is not None or not user.has_usable_password()


def groups_changed(*, instance: Any, action: str, pk_set: Any, reverse: bool, **_: Any) -> None:
    """Tell of each person on its own, also where a group was given several."""
    if action not in M2M_DONE:
        return
    if reverse:
        keys = pk_set if pk_set is not None else instance.user_set.values_list("pk", flat=True)
        people, groups = User.objects.filter(pk__in=keys), [instance.name]
    else:
        people = [instance]
        rows = instance.groups.all() if pk_set is None else Group.objects.filter(pk__in=pk_set)
        groups = sorted(rows.values_list("name", flat=True))
    for user in people if groups else ():
        record(Kind.GROUPS_CHANGED, user, f"{M2M_DONE[action]}: {named(groups)}")
        _ends(user)


def rights_changed(*, instance: Any, action: str, pk_set: Any, reverse: bool, **_: Any) -> None:
    if action in M2M_DONE and not reverse:
        record(Kind.RIGHTS_CHANGED, instance, _rights(action, pk_set))
        _ends(instance)


def rights_of_group_changed(
    *, instance: Any, action: str, pk_set: Any, reverse: bool, **_: Any
) -> None:
    """Tell of the group once; whoever belongs to it begins anew."""
    if action in M2M_DONE and not reverse:
        record(Kind.RIGHTS_CHANGED, None, f"group {instance.name}, {_rights(action, pk_set)}")
        for user in instance.user_set.all():
            _ends(user)


def _rights(action: str, keys: Any) -> str:
    names = Permission.objects.filter(pk__in=keys or ()).values_list("codename", flat=True)
    return f"{M2M_DONE[action]}: {named(sorted(names)) if keys else 'all'}"


def _ends(user: User) -> None:
    """What a session may do was settled when it began; of somebody who never came there is none."""
    if user.last_login is not None:
        sessions.end_all(user)

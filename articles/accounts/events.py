"""Write down what happened to an account: by whom, from where, in the request that is under way."""

from ipaddress import ip_address
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from articles.models import AccountEvent

Kind = AccountEvent.Kind


def record(kind: Kind, account: User | None, details: str = "") -> AccountEvent:
    """Add one row; who did it and from where is told by the request under way, if there is one."""
    request = context.request
    actor = getattr(request, "user", None)
    return AccountEvent.objects.create(
        at=timezone.now(),
        kind=kind,
        account=account,
        actor_id=actor.pk if actor is not None and actor.is_authenticated else None,
        address=_address(request),
        browser=request.headers.get("User-Agent", "")[:200] if request else "",
        details=details,
    )


def _address(request: HttpRequest | None) -> str | None:
    if request is None:
        return None
    try:
        return str(ip_address(get_adapter().get_client_ip(request)))
    except (ValueError, PermissionDenied):
        return None


def named(rows: Any) -> str:
    """Return the names of `rows` as a list in words, in their order."""
    return ", ".join(str(row) for row in rows)

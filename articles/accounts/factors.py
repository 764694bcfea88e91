"""
Ask of an account whether it needs a second factor, whether it has one, and whether a code is right.

A code of an authenticator app is good once (RFC 6238, 5.2). The library remembers used ones in the
cache, of which every process may have its own; here the row of the app remembers, under a lock.
"""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from articles.accounts.requirement import needs_two_factors

REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What somebody has or is; recovery codes only stand in for one of these."""


def are_required(user: User) -> bool:
    """Tell whether `user` may work only with two factors, by their groups and the settings."""
    return settings.TWO_FACTORS_REQUIRED and needs_two_factors(
        groups=set(user.groups.values_list("name", flat=True)),
        permissions=user.get_all_permissions(),
        is_superuser=user.is_superuser,
    )


def are_set_up(user: User) -> bool:
    """Tell whether `user` has an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=REAL).exists()


def are_missing(user: User) -> bool:
    """Tell whether `user` has to set up a second factor before anything else."""
    return are_required(user) and not are_set_up(user)


def is_first_use(authenticator: Authenticator, code: str) -> bool:
    """Take down that the right `code` was used; False if it, or a later one, was used before."""
    if authenticator.type != Authenticator.Type.TOTP:
        return True  # the library strikes a recovery code out under a lock of its own
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        counter = _counter(row, code)
        if counter <= row.data.get("used", -1):
            return False
        row.data["used"] = counter
        row.save(update_fields=["data"])
        authenticator.data = row.data
    return True


def _counter(row: Authenticator, code: str) -> int:
    secret, typed = decrypt(row.data["secret"]), "".join(filter(str.isdigit, code))
    return max(
        (
            counter
            for counter in totp.yield_hotp_counters_from_time()
            if totp.format_hotp_value(totp.hotp_value(secret, counter)) == typed
        ),
        default=-1,
    )

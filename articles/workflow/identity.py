"""
Make sure that whoever signs is the person who is signed in: their password again (21 CFR 11.200).

Five wrong ones in a row lock signing for a quarter of an hour and are told to the administrators
(11.300(d)); reading and writing go on meanwhile. What was typed is neither kept nor logged. A
newcomer gets this wrong: the count must be taken under a lock, or many guesses at once pass it.
"""

from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from articles.accounts import factors, showing
from articles.models import Approval, SigningAttempt
from articles.refusal import Refusal
from articles.workflow import notices

ATTEMPTS = 5
LOCKED_FOR = timedelta(minutes=15)


Authentication = Approval.Authentication
SHOWN = {
    "totp": Authentication.APP,
    "webauthn": Authentication.PASSKEY,
    "recovery_codes": Authentication.RECOVERY,
}
"""What a signature says of how its signer showed who they are, by the factor shown."""


@sensitive_variables("password", "code", "credential")
def identify(
    user: User, *, password: str, code: str = "", credential: str = "", now: datetime
) -> Authentication | Refusal:
    """
    Return how `user` showed who they are at `now`, or why that lets them sign nothing.

    Where two factors are required, the password alone does not. Call it like `prove`.
    """
    if no := prove(user, password, now=now):
        return no
    if not factors.are_required(user):
        return Authentication.PASSWORD
    if not factors.are_set_up(user):
        return Refusal(
            "code", "A signature needs your second factor. Set one up under “Your account” first."
        )
    if not code and not credential:
        return Refusal("code", "A signature needs your second factor, too: a code or your passkey.")
    found = showing.shown(user, code=code, credential=credential)
    return Refusal("code", found) if isinstance(found, str) else SHOWN[found.type]


@sensitive_variables("password")
def prove(user: User, password: str, *, now: datetime) -> Refusal | None:
    """
    Return why `password` does not let `user` sign at `now`, or None when it does.

    Call it outside the transaction of the signature: a wrong guess is kept even so.
    """
    if not password:
        return Refusal("password", "Type your password once more; it makes this your signature.")
    if not user.has_usable_password():
        return Refusal(
            "password",
            "You log in elsewhere and have no password here, which a signature needs. Choose one "
            "under “Your account”.",
        )
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if no := _locked(user, now=now):
            return no
        known = authenticate(username=user.get_username(), password=password)
        is_right = known is not None and known.pk == user.pk
        SigningAttempt.objects.create(user=user, at=now, is_right=is_right)
        return None if is_right else _wrong(user, now=now)


def _locked(user: User, *, now: datetime) -> Refusal | None:
    wrong = _in_a_row(user)
    if not wrong or len(wrong) % ATTEMPTS or now >= wrong[0] + LOCKED_FOR:
        return None
    until = timezone.localtime(wrong[0] + LOCKED_FOR)
    return Refusal(
        "locked",
        f"{ATTEMPTS} wrong passwords in a row: you can sign again at {until:%H:%M}. The "
        "administrators were told. Whoever forgot their password asks one of them.",
    )


def _wrong(user: User, *, now: datetime) -> Refusal:
    wrong = _in_a_row(user)
    if len(wrong) % ATTEMPTS == 0:
        notices.signing_locked(user, attempts=ATTEMPTS)
        return _locked(user, now=now) or Refusal("locked", "Signing is locked.")
    left = ATTEMPTS - len(wrong) % ATTEMPTS
    tries = "try is" if left == 1 else "tries are"
    return Refusal("password", f"That is not your password. {left} {tries} left.")


def _in_a_row(user: User) -> list[datetime]:
    """Return when `user` was wrong since they were last right, the newest first."""
    attempts = SigningAttempt.objects.filter(user=user).order_by("-id")
    right = attempts.filter(is_right=True).values_list("pk", flat=True).first()
    wrong = attempts.filter(is_right=False, pk__gt=right or 0)
    return list(wrong.values_list("at", flat=True))

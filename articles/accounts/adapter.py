"""
Tell the library of accounts how this house does it: nobody signs up, no stranger locks one out.

`settings` names these classes; the library asks them at each step of a log-in.
"""

import time
from hashlib import sha256
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from articles.accounts import known_browser, sealing
from articles.accounts.events import Kind, record
from articles.accounts.mails import Mails
from articles.models import Brand

JUST_NOW = 300
"""Seconds after a log-in during which factors change without asking once more."""


WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use your passkey",
}
"""How one shows once more who one is, in the words of the other pages."""


class Accounts(Mails):
    """Log-ins: who may try, what is counted, how one shows once more who one is."""

    error_messages = Mails.error_messages | {
        "username_password_mismatch": "Username and password do not belong together. "
        "Mind capitals; whoever forgot the password can choose a new one below.",
        "too_many_login_attempts": "Too many wrong tries. Wait five minutes, then try again. "
        "A browser in which you have logged in before is not held up by strangers' tries.",
        "incorrect_password": "That is not your password.",
        "enter_current_password": "That is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return known_browser.counted_as(request, credentials.get("username", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; the first that is one too many is told, the others only refused."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            key = f"told locked {self._get_login_attempts_cache_key(request, **credentials)}"
            if cache.add(sha256(key.encode()).hexdigest(), True, timeout=JUST_NOW):
                name = credentials.get("username", "")
                record(Kind.LOCKED, User.objects.filter(username__iexact=name).first())
            raise

    def get_client_ip(self, request: HttpRequest) -> str:
        """A request that passed fewer proxies than there are came from nearby: count its sender."""
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured:
            return str(request.META["REMOTE_ADDR"])

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        known_browser.remember(response, user.get_username())
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask once more before a factor changes, but not of who has just shown all of theirs."""
        records = get_authentication_records(context.request, context.request.user)
        if records and time.time() - records[-1]["at"] < JUST_NOW:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return them, first what the library leads to; without a password and a factor, log in."""
        if not user.is_authenticated:
            return []
        ways = super().get_reauthentication_methods(user)
        worded = [way | {"description": WAYS[way["id"]]} for way in ways]
        return worded or [{"id": "log_in", "url": reverse("account_log_in_again")}]


class Factors(DefaultMFAAdapter):
    """Second factors: how they are called, sealed and drawn."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right, or was used before. Codes of the app change "
        "every half minute; wait for the next one. If no code is ever right, set the clock of "
        "your phone to automatic.",
    }

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        brand = Brand.objects.first()
        return f"{brand.name} CMS" if brand else "LanFam CMS"

    def build_totp_svg(self, url: str) -> str:
        """Draw the code as an element of the page: no image to fetch, no style of its own."""
        from qrcode import QRCode
        from qrcode.image.svg import SvgPathImage

        code = QRCode(border=2)
        code.add_data(url)
        return code.make_image(image_factory=SvgPathImage).to_string().decode()

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"

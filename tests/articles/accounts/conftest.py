"""What log-ins are tested with: the settings of production, and a clock for codes."""

import time
from hashlib import sha256
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from articles.accounts import sealing

PASSWORD = "four words unlike another"
PUBLIC = {1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32}
"""A public key as COSE writes it; its private half is nobody's."""


@pytest.fixture(autouse=True)
def _as_in_production(settings: Any) -> None:
    """Second factors and limits, which the other tests do without."""
    settings.TWO_FACTORS_REQUIRED = True
    settings.ACCOUNT_RATE_LIMITS = {
        "login": "30/m/ip",
        "login_failed": "20/m/ip,5/5m/key",
        "reset_password": "10/m/ip,3/5m/key",
    }
    cache.clear()


class App:
    """An authenticator app on somebody's phone."""

    def __init__(self, user: User) -> None:
        self.secret = totp.generate_totp_secret()
        data = {"secret": sealing.seal(self.secret)}
        self.row = Authenticator.objects.create(user=user, type="totp", data=data)

    def code(self, later: int = 0) -> str:
        """Return the code of now, or of `later` half minutes from now."""
        now = list(totp.yield_hotp_counters_from_time())[1]
        return str(totp.format_hotp_value(totp.hotp_value(self.secret, now + later)))


def add_passkey(user: User, *, passwordless: bool = False) -> Authenticator:
    """Add a passkey whose device nobody has: it can be asked for, and never shown."""
    made = AttestedCredentialData.create(Aaguid.NONE, b"of-nobody", ES256(PUBLIC))
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    known = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, made)
    told = {"attestationObject": AttestationObject.create("none", known, {})}
    told["clientDataJSON"] = CollectedClientData.create("webauthn.create", b"asked", "https://x")
    response = {name: websafe_encode(bytes(value)) for name, value in told.items()}
    credential = {"id": websafe_encode(made.credential_id), "type": "public-key"}
    credential |= {"rawId": credential["id"], "response": response}
    credential["clientExtensionResults"] = {"credProps": {"rk": passwordless}}
    return WebAuthn.add(user, "Passkey", credential).instance


def log_in(client: Client, user: User, password: str = PASSWORD, **extra: Any) -> Any:
    """Fill in the log-in page; returns its answer."""
    data = {"username": user.get_username(), "password": password}
    return client.post("/admin/login/?next=/admin/", data, **extra)


def log_in_elsewhere(client: Client, user: User, *, ago: float = 0) -> None:
    """Have `user` logged in as by single sign-on, so many seconds `ago`."""
    client.force_login(user)
    session = client.session
    record = {"method": "socialaccount", "at": time.time() - ago}
    session["account_authentication_methods"] = [record]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()

"""What log-ins are tested with: the settings of production, and a clock for codes."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from articles.accounts import sealing

PASSWORD = "four words unlike another"


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


def log_in(client: Client, user: User, password: str = PASSWORD, **extra: Any) -> Any:
    """Fill in the log-in page; returns its answer."""
    data = {"username": user.get_username(), "password": password}
    return client.post("/admin/login/?next=/admin/", data, **extra)

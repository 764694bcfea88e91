"""Somebody at a real browser, with a phone that shows codes and a device that has passkeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth as totp

from tests.drills.installation import Installation
from tests.journeys.chromium import Chromium, program

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A passkey is given as soon as it is asked for (WebAuthn's virtual authenticator)."""


class Person:
    """One person at one browser."""

    def __init__(self, browser: Chromium, origin: str, name: str, password: str) -> None:
        self.browser, self.origin, self.name, self.password = browser, origin, name, password
        browser.ask("WebAuthn.enable")
        browser.ask("WebAuthn.addVirtualAuthenticator", options=DEVICE)

    def open(self, path: str) -> None:
        """Open a page of the installation."""
        self.browser.open(self.origin + path)

    def at(self) -> str:
        """Return the path of the page that is open."""
        return str(self.browser.run("location.pathname"))

    def send(self, **typed: str) -> None:
        """Type into the fields of the page's first form, and send it."""
        for name, text in typed.items():
            self.browser.type(f"[name={name}]", text)
        self.browser.follow("#content form [type=submit]")

    def log_in(self, to: str = "/admin/articles/review/") -> None:
        """Go to a page and show name and password on the way."""
        self.open(to)
        self.send(username=self.name, password=self.password)

    def log_out(self) -> None:
        """Log out."""
        self.open("/admin/logout/")
        self.send()


@contextmanager
def at_a_browser(
    installation: Installation, folder: Path, name: str, password: str
) -> Iterator[Person]:
    """Serve the installation, and yield somebody in front of it; skips without a browser."""
    if program() is None:
        pytest.skip("no Chromium is installed; `make test` installs it where it may")
    # The browser speaks HTTP; DEBUG lets it, and nothing else of it matters here.
    with (
        installation.server(workers=1, DEBUG="true", TWO_FACTORS_REQUIRED="true") as served,
        Chromium(folder / "profile") as browser,
    ):
        origin = f"http://localhost:{served.client.base_url.port}"
        yield Person(browser, origin, name, password)


def code(secret: str, *, later: int) -> str:
    """Return what an app with `secret` shows `later` half minutes from now."""
    now = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, now + 1 + later)))

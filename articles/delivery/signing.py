"""
Sign a message as Standard Webhooks says, by its own library.

While a secret is being changed a message carries two signatures, one by each; a receiver that
knows either takes it, so nothing is lost whichever side changes first.
"""

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from standardwebhooks.webhooks import Webhook

PREFIX = "whsec_"
BYTES = 32
OVERLAP = timedelta(days=1)
"""How long the former secret goes on signing beside the new one."""


def new_secret() -> str:
    """Return a secret nobody has had before, in the standard's own form."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def headers(key: str, body: str, *, keys: Iterable[str], now: datetime) -> dict[str, str]:
    """Return the headers that prove `body` to whoever holds one of the secrets in `keys`."""
    # The library takes any instant for UTC, whatever its offset says.
    stamp = now.astimezone(UTC)
    signatures = [Webhook(secret).sign(key, stamp, body) for secret in keys]
    return {
        "webhook-id": key,
        "webhook-timestamp": str(int(stamp.timestamp())),
        "webhook-signature": " ".join(signatures),
    }

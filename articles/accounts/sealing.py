"""
Seal what a second factor is computed from, so that a copy of the database alone forges no code.

The key follows from SECRET_KEY. A database that is restored under another one has seals that
nobody can break: its people get in by `manage.py let_in` and set their factors up anew.
"""

import base64
import logging
import secrets
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

logger = logging.getLogger(__name__)


def seal(text: str) -> str:
    """Return `text` encrypted and authenticated."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed; or, of another SECRET_KEY's seal, a secret that fits no code."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        logger.warning("A second factor was sealed under another SECRET_KEY and cannot be used.")
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _box() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (sha256(b"articles.accounts.sealing:" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])

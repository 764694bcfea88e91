"""Name a text by its SHA-256, so that a signature can point at exact bytes."""

import hashlib


def digest(text: str) -> str:
    """Return the lower-case hexadecimal SHA-256 of `text` encoded as UTF-8 (64 characters)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

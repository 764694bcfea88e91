"""
Name a text by its SHA-256, so that a signature can point at exact bytes.

What is no text yet becomes one in the canonical form of RFC 8785: the same value, the same bytes.
"""

import hashlib
from typing import Any

import orjson
import rfc8785

SAFE = 2**53
"""Up to here every integer is exact where numbers are floating-point; RFC 8785 refuses larger."""


def digest(text: str) -> str:
    """Return the lower-case hexadecimal SHA-256 of `text` encoded as UTF-8 (64 characters)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value: Any) -> bytes:
    """
    Return a JSON value in its canonical form (RFC 8785).

    A letter takes ten milliseconds that way, and a hundredth of them where orjson writes the same:
    wherever keys sort alike by any encoding and numbers are printed alike.
    """
    if _is_simple(value):
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return bytes(rfc8785.dumps(value))


def canonical_text(value: Any) -> str:
    """Return the canonical form of a JSON value as text."""
    return canonical(value).decode()


def _is_simple(value: Any) -> bool:
    # The exact types: what is derived from them may print in another way.
    kind = type(value)
    if kind is str:
        return str.isascii(value) or _is_text(value)
    if kind is dict:
        return all(map(_is_key, value)) and all(map(_is_simple, value.values()))
    if kind is list:
        return all(map(_is_simple, value))
    if kind is int:
        return bool(-SAFE < value < SAFE)
    if kind is float:
        # In between both print the shortest decimal; beyond, one of them uses an exponent.
        return bool(0.001 <= abs(value) < 1e15 and not value.is_integer())
    return value is None or kind is bool


def _is_key(key: Any) -> bool:
    return type(key) is str and str.isascii(key)


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair, which RFC 8785 refuses in words of its own.
        return False
    return True

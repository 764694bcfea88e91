"""
Finish documents: the bytes that are sent, their ETag, and the same bytes compressed.

All that a read would otherwise do is done here, once, when a letter goes live.
"""

import gzip
from hashlib import sha256

LEVEL = 6
"""Of gzip. Nine takes half as long again for one part in a hundred."""


def etag(body: bytes) -> str:
    """Return what names exactly these bytes, without quotation marks."""
    return sha256(body).hexdigest()


def compressed(body: bytes) -> bytes:
    """Return `body` as gzip: the same bytes for the same bytes, on any day."""
    return gzip.compress(body, LEVEL, mtime=0)


def columns(form: str, text: str) -> dict[str, str | bytes]:
    """Return one document as the columns of `Publication` that hold it."""
    body = text.encode()
    return {form: text, f"{form}_etag": etag(body), f"{form}_gzip": compressed(body)}

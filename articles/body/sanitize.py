"""
Bring any HTML into the form a letter is stored in.

Call it on every way in (forms, importers, commands), not only where an editor types.
What is allowed, and why, stands in `articles.body.allowlist`.
"""

from articles.body.parse import parse
from articles.body.serialize import serialize


def clean(html: str, *, spent: frozenset[str] = frozenset()) -> str:
    """
    Return `html` sanitized and in canonical form; cleaning twice changes nothing more.

    A claim without an id gets none of the `spent` ones.
    """
    return serialize(parse(html, spent=spent))

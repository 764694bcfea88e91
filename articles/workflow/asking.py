"""
Say which places of a revision a reviewer wants changed, and how.

Kept with the event that sent the letter back, so it is what the editors are shown at those
places, and what the next round is held against. Plain values; nothing here asks the database.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from articles.compliance.fields import visible
from articles.content import Content
from articles.reading import read
from articles.refusal import Refusal

LONGEST = 2000
"""Characters of a quoted passage; whoever wants more wants another letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    One change that is asked for: at a finding (`code`), or at a quoted passage.

    `field` is a path as in `compliance.finding`, `quote` the words there, `text` what to do.
    """

    field: str
    quote: str = ""
    code: str = ""
    sentence_sha256: str = ""
    text: str = ""


def told(asked: Asked) -> dict[str, str]:
    """Return `asked` as the JSON values that its event records."""
    return asdict(asked)


def recorded(rows: Iterable[dict[str, Any]]) -> tuple[Asked, ...]:
    """Return what an event recorded."""
    return tuple(Asked(**row) for row in rows)


def passage(quote: str, content: Content, *, text: str = "") -> Asked | None:
    """Return a request at the first place where `content` says `quote`, or None."""
    words = _plain(quote)
    for field, said in texts(content):
        if words and words in _plain(said):
            return Asked(field=field, quote=words, text=text)
    return None


def refusal(asked: Iterable[Asked], content: Content) -> Refusal | None:
    """Return why one of these cannot be asked of `content`, or None."""
    known = {field: _plain(said) for field, said in texts(content)}
    for each in asked:
        if len(each.quote) > LONGEST:
            return Refusal("asked", f"Quote at most {LONGEST} characters of the letter at once.")
        if not each.code and each.quote not in known.get(each.field, ""):
            return Refusal("asked", f"“{each.quote}” is not what the letter says in {each.field}.")
    return None


def still_there(asked: Asked, content: Content) -> bool:
    """Tell whether `content` still says the words that `asked` is about."""
    return bool(asked.quote) and any(
        _plain(asked.quote) in _plain(said) for _, said in texts(content)
    )


def texts(content: Content) -> Iterable[tuple[str, str]]:
    """Yield every field that a passage may be quoted from, with its plain text."""
    return ((field.path, field.text) for field in visible(content, read(content)))


def _plain(text: str) -> str:
    return " ".join(text.split())

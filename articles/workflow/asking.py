"""
Say which places of a revision a reviewer wants changed, and how.

Kept with the event that sent the letter back, so it is what the editors are shown at those
places, and what the next round is held against. Plain values; nothing here asks the database.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from articles import carrying
from articles.carrying import Passage
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
    found = carrying.find(quote, texts(content))
    return Asked(field=found.field, quote=found.quote, text=text) if found else None


def refusal(asked: Iterable[Asked], content: Content) -> Refusal | None:
    """Return why one of these cannot be asked of `content`, or None."""
    for each in asked:
        if len(each.quote) > LONGEST:
            return Refusal("asked", f"Quote at most {LONGEST} characters of the letter at once.")
        if not each.code and place(each, content) is None:
            return Refusal("asked", f"“{each.quote}” is not what the letter says in {each.field}.")
    return None


def place(asked: Asked, content: Content) -> Passage | None:
    """Return where `content` still says the words that `asked` is about, or None."""
    return carrying.find(asked.quote, texts(content), field=asked.field)


def texts(content: Content) -> dict[str, str]:
    """Return every field that a passage may be quoted from, with its plain text."""
    return {field.path: field.text for field in visible(content, read(content))}

"""
Render letters that are live anew and say what of each is other than it is stored.

Plain values in and out, for this runs in processes of its own that know no database: letters as it
holds them come in, only what changed goes back. Comparing comes before compressing, which takes
a third of the time, and most of what is rendered anew has not changed.
"""

import gc
import signal
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
import orjson
from msgspec.structs import asdict

from articles import names
from articles.content import from_json
from articles.digests import digest
from articles.names import Names
from articles.rendering import documents, imprints
from articles.rendering.entries import said
from articles.rendering.whole import Whole, whole

LINKS = msgspec.json.Decoder(msgspec.defstruct("Links", documents.LINKS))
"""Reads of a stored detail what leads to its neighbours, and passes over the rest."""


class Stored(NamedTuple):
    """A live letter as the database holds it: what was signed, by whom, and what is shown of it."""

    pk: int
    text: str
    digest: str
    number: int
    person: str
    signed_at: datetime
    first: datetime
    modified: datetime
    overdue_at: datetime | None
    is_overdue: bool
    is_unlisted: bool
    rendered_by: str
    detail: str
    seen: tuple[str, ...]
    """Its names and ETags, by which whoever writes sees that it is still the same."""
    marks: dict[str, bytes]
    """`mark` of everything else that is stored of it, by name."""


class Anew(NamedTuple):
    """What is to be stored of a letter; empty where nothing changed."""

    pk: int
    columns: dict[str, Any]
    entries: list[dict[str, Any]] | None
    words: dict[str, str] | None
    language: str
    failure: str = ""

    @property
    def is_news(self) -> bool:
        """Whether anything is to be stored at all."""
        return bool(self.columns) or self.entries is not None or self.words is not None


def begin() -> None:
    """Make ready a process that does nothing but render."""
    # Ctrl-C stops the process that started this one, which ends this one then.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A letter is tens of thousands of objects and hardly a cycle: looking for some at the usual
    # pace takes an eighth of rendering it.
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


def mark(value: Any) -> bytes:
    """Return what tells a value from any other."""
    return sha256(value.encode() if isinstance(value, str) else orjson.dumps(value)).digest()


def render(letters: Iterable[Stored], today: Names) -> list[Anew]:
    """Return each letter anew, its records called what they are called in `today`."""
    return [_render(letter, today) for letter in letters]


def _render(letter: Stored, today: Names) -> Anew:
    try:
        return _compared(letter, today)
    except Exception as error:
        return Anew(letter.pk, {}, None, None, "", f"{error or type(error).__name__}")


def _compared(letter: Stored, today: Names) -> Anew:
    if digest(letter.text) != letter.digest:
        raise ValueError("The signed text is not the one that its digest names.")
    signed = from_json(letter.text)
    called = names.differing(signed, today)
    content = names.follow(signed, called)
    made = whole(
        content,
        _imprint(letter, content.brand.time_zone),
        **asdict(LINKS.decode(letter.detail)),
    )
    columns = documents.complete(_other(letter, made))
    if (text := names.dump(called)) != letter.seen[0]:
        columns["names"] = text
    return Anew(
        letter.pk,
        columns,
        made.entries if mark(said(made.entries)) != letter.marks["entries"] else None,
        made.words if mark(list(made.words.values())) != letter.marks["words"] else None,
        content.language or content.brand.language,
    )


def _other(letter: Stored, made: Whole) -> dict[str, str]:
    return {
        name: text
        for name, text in made.texts.items()
        if (text != letter.detail if name == "detail" else mark(text) != letter.marks[name])
    }


def _imprint(letter: Stored, zone: str) -> Any:
    made = imprints.imprint(
        zone,
        number=letter.number,
        digest=letter.digest,
        person=letter.person,
        signed_at=letter.signed_at,
        first=letter.first,
        modified=letter.modified,
        due=imprints.last_day(letter.overdue_at, zone),
    )
    return imprints.told(made, is_overdue=letter.is_overdue, is_unlisted=letter.is_unlisted)

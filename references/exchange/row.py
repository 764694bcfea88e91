"""
The value a file of references is read into: one row for each record, good or bad.

A record that cannot be read is a row too: it says where it stands and what is wrong with it,
and the reader goes on with the next one.
"""

from dataclasses import dataclass

from references import csl
from references.sources.record import NoticeFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One record of a file.

    `place` is where it stands: “record 17, line 203”. `item` is CSL-JSON, or None with the
    reason in `error`, for the editor who has the file. `key` is the file's own name for the
    record, `kind` a study kind or "", `notices` what the file knows of retractions and the
    like, `doubts` what a person should look at. `pasted` is set instead of `item` where the
    record is nothing but an identifier, which somebody has to look up.
    """

    place: str
    item: csl.Item | None = None
    error: str = ""
    key: str = ""
    kind: str = ""
    notices: tuple[NoticeFound, ...] = ()
    doubts: tuple[str, ...] = ()
    pasted: str = ""


class NotReadable(ValueError):
    """The whole file cannot be read; the message says why and what to do, for an editor."""


def place(record: int, line: int) -> str:
    """Name where a record stands; both count from 1."""
    return f"record {record:,}, line {line:,}"


def guessed(encoding: str) -> str:
    """Say that the letters of a record were read in a guessed encoding."""
    return f"Its letters were read as {encoding}, which is a guess: look at the accents."

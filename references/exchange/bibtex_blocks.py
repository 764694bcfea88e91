"""
Cut a BibTeX file into entries whose fields are text, macros and `#` resolved.

bibtexparser splits the file and goes on after a broken entry. Its own resolving stops at whole
values (`month = may`), so `may # "~12"` is put together here, and `crossref` is followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from references.exchange.row import NotReadable

MONTHS = {
    month[:3].lower(): month
    for month in (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
}
"""The macros every BibTeX style defines."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry; `fields` by lower-case name, LaTeX as it stands. `fault`: it cannot be read."""

    line: int
    type: str = ""
    key: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    fault: str = ""


def entries(text: str) -> Iterator[RawEntry]:
    """Give the entries of a file in order, those that cannot be read included."""
    library = _split(text)
    macros = dict(MONTHS)
    for string in library.blocks:
        if isinstance(string, String):
            macros[string.key.lower()] = resolve(str(string.value), macros)
    read = [entry for block in library.blocks if (entry := _entry(block, macros))]
    parents = {entry.key.lower(): entry for entry in reversed(read)}
    for entry in read:
        _inherit(entry, parents)
        yield entry


def resolve(value: str, macros: dict[str, str]) -> str:
    """Join the parts of a value: `"Int. " # ijms`, `{braced}`, `2017`."""
    parts = []
    rest = value.strip()
    while rest:
        end = _end(rest)
        part, rest = rest[:end].strip(), rest[end:].lstrip().removeprefix("#").lstrip()
        enclosed = part[:1] in ('"', "{") and len(part) > 1
        parts.append(part[1:-1] if enclosed else macros.get(part.lower(), part))
    return "".join(parts)


def _end(text: str) -> int:
    """Return where the first part of a value ends."""
    depth = 0
    quoted = text.startswith('"')
    for match in re.finditer(r'(?<!\\)[{}"#]', text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        closes = match[0] == ('"' if quoted else "}") and match.start() > 0
        if depth <= 0 and closes and text[0] in '"{':
            return match.end()
        if depth <= 0 and match[0] == "#" and text[0] not in '"{':
            return match.start()
    return len(text)


def _split(text: str) -> Library:
    try:
        return Splitter(text).split()
    except (ParserStateException, RecursionError) as error:
        raise NotReadable(
            "The file is not BibTeX that can be read. Export it again, or as RIS."
        ) from error


def _entry(block: Block, macros: dict[str, str]) -> RawEntry | None:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        # Two papers under one key are two papers; of two titles the first counts.
        inner = block.ignore_error_block
        return _entry(inner, macros) if inner else None
    if isinstance(block, ParsingFailedBlock):
        return RawEntry(line, fault=_why(block))
    if not isinstance(block, Entry):
        return None
    fields: dict[str, str] = {}
    for one in block.fields:
        fields.setdefault(one.key.lower(), resolve(str(one.value), macros))
    return RawEntry(line, block.entry_type.lower(), block.key, fields)


def _why(block: ParsingFailedBlock) -> str:
    start = " ".join((block.raw or "").split())[:60]
    return (
        f"The entry that begins “{start}” cannot be read: a brace, a quotation mark or a comma "
        "is missing or too many. Compare it with its neighbours."
    )


def _inherit(entry: RawEntry, parents: dict[str, RawEntry]) -> None:
    """Fill an entry's gaps from the one its `crossref` names; the parent's title is the book's."""
    parent = parents.get(entry.fields.get("crossref", "").lower())
    if parent is None or parent is entry:
        return
    inherited = dict(parent.fields)
    if title := inherited.pop("title", ""):
        inherited.setdefault("booktitle", title)
    for name, value in inherited.items():
        entry.fields.setdefault(name, value)

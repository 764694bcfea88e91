"""
Tell what was pasted: bare identifiers, a list of references, or the text of a file.

Each paper found becomes one `Entry`, in the order of the text. Any text gives a result.
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from references import csl, recognition
from references.exchange import formats
from references.exchange.row import NotReadable, Row
from references.reading import listing
from references.reading.reference_list import ParsedReference, parse_entry
from references.recognition import Found, Identifiers
from references.sources.record import NoticeFound

SIGNS = (
    ("pasted.ris", re.compile(r"^[ \t]*+TY {1,2}- ?\w", re.M)),
    ("pasted.nbib", re.compile(r"^PMID ?- ?[0-9]", re.M)),
    ("pasted.bib", re.compile(r"^[ \t]*+@\s*+[a-z]++\s*+[{(]\s*+[^\s,]*+\s*+,", re.I | re.M)),
    ("pasted.json", re.compile(r"\A\s*(?:\[\s*)?\{\s*\"")),
)
"""
What the text of each kind of file cannot do without.

Nothing is tried twice (`*+`): a text of white space alone would take minutes.
"""
LABEL = re.compile(r"\b(?:doi|pmid|pmcid|pubmed|isbn|pmc|id|and|https?|www)\b", re.I)
NUMBERING = re.compile(r"^\s*(?:[\[(][0-9]{1,3}[\])][.:]?|[0-9]{1,3}[.):])\s+")
NUMBERS = re.compile(r"[\s,;]+")
SHORTEST = 5
"""Digits of a bare PMID inside a list; fewer are the number of a line, or a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One paper as it was pasted.

    `parsed` is None where nothing had to be read from prose; `kind` and `notices` are what a
    file knows beyond the item; `place` is where in a pasted file the entry stood, and then `text`
    is a name for it rather than what was pasted. `fault` says why an entry could not be read, and
    then `item` is empty.
    """

    text: str
    item: csl.Item
    parsed: ParsedReference | None = None
    kind: str = ""
    notices: tuple[NoticeFound, ...] = ()
    place: str = ""
    fault: str = ""


def entries(text: str, *, most: int = sys.maxsize) -> Iterator[Entry]:
    """
    Yield every paper in `text`; what no database can keep of it is passed over.

    After `most` entries, prose is told apart but no longer read: their `item` is empty.
    """
    text = text.replace("\0", "").encode(errors="ignore").decode()
    name = next((name for name, sign in SIGNS if sign.search(text)), "")
    lines = [line for line in text.splitlines() if line.strip()]
    if name:
        yield from _of_file(text, name)
    elif text.strip().isdecimal():
        # Nobody numbers an empty line: digits and nothing else are a PMID or an ISBN.
        known = recognition.recognise(text.strip())
        yield Entry(text=text.strip(), item=csl.build(identifiers=known))
    elif all(map(identifiers_alone, lines)):
        yield from (entry for line in lines for entry in _identified(line))
    else:
        for number, part in enumerate(listing.split_entries(text)):
            whole = _read if number < most else _unread
            yield from _identified(part) or [whole(part)]


def identifiers_alone(line: str) -> tuple[Identifiers, ...]:
    """
    Return the papers that a line names by nothing but identifiers; () when it says more.

    A DOI, PMID and PMCID side by side are one paper; a second of one kind begins another.
    """
    bare = NUMBERING.sub("", line).strip()
    if numbers := _pmids(bare):
        return numbers
    found = recognition.find(bare)
    rest = bare
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    if not found or any(c.isalnum() for c in LABEL.sub(" ", rest)):
        return ()
    return tuple(_grouped(found))


def _pmids(bare: str) -> tuple[Identifiers, ...]:
    """Read numbers alone; a lone token may also be an ISBN."""
    alone = recognition.recognise(bare) if re.fullmatch(r"[0-9Xx -]+", bare) else None
    if alone and (alone.isbn or len(bare) >= SHORTEST):
        return (alone,)
    parts = list(filter(None, NUMBERS.split(bare)))
    if not all(part.isdigit() and SHORTEST <= len(part) <= 9 for part in parts):
        return ()
    return tuple(recognition.recognise(part) for part in parts)


def _grouped(found: tuple[Found, ...]) -> Iterator[Identifiers]:
    paper: dict[str, str] = {}
    for one in found:
        if paper.get(one.scheme, one.value) != one.value:
            yield Identifiers(**paper)
            paper = {}
        paper[one.scheme] = one.value
    yield Identifiers(**paper)


def _identified(part: str) -> list[Entry]:
    return [
        Entry(text=part.strip(), item=csl.build(identifiers=known))
        for known in identifiers_alone(part)
    ]


def _read(part: str) -> Entry:
    parsed = parse_entry(part)
    return Entry(text=part, item=parsed.item, parsed=parsed)


def _unread(part: str) -> Entry:
    return Entry(text=part, item={})


def _of_file(text: str, name: str) -> Iterator[Entry]:
    try:
        for row in formats.read(io.BytesIO(text.encode()), name=name):
            yield _of_row(row)
    except NotReadable as error:
        yield Entry(text=text[:200], item={}, fault=str(error))


def _of_row(row: Row) -> Entry:
    if row.item is None and not row.pasted:
        return Entry(text="", item={}, place=row.place, fault=row.error)
    item = row.item or csl.build(identifiers=recognition.recognise(row.pasted))
    text = csl.title(item) or row.pasted
    return Entry(text=text, item=item, place=row.place, kind=row.kind, notices=row.notices)

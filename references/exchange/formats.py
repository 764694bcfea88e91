"""
Know the formats references are exchanged in, by name, file ending and media type.

`read` tells a file's format by looking inside, for endings lie: PubMed's own file is often
named `.txt`. `write` gives the text of any number of references, a piece at a time.
"""

import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from references import csl
from references.exchange import (
    csl_json,
    identifier_list,
    ris,
    ris_writing,
    text,
)
from references.exchange.row import NotReadable, Row, guessed
from references.exchange.text import Source

Writer = Callable[[Iterator[csl.AnyItem]], Iterator[str]]
Reader = Callable[[Source], Iterator[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format; `name` stands in addresses (`?format=ris`), `label` is what people call it."""

    name: str
    label: str
    media_type: str
    extension: str
    read: Reader
    write: Writer


def _by_lines(read: Callable[[Iterator[text.Line]], Iterator[Row]]) -> Reader:
    return lambda source: read(text.lines(source))


def _as_whole(read: Callable[[str], Iterator[Row]]) -> Reader:
    def rows(source: Source) -> Iterator[Row]:
        content, encoding = text.whole(source)
        doubts = (guessed(encoding),) if encoding else ()
        for row in read(content):
            yield replace(row, doubts=row.doubts + doubts)

    return rows


def _each(write: Callable[[csl.AnyItem], str]) -> Writer:
    return lambda items: (write(item) for item in items)


# BibTeX and NBIB bring parsers of LaTeX and XML along, which a server that is given no file of
# these need not hold.
def _bibtex_rows(content: str) -> Iterator[Row]:
    from references.exchange import bibtex

    return bibtex.read(content)


def _bibtex(items: Iterator[csl.AnyItem]) -> Iterator[str]:
    from references.exchange import bibtex_writing

    numbered = enumerate(items, start=1)
    return (bibtex_writing.write(item, number=number) for number, item in numbered)


def _nbib_rows(lines: Iterator[text.Line]) -> Iterator[Row]:
    from references.exchange import nbib

    return nbib.read(lines)


def _nbib(items: Iterator[csl.AnyItem]) -> Iterator[str]:
    from references.exchange import nbib_writing

    return map(nbib_writing.write, items)


CSL_JSON = Format(
    name="csl-json",
    label="CSL-JSON",
    media_type="application/vnd.citationstyles.csl+json",
    extension="json",
    read=_as_whole(csl_json.read),
    write=csl_json.write,
)
RIS = Format(
    name="ris",
    label="RIS",
    media_type="application/x-research-info-systems",
    extension="ris",
    read=_by_lines(ris.read),
    write=_each(ris_writing.write),
)
BIBTEX = Format(
    name="bibtex",
    label="BibTeX",
    media_type="application/x-bibtex",
    extension="bib",
    read=_as_whole(_bibtex_rows),
    write=_bibtex,
)
NBIB = Format(
    name="nbib",
    label="NBIB (PubMed)",
    media_type="application/nbib",
    extension="nbib",
    read=_by_lines(_nbib_rows),
    write=_nbib,
)
FORMATS = {format_.name: format_ for format_ in (CSL_JSON, RIS, BIBTEX, NBIB)}
"""Every format that holds references, by name."""

IDENTIFIERS = "identifiers"
"""The name of a plain list of identifiers, which is read and never written."""

SIGNS = (
    (RIS, re.compile(r"^[ \t]*TY {1,2}- *\w", re.M)),
    (NBIB, re.compile(r"^(?:PMID|OWN ?|STAT|IS  |VI  |DP  |TI  |LID |FAU |PT  |BTI ) *- ", re.M)),
    (BIBTEX, re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.M)),
    (CSL_JSON, re.compile(r"\A\s*[\[{]")),
)
FOREIGN = re.compile(r"\A\s*(?:<\?xml|<!doctype|<html|%PDF|PK\x03\x04|\{\\rtf|%0 )", re.I)


def recognise(head: str, name: str = "") -> Format | None:
    """
    Tell the format of a file from its beginning, else from the ending of its `name`.

    None means that it looks like none of them: perhaps a list of identifiers.
    """
    for format_, sign in SIGNS:
        if sign.search(head):
            return format_
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return next((one for one in FORMATS.values() if one.extension == ending), None)


def read(stream: BinaryIO, *, name: str) -> Iterator[Row]:
    """
    Give a row for each record of a file; `name` is the file's, and only a hint.

    Raises `NotReadable` before the first row when the file is nothing we can read.
    """
    source = Source(stream)
    head = "\n".join(line.text for line in text.lines(Source(_again(source.head))))
    if not head.strip():
        raise NotReadable("The file is empty. Export it again.")
    if FOREIGN.match(head):
        raise NotReadable(f"This is no file of references that can be read. {OFFER}")
    format_ = recognise(head, name)
    if not (format_ or identifier_list.is_list(head)):
        raise NotReadable(f"It is neither a file of references nor a list of identifiers. {OFFER}")
    rows = format_.read(source) if format_ else identifier_list.read(text.lines(source))
    # The first row is read now: a file that cannot be read is refused here.
    first = next(rows, None)
    if first is None:
        raise NotReadable(f"No reference was found in it. {OFFER}")
    return itertools.chain([first], rows)


def write(items: Iterable[csl.AnyItem], format: Format | str) -> Iterator[str]:  # noqa: A002
    """Give the text of `items` in a format (or its name), a piece at a time."""
    chosen = FORMATS[format] if isinstance(format, str) else format
    return chosen.write(iter(items))


def dumps(items: Iterable[csl.AnyItem], format: Format | str) -> str:  # noqa: A002
    """Return the text of `items` in a format."""
    return "".join(write(items, format))


def loads(content: str, format: Format | str) -> tuple[Row, ...]:  # noqa: A002
    """Return the rows of `content`, which is known to be in a format."""
    chosen = FORMATS[format] if isinstance(format, str) else format
    return tuple(chosen.read(Source(_again(content.encode()))))


def _again(data: bytes) -> BinaryIO:
    return io.BytesIO(data)


OFFER = (
    "Export it as RIS (.ris), NBIB (.nbib), BibTeX (.bib) or CSL-JSON (.json), or give a plain "
    "list of DOIs and PMIDs."
)
"""What can be read, for an editor."""

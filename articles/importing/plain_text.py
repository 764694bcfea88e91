"""
Read a page as a reader's browser gives it up: lines of text, with nothing to tell a heading.

What is a heading, a list or a wrapped line is told by shape alone. A heading is a short line
that stands alone between paragraphs and does not end like a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from articles.importing import fda, json_ld, lines
from articles.importing.page import Layout

NUMBERED = re.compile(r"[ \t]*(?:\[(?P<a>[0-9]{1,3})\]|(?P<b>[0-9]{1,3})[.)])[ \t]+(?P<text>\S.*)")
BULLET = re.compile(r"[ \t]*[•◦▪*-][ \t]+(?P<text>\S.*)")
FINISHED = re.compile(r"(?:[.!?:…][\"”’)]*|https?://\S+|\bPMC? ?ID:? ?\w+|\bdoi:? ?\S+)$", re.I)
SENTENCE_END = re.compile(r"[.!?,;:…][\"”’)\]*]*$")
WIDEST_WRAP = 100
"""In characters: a line longer than this was not wrapped by hand."""
NARROWEST_WRAP = 40
LONGEST_HEADING = 110
MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or an entry of a list: `number` as typed, 0 for a bullet, None for neither."""

    text: str
    number: int | None = None


def read(text: str) -> Layout:
    """Return the layout of a text file; raises `ImportRefused` for broken JSON-LD."""
    rest, scripts = json_ld.extract(text)
    return Layout(html="".join(_html(list(_pieces(rest)))), scripts=scripts)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield paragraphs and entries; lines wrapped by hand are joined again."""
    current: Piece | None = None
    last = ""
    for line in [*text.split("\n"), ""]:
        if current and (not line.strip() or not _continues(last, line, current)):
            yield current
            current = None
        if line.strip():
            current = _extended(current, line) if current else _started(line)
        last = line


def _continues(last: str, line: str, current: Piece) -> bool:
    if NUMBERED.match(line) or BULLET.match(line) or lines.is_navigation(line):
        return False
    if current.number is not None and _indent(line) > _indent(last):
        return True
    if len(last) > WIDEST_WRAP or lines.is_navigation(last):
        return False
    if current.number is not None:
        return not FINISHED.search(last.strip())
    return len(last) > NARROWEST_WRAP


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _started(line: str) -> Piece:
    numbered = NUMBERED.match(line)
    if numbered:
        return Piece(numbered["text"].strip(), int(numbered["a"] or numbered["b"]))
    bullet = BULLET.match(line)
    if bullet and not fda.is_disclaimer(bullet["text"]) and not lines.signature(line):
        return Piece(bullet["text"].strip(), 0)
    return Piece(line.strip())


def _extended(current: Piece, line: str) -> Piece:
    return replace(current, text=f"{current.text} {line.strip()}")


def _html(pieces: list[Piece]) -> Iterator[str]:
    index = 0
    while index < len(pieces):
        if run := _run(pieces, index):
            tag = "ul" if pieces[index].number == 0 else "ol"
            items = "".join(f"<li>{escape(piece.text)}</li>" for piece in run)
            yield f"<{tag}>{items}</{tag}>"
            index += len(run)
        else:
            yield _block(pieces, index)
            index += 1


def _run(pieces: list[Piece], start: int) -> list[Piece]:
    """Return the entries that form a list with the one at `start`; a list begins with 1."""
    first = pieces[start].number
    if first not in (0, 1):
        return []
    run: list[Piece] = []
    for piece in pieces[start:]:
        if piece.number != (0 if first == 0 else len(run) + 1):
            break
        run.append(piece)
    return run if len(run) > 1 else []


def _block(pieces: list[Piece], index: int) -> str:
    piece = pieces[index]
    number = f"{piece.number}. " if piece.number else ("- " if piece.number == 0 else "")
    tag = "h2" if _is_heading(pieces, index) else "p"
    return f"<{tag}>{escape(number + piece.text)}</{tag}>"


def _is_heading(pieces: list[Piece], index: int) -> bool:
    piece = pieces[index]
    if piece.number is not None or not 0 < index < len(pieces) - 1:
        return False
    short = len(piece.text) <= LONGEST_HEADING and len(piece.text.split()) <= MOST_WORDS
    if not short or SENTENCE_END.search(piece.text) or lines.signature(piece.text):
        return False
    follower = pieces[index + 1]
    sentence = SENTENCE_END.search(follower.text) is not None
    return follower.number is not None or sentence or len(follower.text) > len(piece.text)

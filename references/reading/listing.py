"""
Take a pasted reference list apart into its entries.

Lists come numbered in every fashion, bulleted, indented, with blank lines or none, wrapped at
any column, as HTML, with a heading above and a page's navigation below. The clues are asked in
the order of how much they say: running numbers, bullets, indents, blank lines, and at last
whether a line begins as references do. Any text gives a result, in time that grows with its length.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from references import recognition
from references.reading import page_text
from references.reading.author_list import split_authors
from references.reading.page_text import Line

STYLES = {
    "[1]": r"\[\s*([0-9]{1,4})\s*\]",
    "(1)": r"\(\s*([0-9]{1,4})\s*\)",
    "1.": r"([0-9]{1,4})\s?[.:](?![0-9])",
    "1)": r"([0-9]{1,4})\s?[)\]](?![0-9])",
    "1 ": r"([0-9]{1,4})(?=\s+[^\W\d_a-z]|\s*$|\t)",
}
"""The ways in which lists are numbered, each also met in the middle of a line."""
AT_START = {style: re.compile(rf"{form}\s*") for style, form in STYLES.items()}
INSIDE = {
    style: re.compile(rf"(?<=\S)\s+{form}\s*(?=[^\W\d_a-z]|['’‘])")
    for style, form in STYLES.items()
    if style != "1 "
}
BULLET = re.compile(r"[•‣◦▪●○■□∙·*➢➤►–—-]\s+|[•‣◦▪●·]")
YEAR = re.compile(r"(?<![0-9])(?:1[6-9]|20)[0-9]{2}(?![0-9])")
IDENTIFIED = re.compile(r"10\.[0-9]{4}|pmid|pmc|pubmed|ncbi|isbn", re.I)
DOI = re.compile(r"(?:doi:?\s?)?10\.[0-9]{4}|https?:", re.I)
CUT_ADDRESS = re.compile(r"(?:https?://|\b10\.[0-9]{4,9}/|doi\.org/)\S*$", re.I)
PIECE = re.compile(r"[\w./()-]*[0-9][\w./()-]*")
LOOK_AHEAD = 3000
"""Characters of an entry that are looked at; see `reference_text.LONGEST`."""
GAP = 3
"""How many numbers a list may skip; a larger jump is a year or a page at the head of a line."""


def split_entries(text: str) -> tuple[str, ...]:
    """
    Return the entries of a pasted list, each on one line and without its number or bullet.

    A text that is one reference, or no list at all, comes back as one entry; nothing as ().
    """
    lines = page_text.lines(text)
    entries = _numbered(lines) or _bulleted(lines) or _indented(lines) or _loose(lines)
    return tuple(entry for entry in entries if entry)


def _numbered(lines: list[Line]) -> list[str]:
    """Split where numbers run on; [] when they do not."""
    style, heads = max(((style, _heads(lines, style)) for style in STYLES), key=_how_many)
    # One number alone may belong to a text that only begins with it.
    if not heads or (len(heads) == 1 and (style == "1 " or heads[0][0] != 0)):
        return []
    entries = [entry for entry in _loose(lines[: heads[0][0]]) if _dated(entry)]
    for (start, number), (end, _) in zip(heads, [*heads[1:], (len(lines), 0)], strict=True):
        first = replace(lines[start], text=AT_START[style].sub("", lines[start].text, count=1))
        body = _until_furniture([first, *lines[start + 1 : end]])
        entries += _inside(joined(body), style, number)
    return entries


def _how_many(found: tuple[str, list[tuple[int, int]]]) -> int:
    return len(found[1])


def _heads(lines: list[Line], style: str) -> list[tuple[int, int]]:
    """Return the lines at which the numbers of `style` run on, each with its number."""
    heads: list[tuple[int, int]] = []
    whole = True
    dated = False
    for place, line in enumerate(lines):
        match = AT_START[style].match(line.text)
        number = int(match[1]) if match else 0
        first = not heads and number < 1000 and (whole or number == 1)
        if match and (first or (heads and heads[-1][1] < number <= heads[-1][1] + GAP)):
            heads.append((place, number))
        if not heads:
            dated = dated or _dated(line.text)
            whole = dated and line.finished
    return heads


def _inside(entry: str, style: str, number: int) -> Iterator[str]:
    """Split a list that was pasted as one paragraph: `… 1051. 2. Cruzat V …`."""
    start = 0
    for match in INSIDE[style].finditer(entry) if style in INSIDE else ():
        before, after = entry[start : match.start()], entry[match.end() :][:LOOK_AHEAD]
        if int(match[1]) == number + 1 and _dated(before[:LOOK_AHEAD]) and _dated(after):
            yield before
            start, number = match.end(), number + 1
    yield entry[start:]


def _bulleted(lines: list[Line]) -> list[str]:
    starts = [place for place, line in enumerate(lines) if BULLET.match(line.text)]
    if not starts or starts[0] != 0 or (len(starts) == 1 and len(lines) > 4):
        return []
    return [BULLET.sub("", entry, count=1) for entry in _cut(lines, starts)]


def _indented(lines: list[Line]) -> list[str]:
    """Split a list with hanging (or first-line) indents at the lines that begin entries."""
    if len({line.indent for line in lines}) < 2:
        return []
    starts = [place for place, line in enumerate(lines) if line.indent == lines[0].indent]
    entries = _cut(lines, starts)
    # Indents that do not part whole references are those of a crooked paste.
    return entries if sum(map(_dated, entries)) * 4 >= len(entries) * 3 else []


def _cut(lines: list[Line], starts: list[int]) -> list[str]:
    bounds = [*starts, len(lines)][1:]
    groups = [lines[start:end] for start, end in zip(starts, bounds, strict=True)]
    return [joined(_until_furniture(group)) for group in groups]


def _loose(lines: list[Line]) -> list[str]:
    """Split where what came before is whole and the line begins as a reference does."""
    starts: list[int] = []
    known: set[str] = set()
    dated = False
    for place, line in enumerate(lines):
        whole = dated and lines[place - 1].finished
        if not starts or (whole and _begins(line, known)):
            starts.append(place)
            known, dated = set(), False
        known |= _schemes(line.text) | _only_identifiers(line.text)
        dated = dated or bool(known) or _dated(line.text)
    entries = _cut(lines, starts)
    return [entry for entry in entries if not page_text.is_furniture(entry)] or entries


def _begins(line: Line, known: set[str]) -> bool:
    """Say whether `line` opens the next entry; `known` are the identifiers of the one before."""
    if alone := _only_identifiers(line.text):
        return bool(known & alone) or line.after_blank
    if line.after_blank:
        return line.text[0].isupper() or not line.text[0].isalpha()
    if not line.opens:
        return False
    named, _ = split_authors(line.text[:300])
    return named is not None or (len(line.text) > 60 and _dated(line.text))


def _dated(text: str) -> bool:
    return bool(YEAR.search(text)) or bool(_schemes(text))


def _schemes(text: str) -> set[str]:
    if not IDENTIFIED.search(text):
        return set()
    return {found.scheme for found in recognition.find(text[:LOOK_AHEAD])}


def _only_identifiers(text: str) -> set[str]:
    """Return the schemes of a line that holds nothing but identifiers."""
    if text.isdigit():
        return {"pmid"} if recognition.recognise(text).pmid else set()
    if len(text) > 300 or not IDENTIFIED.search(text):
        return set()
    found = recognition.find(text)
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    return set() if re.search(r"\w", rest) else {one.scheme for one in found}


def _until_furniture(group: list[Line]) -> list[Line]:
    """Cut what a page prints below its list: “Read more”, “Previous”."""
    dated = False
    for place, line in enumerate(group):
        if dated and group[place - 1].finished and page_text.is_furniture(line.text):
            return group[:place]
        dated = dated or _dated(line.text)
    return group


def joined(lines: Iterable[Line]) -> str:
    """Join wrapped lines by spaces, an address that was broken without one."""
    pieces: list[str] = []
    for line in lines:
        if pieces and not _continues(pieces[-1], line.text):
            pieces.append(" ")
        pieces.append(line.text)
    return "".join(pieces).strip()


def _continues(before: str, text: str) -> bool:
    """Say whether `text` is the rest of an address that `before` ends with."""
    if not CUT_ADDRESS.search(before[-300:]) or DOI.match(text):
        return False
    return before[-1] in "/-_" or bool(" " not in text and PIECE.fullmatch(text))

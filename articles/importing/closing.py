"""
Read what stands below a letter: signature, disclaimer, reference list, and then the site's menus.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.body.document import (
    Block,
    Citation,
    Heading,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
)
from articles.body.walk import Node, characters, text_of, walk
from articles.importing import fda, lines, marks
from articles.importing.notes import Notes, quoted
from articles.importing.page import Listed
from references.reading.reference_list import looks_like_entry

LIST_TITLE = re.compile(
    r"(?:(?:selected |cited |key )?(?:references|sources|citations|literature)(?: cited)?|"
    r"bibliography|works cited|literature cited|footnotes|endnotes|notes|studies cited)\W*",
    re.I,
)
NUMBER = re.compile(r"\s*(?:\[([0-9]{1,3})\]|\(?([0-9]{1,3})[.)])\s+")
ADVICE = re.compile(
    r"\b(?:not|no substitute for|nor) (?:\w+ ){0,3}(?:medical|health) advice\b|"
    r"\b(?:consult|ask|talk to) (?:with )?your (?:\w+ ){0,3}(?:physician|doctor|provider)\b",
    re.I,
)
"""What pages print below a letter for its readers' safety."""
TWO_NAMES = re.compile(r"[A-Z][\w’'-]{1,20} & [A-Z][\w’'-]{1,20}")
WAY_BACK = re.compile(r"^[\s↩↑^⬆︎\ufe0e]*$")


@dataclass(slots=True)
class Closing:
    """What was read; `body` are the blocks that remain the letter."""

    body: tuple[Block, ...] = ()
    references: tuple[Listed, ...] = ()
    disclaimers: list[str] = field(default_factory=list)
    series: str = ""
    signature: str = ""


def is_list_title(text: str) -> bool:
    """Say whether `text` is the title of a reference list."""
    return LIST_TITLE.fullmatch(text.strip()) is not None


def read(blocks: tuple[Block, ...], notes: Notes) -> Closing:
    """Take reference list, disclaimers and menus off the end of `blocks`."""
    closing = Closing()
    kept = [block for block in blocks if not _is_disclaimer(block, closing)]
    start, stop = _listed(kept)
    closing.references = tuple(_entries(kept[start:stop], notes))
    if closing.references and start and is_list_title(text_of(kept[start - 1])):
        start -= 1
    before = _without_menus(kept[:start], closing)
    after = _without_menus(kept[stop:], closing)
    for block in after:
        notes.leave(f"Below the reference list stands {quoted(text_of(block), 400)}")
    closing.body = tuple(before)
    closing.signature = _signature(before)
    return closing


def _signature(blocks: list[Block]) -> str:
    """Return the letter's last line if somebody signs there; a medical notice may follow it."""
    texts = [text_of(block) for block in blocks]
    while texts and ADVICE.search(texts[-1]):
        texts.pop()
    last = texts[-1].strip() if texts else ""
    signed = lines.signature(last) or TWO_NAMES.fullmatch(last)
    return last if signed else ""


def _is_disclaimer(block: Block, closing: Closing) -> bool:
    text = " ".join(text_of(block).split())
    if not fda.is_disclaimer(text):
        return False
    if isinstance(block, ListBlock):
        # In Markdown and Word “* These statements …” is a list of one.
        text = f"* {text}"
    closing.disclaimers.append(text)
    return True


def _listed(blocks: list[Block]) -> tuple[int, int]:
    """Return where the entries of the reference list begin and end; equal when there is none."""
    for title in range(len(blocks) - 1, -1, -1):
        if is_list_title(text_of(blocks[title])):
            stop = _end_of_entries(blocks, title + 1, titled=True)
            if stop > title + 1:
                return title + 1, stop
    for start in range(len(blocks)):
        stop = _end_of_entries(blocks, start, titled=False)
        if stop > start and (isinstance(blocks[start], ListBlock) or stop > start + 1):
            return start, stop
    return len(blocks), len(blocks)


def _end_of_entries(blocks: list[Block], start: int, *, titled: bool) -> int:
    at = start
    while at < len(blocks) and _holds_entries(blocks[at], titled=titled):
        at += 1
    return at


def _holds_entries(block: Block, *, titled: bool) -> bool:
    if isinstance(block, ListBlock):
        like = [looks_like_entry(_entry_text(item)) for item in block.items]
        return titled or 2 * sum(like) > len(like)
    if not isinstance(block, Paragraph):
        return False
    text = _entry_text(block)
    numbered = bool(NUMBER.match(text)) or _raised_number(block) is not None
    return looks_like_entry(text) or (titled and numbered)


def _entries(blocks: list[Block], notes: Notes) -> Iterator[Listed]:
    """Yield the entries by printed number; an entry without one follows the one before."""
    taken: set[int] = set()
    last = 0
    for node in _entry_nodes(blocks):
        for line in _lines(node):
            found = NUMBER.match(line)
            number = int(found[1] or found[2]) if found else _raised_number(node) or last + 1
            text = line[found.end() :].strip() if found else line
            if number in taken:
                number = max(taken) + 1
                notes.guess(f"Two entries of the list have one number: {quoted(text)}.")
            taken.add(number)
            last = number
            yield Listed(number, text)


def _entry_nodes(blocks: list[Block]) -> Iterator[ListItem | Block]:
    for block in blocks:
        if isinstance(block, ListBlock):
            yield from block.items
        else:
            yield block


def _lines(node: ListItem | Block) -> list[str]:
    """Return the entries in `node`: one, or several that only line breaks keep apart."""
    text = _entry_text(node)
    parts = [" ".join(part.split()) for part in text.split("\n") if part.strip()]
    if len(parts) > 1 and all(NUMBER.match(part) for part in parts):
        return parts
    return [" ".join(text.split())] if text.strip() else []


def _entry_text(node: Node) -> str:
    """Return the words of an entry, with the addresses that its links hide."""
    pieces: list[str] = []
    skipped: set[int] = set()
    for inner in walk(node):
        if id(inner) in skipped:
            continue
        if isinstance(inner, Link):
            label = text_of(inner)
            if inner.href.startswith("#") or WAY_BACK.match(label):
                skipped.update(id(part) for part in walk(inner))
            elif inner.href.startswith("http") and "." not in label:
                pieces.append(f" {inner.href} ")
        pieces.append(characters(inner))
    return "".join(pieces).strip()


def _raised_number(node: Node) -> int | None:
    """Return the number of an entry that begins with ¹, which was read as a citation."""
    leaves = [leaf for leaf in walk(node) if isinstance(leaf, Citation) or characters(leaf).strip()]
    first = leaves[0] if leaves else None
    if isinstance(first, Citation) and len(first.keys) == 1:
        return marks.number_of(first.keys[0])
    return None


def _without_menus(blocks: list[Block], closing: Closing) -> list[Block]:
    """Take menus and the series' name off the end; pagers go wherever they stand."""
    kept = [block for block in blocks if not lines.is_interruption(text_of(block))]
    menu_below = len(kept) < len(blocks)
    while kept and (found := _menu(kept[-1], menu_below=menu_below)):
        closing.series = closing.series or lines.series(text_of(kept[-1]))
        menu_below = menu_below or found
        kept.pop()
    return kept


def _menu(block: Block, *, menu_below: bool) -> bool:
    """Say whether `block` is a menu, or the series' name above one."""
    text = text_of(block)
    if isinstance(block, ListBlock):
        return all(lines.is_navigation(text_of(item)) for item in block.items)
    if lines.is_navigation(text) or not text.strip():
        return True
    return bool(lines.series(text)) and (menu_below or isinstance(block, Heading))

"""
Set italics inside italics upright, as printers do.

A style prints a book's title in italics; the species in it, italic already, turns upright. Marks
that would then overlap with others are left out instead, so that tags stay well nested.
"""

from references import marks

TAGS = {mark: tag for tag, mark in marks.OPEN.items()} | {
    mark: tag for tag, mark in marks.CLOSE.items()
}
OPENS = frozenset(marks.OPEN.values())
EMPTY = [marks.OPEN[tag] + marks.CLOSE[tag] for tag in ("i", "b")]
BACK_TO_BACK = [marks.CLOSE[tag] + marks.OPEN[tag] for tag in ("i", "b")]


def flip(marked: str) -> str:
    """Turn italics within italics, and bold within bold, into their opposite."""
    pieces: list[str] = []
    around: list[str] = []
    for character in marked:
        tag = TAGS.get(character)
        if tag is None:
            pieces.append(character)
        elif character in OPENS:
            pieces.append(_mark(tag, character, around))
            around.append(tag)
        else:
            around.pop()
            pieces.append(_mark(tag, character, around))
    return _tidy("".join(pieces))


def _mark(tag: str, character: str, around: list[str]) -> str:
    if tag not in around or tag not in ("i", "b"):
        return character
    if around[-1] != tag or around.count(tag) > 1:
        return ""
    return marks.CLOSE[tag] if character in OPENS else marks.OPEN[tag]


def _tidy(marked: str) -> str:
    for nothing in (*EMPTY, *BACK_TO_BACK):
        marked = marked.replace(nothing, "")
    return marked

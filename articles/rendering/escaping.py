"""
Escape plain characters for Markdown, so that a reader of the result sees the same characters.

Enough and no more: a letter full of backslashes is no pleasure to read. Some characters mean
something anywhere, others only where a line begins, so lines are guarded when they are whole.
"""

import re

ANYWHERE = re.compile(r"[\\`*_\[\]<~|]|&(?=[A-Za-z#])|!(?=\[|$)")

LINE_START = re.compile(
    r"(?=#{1,6}(?:[ \t]|$))"  # a heading
    r"|(?=[-+](?:[ \t]|$))"  # a list item
    r"|(?=>)"  # a quotation
    r"|(?=[-=:][-=:| \t\\]*$)"  # a rule, or what underlines a heading or a table's head
)
NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")

HARD_BREAK = "\\\n"

UNSAFE_IN_ADDRESS = re.compile(r"[ ()<>\\`|]")


def escaped(text: str) -> str:
    """Return `text` with a backslash before whatever Markdown would take for markup."""
    return ANYWHERE.sub(r"\\\g<0>", text)


def paragraph(written: str) -> str:
    """Return inline Markdown as a paragraph none of whose lines starts another kind of block."""
    return "\n".join(_line(line) for line in _without_outer_breaks(written).split("\n"))


def plain_paragraph(text: str) -> str:
    """Return plain text as one paragraph on one line."""
    return paragraph(escaped(" ".join(text.split())))


def heading(level: int, written: str) -> str:
    """Return inline Markdown as a heading; closing number signs would be dropped as ornament."""
    guarded = f"{written[:-1]}\\#" if written.endswith("#") else written
    return f"{'#' * level} {guarded}"


def address(href: str) -> str:
    """Return `href` as a link's destination; what would end it early is percent-encoded."""
    return UNSAFE_IN_ADDRESS.sub(lambda m: f"%{ord(m[0]):02X}", href).replace("&", "&amp;")


def _without_outer_breaks(written: str) -> str:
    """Drop hard breaks at the edges, where beside an unknown citation one may be left over."""
    while written.startswith(HARD_BREAK):
        written = written.removeprefix(HARD_BREAK)
    while written.endswith(HARD_BREAK):
        written = written.removesuffix(HARD_BREAK)
    return written


def _line(line: str) -> str:
    if LINE_START.match(line):
        return f"\\{line}"
    number = NUMBERED.match(line)
    return f"{number[1]}\\{line[number.end(1) :]}" if number else line

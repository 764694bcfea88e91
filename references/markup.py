"""
Read the little markup that titles of papers carry: italics, bold, subscript, superscript.

CSL-JSON and the registries write it as HTML tags inside the title. Those four (and their
synonyms) are markup; every other `<` is a character of the title and is shown as one.
"""

import re
from collections.abc import Callable

TAGS = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup"}
TAG = re.compile(r"<(/?)(i|em|b|strong|sub|sup)\s*>", re.I)
# CSL's own wrappers say how to treat case; they are never shown.
WRAPPER = re.compile(
    r"<span (?:class=\"nocase\"|style=\"font-variant:\s*small-caps;?\")>(.*?)</span>"
)


def plain(title: str) -> str:
    """Return `title` without its markup."""
    return replace(title, lambda tag, closing: "") if "<" in title else title


def replace(title: str, mark: Callable[[str, bool], str]) -> str:
    """
    Put `mark(tag, closing)` for each well-nested tag of `title`; `tag` is i, b, sub or sup.

    A tag that is never closed, or closed out of turn, stays as the characters it is.
    """
    pieces: list[str] = []
    open_at: list[tuple[str, int]] = []
    position = 0
    text = WRAPPER.sub(r"\1", title)
    for match in TAG.finditer(text):
        pieces += [text[position : match.start()], match[0]]
        position = match.end()
        tag = TAGS[match[2].lower()]
        if not match[1]:
            open_at.append((tag, len(pieces) - 1))
        elif open_at and open_at[-1][0] == tag:
            pieces[open_at.pop()[1]] = mark(tag, False)
            pieces[-1] = mark(tag, True)
    return "".join([*pieces, text[position:]])

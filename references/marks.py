"""
Carry markup through code that knows nothing of it.

While an entry is put together, its italics and links are private-use characters: they pass
through citeproc-py unharmed, cannot be confused with a `<` of the title, and become tags only
when everything else has been escaped. `clean` keeps input from forging them.
"""

import html
import re
from collections.abc import Callable

from references.unseen import visible

OPEN = {"i": "\ue000", "b": "\ue001", "sub": "\ue002", "sup": "\ue003", "a": "\ue004"}
CLOSE = {"i": "\ue010", "b": "\ue011", "sub": "\ue012", "sup": "\ue013", "a": "\ue014"}
HYPHEN = "\ue020"
"""A hyphen that no style may take for a range of pages."""
ANY = re.compile("[\ue000-\ue0ff]")
LINK = re.compile(f"{OPEN['a']}(.*?){CLOSE['a']}")


def clean(text: str) -> str:
    """Drop unseen characters and marks from input, and make every run of white space one space."""
    return " ".join(ANY.sub("", visible(text)).split())


def wrap(tag: str, text: str) -> str:
    """Mark `text` as i, b, sub, sup or a; an empty text stays empty."""
    return f"{OPEN[tag]}{text}{CLOSE[tag]}" if text else ""


def linked(marked: str) -> list[str]:
    """Return the values that are marked as links, in order."""
    return LINK.findall(marked)


def to_text(marked: str) -> str:
    """Return the characters alone."""
    return ANY.sub("", marked.replace(HYPHEN, "-"))


def to_html(marked: str, *, address: Callable[[str], str]) -> str:
    """
    Escape everything and turn the marks into tags.

    `address(value)` gives the URL of a linked value, or nothing when it must not be a link.
    """

    def anchor(match: re.Match[str]) -> str:
        url = address(html.unescape(match[1]))
        return f'<a href="{html.escape(url)}">{match[1]}</a>' if url else match[1]

    tagged = LINK.sub(anchor, html.escape(marked))
    for tag in ("i", "b", "sub", "sup"):
        tagged = tagged.replace(OPEN[tag], f"<{tag}>").replace(CLOSE[tag], f"</{tag}>")
    return to_text(tagged)

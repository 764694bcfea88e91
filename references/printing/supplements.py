"""
Read supplements and parts of a volume or an issue, which every style prints in its own way.

Registries have them inside the number: `9 Suppl`, `Suppl_2`, `10 Suppl 1`, `986 Pt 1`.
"""

import re
from typing import NamedTuple

SUPPLEMENT = re.compile(
    r"(?P<number>.*?)[\s,_(]*\b(?P<word>suppl|pt)(?:ement|\.)?(?:[\s_.]+(?P<which>\w{1,6}))?\)?",
    re.I,
)
PART = re.compile(r"\bpart\b", re.I)


class Numbered(NamedTuple):
    """`word` is suppl, pt or empty; `which` the supplement's own number, if it has one."""

    number: str
    word: str = ""
    which: str = ""


def split(text: str) -> Numbered:
    """Take the supplement or part off a volume or issue; any other text stays whole."""
    match = SUPPLEMENT.fullmatch(PART.sub("pt", text).strip())
    if not match:
        return Numbered(text)
    return Numbered(match["number"].strip(), match["word"].lower(), match["which"] or "")

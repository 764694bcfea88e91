"""
Fold text so that typography cannot hide a claim, and know the way back to the original.

Soft hyphens, zero-width characters, HTML entities, curly quotes, odd spaces, full-width and
mathematical letters, accents and look-alike letters all read alike afterwards. A finding quotes
what the author typed, so every folded place leads back to its original one.

A newcomer gets this wrong: superscript digits are citation marks, not part of the word before
them, and a trade mark sign is not the letters T and M.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

ODD = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});"
    r"|[^\x20-\x7e\u0300-\u036f][\u0300-\u036f]{0,8}"
    r"|[a-z][\u0300-\u036f]{1,8}|[\u0300-\u036f]{1,8}| {2,}",
    re.IGNORECASE,
)
FIXED = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\ufe63\uff0d\u2212", "-"),
    **dict.fromkeys("\u2013\u2014\u2015", "\u2014"),
    **dict.fromkeys("\u2122\u00ae\u00a9", ""),
    "\u2020": "*",
    "\u2021": "*",
    "\u2192": " \u2192 ",
    "\u2026": "...",
    "\u00df": "ss",
    "\u03b1": "alpha",
    "\u03b2": "beta",
    "\u03b3": "gamma",
    "\u03c9": "omega",
    "\n": "\n",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
LOOK_ALIKE = dict(
    zip("авсԁеһіјкӏмнорԛѕтуԝхАВСЕНІЈКМОРЅТУХ", "abcdehijklmhopqstywxABCEHIJKMOPSTYX", strict=False)
)
"""Cyrillic letters drawn like Latin ones; NFKC keeps them apart."""


@dataclass(frozen=True, slots=True)
class Folded:
    """
    Folded text: `shown` keeps capitals, `text` is `shown` in small letters, place for place.
    """

    shown: str
    text: str
    places: tuple[int, ...]
    """Folded offsets at which runs begin: kept, replaced, kept, replaced ... from 0 on."""
    origins: tuple[int, ...]
    """The original offset at each of `places`."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original (start, end) of the folded stretch from `start` to `end`."""
        begin = self._origin(start)
        return begin, self._after(end - 1) if end > start else begin

    def _step(self, place: int) -> int:
        return bisect_right(self.places, place) - 1

    def _origin(self, place: int) -> int:
        """Return where the character at `place` begins; a replaced one begins with its entity."""
        step = self._step(place)
        replaced = step % 2 == 1
        return self.origins[step] + (0 if replaced else place - self.places[step])

    def _after(self, place: int) -> int:
        """Return where the character at `place` has ended."""
        step = self._step(place)
        replaced = step % 2 == 1
        return self.origins[step + 1] if replaced else self._origin(place) + 1


def fold(text: str) -> Folded:
    """Return `text` folded for matching; plain ASCII prose comes back as it is."""
    pieces: list[str] = []
    places, origins = [0], [0]
    position = length = 0
    for odd in ODD.finditer(text):
        pieces.append(text[position : odd.start()])
        length += odd.start() - position
        plain = _plain(odd[0])
        places.append(length)
        origins.append(odd.start())
        pieces.append(plain)
        length += len(plain)
        places.append(length)
        origins.append(odd.end())
        position = odd.end()
    pieces.append(text[position:])
    shown = "".join(pieces)
    return Folded(shown, _small(shown), tuple(places), tuple(origins))


def _small(shown: str) -> str:
    """Lower `shown` without moving a character: a few capitals have two small letters."""
    small = shown.lower()
    if len(small) == len(shown):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in shown)


def _plain(odd: str) -> str:
    """Return what one unusual character, entity or run of spaces reads as."""
    if odd[0] == "&" and len(odd) > 1:
        meant = unescape(odd)
        return "".join(_plain(one) for one in meant) if meant != odd else odd
    if odd.isspace() and odd not in "\n\r\u2028\u2029":
        return " "
    return FIXED[odd] if odd in FIXED else _decomposed(odd)


def _decomposed(odd: str) -> str:
    if odd in LOOK_ALIKE:
        return LOOK_ALIKE[odd]
    if "<super>" in unicodedata.decomposition(odd[0]):
        return " "
    if len(odd) == 1 and unicodedata.category(odd) in ("Cf", "Cc"):
        return ""
    parts = unicodedata.normalize("NFKD", odd)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(LOOK_ALIKE.get(one, FIXED.get(one, one)) for one in plain)

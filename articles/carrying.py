"""
Find a passage in a letter by its words, and find it again in the letter's next revision.

A comment stays with the revision that it was made on. The next one shows it where the same words
stand in the same field; where they do not, the passage is gone, and nothing is guessed. White
space may differ, for a line break is nobody's words; punctuation may not. A newcomer gets this
wrong: a question keeps its words when it is moved, and then only its number is another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

CONTEXT = 60
"""Characters on either side by which one of several places with the same words is told."""
_NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one field of a letter, and where they stand in it: offsets as of a finding."""

    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stood around a passage; tells one of several places with the same words."""

    field: str = ""
    start: int = 0
    before: str = ""
    after: str = ""

    def likeness(self, place: Passage, text: str) -> tuple[int, bool, int]:
        """Return how like these are those of `place` in `text`; the greatest is meant."""
        behind = text[place.end : place.end + CONTEXT]
        ahead = text[max(0, place.start - CONTEXT) : place.start]
        same = _alike(self.after, behind) + _alike(self.before[::-1], ahead[::-1])
        return same, place.field == self.field, -abs(place.start - self.start)


def find(
    quote: str, fields: Mapping[str, str], *, field: str = "", before: str = ""
) -> Passage | None:
    """
    Return the passage of `fields` that somebody marked, widened to whole words, or None.

    `field` is where they marked it, if that is known, and `before` what stands in front of it.
    """
    if not quote.split():
        return None
    named = {field: fields[field]} if field in fields else fields
    found = _nearest(re.compile(_spaced(quote)), named, _Surroundings(before=before[-CONTEXT:]))
    return _whole_words(found, fields[found.field]) if found else None


def carried(passage: Passage, old: Mapping[str, str], new: Mapping[str, str]) -> Passage | None:
    """
    Return where `passage` of the texts `old` stands in the texts `new`, or None when it is gone.

    Where its words stand several times, the place with the same surroundings is meant, and of
    several such the one in the same field, then the nearest.
    """
    text, start, end = old.get(passage.field, ""), passage.start, passage.end
    around = _Surroundings(
        passage.field, start, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    )
    same = {path: new[path] for path in new if _kind(path) == _kind(passage.field)}
    return _nearest(_exactly(passage.quote), same, around)


def _nearest(
    pattern: re.Pattern[str], texts: Mapping[str, str], around: _Surroundings
) -> Passage | None:
    places = [
        Passage(path, match.start(), match.end(), match.group())
        for path, text in texts.items()
        for match in pattern.finditer(text)
    ]
    return max(places, key=lambda p: around.likeness(p, texts[p.field]), default=None)


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _kind(field: str) -> str:
    """Return what `field` is, whatever its number: "faqs[].answer"."""
    return _NUMBER.sub("[]", field)


def _spaced(quote: str) -> str:
    return r"\s+".join(re.escape(word) for word in quote.split())


def _exactly(quote: str) -> re.Pattern[str]:
    """Return the pattern of these words, and not of others that they are a part of."""
    words = _spaced(quote)
    first = r"(?<!\w)" if _is_of_a_word(quote[:1]) else ""
    last = r"(?!\w)" if _is_of_a_word(quote[-1:]) else ""
    return re.compile(f"{first}{words}{last}")


def _whole_words(passage: Passage, text: str) -> Passage:
    start, end = passage.start, passage.end
    while start and _is_of_a_word(text[start - 1]) and _is_of_a_word(text[start]):
        start -= 1
    while end < len(text) and _is_of_a_word(text[end - 1]) and _is_of_a_word(text[end]):
        end += 1
    return Passage(passage.field, start, end, text[start:end])


def _is_of_a_word(character: str) -> bool:
    return re.fullmatch(r"\w", character) is not None

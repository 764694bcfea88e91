"""
Look up the sentences of a letter by place: those at a mark, their paragraph, what is cited there.

Made once for all questions about a letter, so that a long letter costs no more a word than a
short one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from articles.compliance.letter import Letter, Sentence
from articles.compliance.place import Place

GOES_ON = re.compile(r"(?:this|that|these|those|it|they|such|the same)\b", re.IGNORECASE)


class Passages:
    """The sentences of a letter by field and paragraph."""

    def __init__(self, letter: Letter) -> None:
        self._fields = letter.written
        self._paragraphs: dict[tuple[str, int], list[Sentence]] = {}
        for sentences in letter.written.values():
            for sentence in sentences:
                place = (sentence.field.path, sentence.paragraph)
                self._paragraphs.setdefault(place, []).append(sentence)

    def at(self, place: Place) -> tuple[Sentence, ...]:
        """Return the sentences that share a character with `place`."""
        known = self._fields.get(place.field, ())
        if place.start is None or place.end is None:
            return ()
        first = bisect_right(known, place.start, key=lambda sentence: sentence.end)
        last = bisect_left(known, place.end, key=lambda sentence: sentence.start)
        return known[first:last]

    def paragraph(self, inside: Iterable[Sentence]) -> str:
        """Return the words of every paragraph that one of `inside` stands in."""
        places = dict.fromkeys((each.field.path, each.paragraph) for each in inside)
        return " ".join(each.text for place in places for each in self._paragraphs[place])

    def cited_for(self, inside: tuple[Sentence, ...]) -> tuple[str, ...]:
        """
        Return the citation keys that speak for the sentences `inside`, each once.

        They are those in the sentences; if there are none, those of the sentence behind them
        that goes on about the same: "This is where the mechanism is clearest.²"
        """
        own = [key for sentence in inside for key in sentence.keys]
        if not own and inside and (behind := self._behind(inside[-1])):
            own = list(behind.keys) if GOES_ON.match(behind.text) else []
        return tuple(dict.fromkeys(own))

    def _behind(self, sentence: Sentence) -> Sentence | None:
        known = self._paragraphs[(sentence.field.path, sentence.paragraph)]
        after = bisect_left(known, sentence.end, key=lambda other: other.start)
        return known[after] if after < len(known) else None

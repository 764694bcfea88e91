"""
Cut a line of text into statements, with the terms and the goods of each, and keep its place.

Everything is found once in the whole line and dealt out to the sentences, so that the cost
grows with the length alone. Entries of a reference list are passed over (S3).
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.compliance import sentences
from articles.compliance.claims import boilerplate
from articles.compliance.claims.folding import Folded, fold
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement, read
from articles.compliance.claims.vocabulary import Term, Vocabulary
from articles.compliance.lexicon import Lexicon

LETTER = re.compile(r"[^\W_]")
LONGEST = 1_000
"""A longer "sentence" is read in stretches of so many characters: no prose has one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was given, folded, and what to read it with."""

    folded: Folded
    lexicon: Lexicon
    vocabulary: Vocabulary

    def statements(self) -> Iterator[Statement]:
        """Yield its sentences, each with the one before it."""
        before, paragraph = None, 0
        shown = self.folded.shown
        terms = deque(self.vocabulary.find(shown))
        goods = deque(self.lexicon.subjects(shown))
        own = deque(sorted(self.lexicon.sellers(shown)))
        end = 0
        for start, stop in _read(shown):
            paragraph += "\n" in shown[end:start]
            end = stop
            if not LETTER.search(shown, start, stop):
                continue  # Mere signs say nothing; a page of them must cost next to nothing.
            statement = read(
                shown[start:stop],
                offset=start,
                terms=[
                    replace(t, start=t.start - start, end=t.end - start)
                    for t in _terms_until(terms, start, stop)
                ],
                goods=[(s - start, e - start) for s, e in _spans_until(goods, start, stop)],
                own=[(s - start, e - start) for s, e in _spans_until(own, start, stop)],
                before=before,
                paragraph=paragraph,
            )
            before = statement
            yield statement

    def span(self, statement: Statement, start: int, end: int) -> Span:
        """Return where the words of `statement` from `start` to `end` stand in the text given."""
        return self.folded.original(*statement.place(start, end))


def text(given: str, *, lexicon: Lexicon, vocabulary: Vocabulary) -> Text:
    return Text(fold(given), lexicon, vocabulary)


def _read(shown: str) -> Iterator[Span]:
    """Yield the stretches that are no entry of a reference list, authors first."""
    references = deque(_reference_lines(shown))
    for start, end in _stretches(shown):
        while references and references[0][1] <= start:
            references.popleft()
        if not references or references[0][0] > start:
            yield start, end


def _reference_lines(shown: str) -> Iterator[Span]:
    start = 0
    for line in shown.split("\n"):
        if boilerplate.opens_with_authors(line):
            yield start, start + len(line)
        start += len(line) + 1


def _terms_until(terms: deque[Term], start: int, end: int) -> Iterator[Term]:
    """Take the terms that begin before `end`, and yield those that lie in the sentence."""
    while terms and terms[0].start < end:
        term = terms.popleft()
        if term.start >= start and term.end <= end:
            yield term


def _spans_until(spans: deque[Span], start: int, end: int) -> Iterator[Span]:
    while spans and spans[0][0] < end:
        span = spans.popleft()
        if span[0] >= start and span[1] <= end:
            yield span


def _stretches(shown: str) -> Iterator[Span]:
    """Yield the sentences of a text; one that goes on for pages comes in pieces."""
    for start, end in sentences.split(shown):
        while end - start > LONGEST:
            cut = shown.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
            yield start, cut
            start = cut
        yield start, end

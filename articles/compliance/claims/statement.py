"""
Read one sentence the way every detector needs it: words, terms, phrases, clauses, computed once.

Detectors speak of words by their number in the sentence, never of characters; `place` leads
back. Terms are what the vocabulary knows (`kinds`), marks what the grammar knows (`marks`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.compliance.claims import clauses, phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.vocabulary import Term

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_")
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
NOTHING: list[Span] = []
COINED = re.compile(r"(?!Mc[A-Z]|Mac[A-Z]|De[A-Z]|La[A-Z]|Le[A-Z])[A-Z][a-z]{1,30}[A-Z][a-z]{2,30}")
"""A name with a hump is a product's: "MoveWell"; not "McCarthy"."""
CALLED = re.compile(r"[A-Z][a-z]{2,30}")
CALLING = phrases.words("statement.calling")
"""Words that make a name of the capital word before them: "Mastic Gold", "Iodine Plus"."""
NO_PRODUCT = phrases.words("statement.no_product")


@dataclass(frozen=True, slots=True)
class Named:
    """A vocabulary term as words: `start` to `end`, of these kinds, as the vocabulary writes it."""

    start: int
    end: int
    kinds: frozenset[str]
    canonical: str


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """
    A sentence as numbered words.

    `offset` is its place in the folded text, `spans` each word's place in the sentence.
    `clause` numbers the clause of each word; `breath` does, but reads past colons and dashes.
    `before` is the sentence before it in the same text, or None; `paragraph` counts from 0.
    """

    offset: int
    shown: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    terms: tuple[Named, ...]
    marks: dict[str, list[Span]]
    clause: tuple[int, ...]
    breath: tuple[int, ...]
    goods: tuple[Span, ...]
    """Words that name what the brand sells or an ingredient, by the lexicon."""
    own: tuple[Span, ...] = ()
    """Words that name the brand or one of its products, by the lexicon."""
    before: "Statement | None" = None
    paragraph: int = 0

    def window(self, size: int) -> "Iterator[Statement]":
        """
        Yield the sentence and those before it, nearest first, `size` in all at most.

        A paragraph in between ends the window: what is apart on the page is apart. Questions
        are not: "Gout?", "Colitis?", "Eczema?" may each have its own line.
        """
        one: Statement | None = self
        edge = self.paragraph - 1
        for _ in range(size):
            if one is None or one.paragraph < edge:
                return
            yield one
            edge = min(edge, one.paragraph - 1) if one.asks else edge
            one = one.before

    def of(self, *kinds: str) -> list[Named]:
        """Return the terms of any of `kinds`, in order."""
        return [term for term in self.terms if not term.kinds.isdisjoint(kinds)]

    def marked(self, kind: str) -> list[Span]:
        return self.marks.get(kind, NOTHING)

    def within(self, kind: str, start: int, end: int) -> list[Span]:
        """Return the phrases of `kind` that begin at or after `start` and end by `end`."""
        return [span for span in self.marked(kind) if start <= span[0] and span[1] <= end]

    def clause_start(self, word: int) -> int:
        return bisect_left(self.clause, self.clause[word])

    def clause_end(self, word: int) -> int:
        return bisect_right(self.clause, self.clause[word])

    def breath_start(self, word: int) -> int:
        return bisect_left(self.breath, self.breath[word])

    @property
    def asks(self) -> bool:
        """Tell whether it is a question."""
        return "?" in self.words[-3:]

    def place(self, start: int, end: int) -> Span:
        """Return the folded (start, end) offsets of the words from `start` to `end`."""
        return self.offset + self.spans[start][0], self.offset + self.spans[end - 1][1]


def read(
    shown: str,
    *,
    offset: int,
    terms: Iterable[Term],
    goods: Iterable[Span],
    own: Iterable[Span] = (),
    before: Statement | None,
    paragraph: int = 0,
) -> Statement:
    """Return the sentence `shown` read; `terms` and `goods` have offsets into the sentence."""
    small = shown.lower() if len(shown.lower()) == len(shown) else shown
    matches = list(WORD.finditer(HYPHEN.sub(" ", small)))
    words = tuple(match[0] for match in matches)
    at_start = {match.start(): number for number, match in enumerate(matches)}
    at_end = {match.end(): number + 1 for number, match in enumerate(matches)}
    clause, breath = clauses.number(words)
    coined = _coined(shown, matches)
    return Statement(
        offset=offset,
        shown=shown,
        words=words,
        spans=tuple(match.span() for match in matches),
        terms=tuple(
            Named(at_start[term.start], at_end[term.end], term.kind, term.canonical)
            for term in terms
            if term.start in at_start and term.end in at_end
        ),
        marks=phrases.find(words, phrases.standard()),
        clause=clause,
        breath=breath,
        goods=(*_as_words(goods, at_start, at_end), *coined),
        own=(*_as_words(own, at_start, at_end), *coined),
        before=before,
        paragraph=paragraph,
    )


def _as_words(
    spans: Iterable[Span], at_start: dict[int, int], at_end: dict[int, int]
) -> Iterator[Span]:
    """Yield `spans` of characters as spans of words; one that cuts a word is passed over."""
    for start, end in spans:
        if start in at_start and end in at_end:
            yield at_start[start], at_end[end]


def _coined(shown: str, matches: list[re.Match[str]]) -> list[Span]:
    """Return the words written as only a trade name is, "OralBiome"; not "PubMed"."""
    humped = COINED.search(shown) is not None
    found = [
        (place, place + 1)
        for place, match in enumerate(matches if humped else ())
        if COINED.fullmatch(shown, *match.span()) and match[0] not in NO_PRODUCT
    ]
    found += [
        (place - 1, place + 1)
        for place in range(1, len(matches))
        if matches[place][0] in CALLING and _is_called(shown, matches, place)
    ]
    return found


def _is_called(shown: str, matches: list[re.Match[str]], place: int) -> bool:
    """Tell whether the word at `place` makes a name of the one before it: "Mastic Gold"."""
    titled = shown[matches[place].start()].isupper() or matches[place][0].isdigit()
    named = CALLED.fullmatch(shown, *matches[place - 1].span())
    return titled and named is not None and not shown.isupper()

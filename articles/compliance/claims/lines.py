"""
Judge a text line by line, and remember what each line was found to claim.

While somebody writes, a letter is checked after every pause, and all but one of its paragraphs
are those of the check before. So a line is judged once and remembered, in each process, with what
the judgment hangs on: the sentences before it, the words of the house, the vocabulary.

What a newcomer gets wrong: no detector may look back further than `LOOK_BACK` sentences, or an
answer would hang on words that it is not remembered by. So the chain of sentences ends there.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.compliance.claims import judging, texts
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.texts import Text
from articles.compliance.claims.trigger import Hit, Trigger
from articles.compliance.claims.vocabulary import Vocabulary
from articles.compliance.lexicon import Lexicon

LOOK_BACK = 6
"""Sentences before a line that it is read with; the farthest-looking detector asks for five."""
KEPT = 4_096
"""Lines remembered: those of some thirty letters, in a few megabytes."""
LONGEST_KEPT = 8_000
"""Characters of a line with those before it; what is longer is judged anew each time."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a line is read with."""

    lexicon: Lexicon
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """
    A trigger with offsets into its line.

    Its `since` counts from the start of the line that stands so many lines `back`.
    """

    trigger: Trigger
    back: int = 0

    def placed(self, start: int, before: tuple[int, ...]) -> Trigger:
        """Return it in a text in which its line starts at `start`, those before at `before`."""
        one = self.trigger
        since = one.since
        if since is not None:
            since += before[-self.back] if self.back else start
        return replace(one, start=one.start + start, end=one.end + start, since=since)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one line of so many `statements` claims, and whether it disclaims."""

    found: tuple[Found, ...]
    disclaims: bool
    statements: int


def judged(text: str, words: Words) -> Iterator[tuple[int, Claimed, tuple[int, ...]]]:
    """Yield each line of `text` that says something: its start, and those of the lines before."""
    earlier: deque[tuple[int, str, int]] = deque()
    start = 0
    for line in text.split("\n"):
        claimed = _judge(line, tuple(told for _, told, _ in earlier), words)
        if claimed.statements:
            yield start, claimed, tuple(place for place, _, _ in earlier)
            earlier.append((start, line, claimed.statements))
            while sum(said for _, _, said in earlier) - earlier[0][2] >= LOOK_BACK:
                earlier.popleft()
        start += len(line) + 1


def forget() -> None:
    """Forget every line; for whoever measures or compares. No answer hangs on it."""
    _remembered.cache_clear()
    _newest.cache_clear()


def _judge(line: str, earlier: tuple[str, ...], words: Words) -> Claimed:
    long = len(line) + sum(map(len, earlier)) > LONGEST_KEPT
    judge = _remembered.__wrapped__ if long else _remembered
    return judge(line, earlier, words)


@lru_cache(maxsize=KEPT)
def _remembered(line: str, earlier: tuple[str, ...], words: Words) -> Claimed:
    told = [_read(each, words) for each in (*earlier, line)]
    chain = _linked(told)
    mine = [statement for number, statement in chain if number == len(earlier)]
    found: list[Found] = []
    disclaims = False
    for statement in mine:
        hits = judging.hits(statement, words.vocabulary)
        disclaims = disclaims or hits is None
        found += [_found(hit, statement, told, chain) for hit in hits or ()]
    return Claimed(tuple(found), disclaims, len(mine))


def _linked(told: list[tuple[Text, tuple[Statement, ...]]]) -> list[tuple[int, Statement]]:
    """Return the statements of all lines as one chain, each with the number of its line."""
    numbered = [(number, each) for number, (_, said) in enumerate(told) for each in said]
    first = max(0, len(numbered) - len(told[-1][1]) - LOOK_BACK)
    chain: list[tuple[int, Statement]] = []
    before, shift = None, 0
    for number, statement in numbered[first:]:
        if before and number != chain[-1][0]:
            # A line is a paragraph, and an entity may break one within a line.
            shift = before.paragraph + 1 - statement.paragraph
        before = replace(statement, before=before, paragraph=statement.paragraph + shift)
        chain.append((number, before))
    return chain


def _found(
    hit: Hit,
    statement: Statement,
    told: list[tuple[Text, tuple[Statement, ...]]],
    chain: list[tuple[int, Statement]],
) -> Found:
    mine = told[-1][0]
    start, end = mine.span(statement, hit.start, hit.end)
    trigger = Trigger(hit.code, hit.severity, start, end, hit.why, None, hit.guess)
    if hit.since is None:
        return Found(trigger)
    number = next(number for number, each in chain if each is hit.since)
    since, _ = told[number][0].span(hit.since, 0, 1)
    return Found(replace(trigger, since=since), back=len(told) - 1 - number)


def _read(line: str, words: Words) -> tuple[Text, tuple[Statement, ...]]:
    """Read a line alone; those just read are kept, for the lines behind them ask again."""
    read = _newest.__wrapped__ if len(line) > LONGEST_KEPT else _newest
    return read(line, words)


@lru_cache(maxsize=64)
def _newest(line: str, words: Words) -> tuple[Text, tuple[Statement, ...]]:
    text = texts.text(line, lexicon=words.lexicon, vocabulary=words.vocabulary)
    return text, tuple(text.statements())

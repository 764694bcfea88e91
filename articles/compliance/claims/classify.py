"""
Label a text as a regulator would: disease claim, structure/function, disclaimer or neutral.

Text in, label and triggers out; the same text, lexicon and vocabulary always give the same.
A text of several sentences takes the gravest label. A disclaimer never cures a disease claim
(SECG), so only structure/function statements need one.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from articles.compliance import sentences
from articles.compliance.claims import (
    benefits,
    boilerplate,
    context,
    effects,
    names,
    phrases,
    stories,
    testimony,
    therapies,
)
from articles.compliance.claims import vocabulary as vocabularies
from articles.compliance.claims.folding import Folded, fold
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement, read
from articles.compliance.claims.trigger import Hit, Trigger
from articles.compliance.claims.vocabulary import Term, Vocabulary
from articles.compliance.lexicon import Lexicon

Label = Literal["disease_claim", "structure_function", "neutral", "disclaimer"]
LONGEST = 1_000
"""A longer "sentence" is read in stretches of so many characters: no prose has one."""


@dataclass(frozen=True, slots=True)
class Classification:
    """The label of a text, whether the FDA disclaimer belongs to it, and what says so."""

    label: Label
    needs_disclaimer: bool
    triggers: tuple[Trigger, ...]


def classify(
    text: str, *, lexicon: Lexicon, vocabulary: Vocabulary | None = None
) -> Classification:
    """
    Return what `text` claims; trigger offsets point into `text` as it was given.

    Without a `vocabulary`, the house's own is used.
    """
    folded = fold(text)
    known = vocabulary or vocabularies.standard()
    triggers: list[Trigger] = []
    disclaims = False
    for statement in _statements(folded, lexicon, known):
        hits = _judged(statement, known)
        disclaims = disclaims or hits is None
        triggers += [_trigger(folded, statement, hit) for hit in hits or ()]
    label = _label(triggers, disclaims=disclaims)
    return Classification(label, label == "structure_function", tuple(triggers))


def _label(triggers: list[Trigger], *, disclaims: bool) -> Label:
    if any(trigger.code.startswith("DC") for trigger in triggers):
        return "disease_claim"
    if triggers:
        return "structure_function"
    return "disclaimer" if disclaims else "neutral"


def _judged(statement: Statement, vocabulary: Vocabulary) -> tuple[Hit, ...] | None:
    """Return the claims of one sentence; None when it disclaims and so claims nothing."""
    small = statement.shown.lower()
    if boilerplate.disclaims(statement.shown, small):
        return None
    if boilerplate.cites(statement.shown, small):
        return ()
    hospital = tuple(context.hospital(statement))
    if hospital:
        return hospital
    found = (
        *effects.hits(statement),
        *therapies.hits(statement),
        *testimony.hits(statement),
        *stories.hits(statement),
        *context.hits(statement),
        *names.hits(statement, vocabulary),
    )
    found = tuple(_as_testimony(statement, hit) for hit in found)
    return found or tuple(benefits.hits(statement))


def _as_testimony(statement: Statement, hit: Hit) -> Hit:
    """Return an effect that a person is quoted with under DC-11: "my A1c went down"."""
    told = {"my", "me", "i"}.intersection(statement.words) or "'s" in statement.shown
    person = STORY.intersection(statement.words) - {"our", "we"}
    if told and person and hit.code in ("DC-01", "DC-02", "DC-04d"):
        return replace(hit, code="DC-11")
    return hit


STORY = phrases.words("classify.story")


def _statements(folded: Folded, lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[Statement]:
    terms = deque(vocabulary.find(folded.shown))
    goods = deque(lexicon.subjects(folded.shown))
    own = deque(sorted(lexicon.sellers(folded.shown)))
    before = None
    references = deque(_reference_lines(folded.shown))
    for start, end in _stretches(folded.shown):
        while references and references[0][1] <= start:
            references.popleft()
        if references and references[0][0] <= start:
            continue
        before = read(
            folded.shown[start:end],
            offset=start,
            terms=[
                replace(t, start=t.start - start, end=t.end - start)
                for t in _until(terms, start, end)
            ],
            goods=[(s - start, e - start) for s, e in _spans_until(goods, start, end)],
            own=[(s - start, e - start) for s, e in _spans_until(own, start, end)],
            before=before,
        )
        if before.words:
            yield before


def _reference_lines(text: str) -> list[Span]:
    """Return the lines of `text` that are entries of a reference list, authors first."""
    found, start = [], 0
    for line in text.split("\n"):
        if boilerplate.opens_with_authors(line):
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def _until(terms: deque[Term], start: int, end: int) -> Iterator[Term]:
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


def _stretches(text: str) -> Iterator[Span]:
    """Yield the sentences of `text`; one that goes on for pages comes in pieces."""
    for start, end in sentences.split(text):
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > 0 else start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _trigger(folded: Folded, statement: Statement, hit: Hit) -> Trigger:
    start, end = folded.original(*statement.place(hit.start, hit.end))
    return Trigger(hit.code, hit.severity, start, end, hit.why)

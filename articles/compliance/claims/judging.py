"""
Judge one statement: what it claims, and what else about it needs looking at.

Every detector is asked here and nowhere else. A structure/function statement is looked for
only in a sentence that makes no disease claim; what is conduct (SUB, END) is looked for in all.
"""

from collections.abc import Iterator
from dataclasses import replace

from articles.compliance.claims import (
    benefits,
    boilerplate,
    conduct,
    context,
    effects,
    names,
    phrases,
    second_opinion,
    stories,
    testimony,
    therapies,
)
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit
from articles.compliance.claims.vocabulary import Vocabulary

STORY = phrases.words("judging.story")


def hits(statement: Statement, vocabulary: Vocabulary) -> tuple[Hit, ...] | None:
    """Return what one sentence triggers; None when it disclaims and so claims nothing."""
    small = statement.shown.lower()
    if boilerplate.disclaims(statement.shown, small):
        return _after_all(statement) or None
    if boilerplate.cites(statement.shown, small):
        return ()
    claims = _claims(statement, vocabulary)
    return (*claims, *conduct.hits(statement, claims))


def _after_all(statement: Statement) -> tuple[Hit, ...]:
    """Return what is claimed behind the "yet" of a disclaimer: "..., yet it has cured gout"."""
    contrasts = statement.marked("contrast")
    if not contrasts:
        return ()
    return tuple(hit for hit in effects.hits(statement) if hit.start > contrasts[0][0])


def _claims(statement: Statement, vocabulary: Vocabulary) -> tuple[Hit, ...]:
    hospital = tuple(context.hospital(statement))
    if hospital:
        return hospital
    found = (
        *(_of_words(statement) if _has_two_words(statement) else ()),
        *context.hits(statement),
        *names.hits(statement, vocabulary),
    )
    found = found or tuple(second_opinion.disease(statement))
    found = tuple(_as_testimony(statement, hit) for hit in found)
    return found or tuple(benefits.hits(statement)) or tuple(second_opinion.benefit(statement))


def _of_words(statement: Statement) -> Iterator[Hit]:
    """Yield what takes two words at least: something that acts, or what it acts on."""
    yield from effects.hits(statement)
    yield from therapies.hits(statement)
    yield from testimony.hits(statement)
    yield from stories.hits(statement)


def _has_two_words(statement: Statement) -> bool:
    return sum(1 for word in statement.words[:6] if word[0].isalnum()) > 1


def _as_testimony(statement: Statement, hit: Hit) -> Hit:
    """Return an effect that a person is quoted with under DC-11: "my A1c went down"."""
    told = {"my", "me", "i"}.intersection(statement.words) or "'s" in statement.shown
    person = STORY.intersection(statement.words) - {"our", "we"}
    if told and person and hit.code in ("DC-01", "DC-02", "DC-04d"):
        return replace(hit, code="DC-11")
    return hit

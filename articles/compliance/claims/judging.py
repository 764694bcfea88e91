"""
Judge one statement: what it claims, and what else about it needs looking at.

Every detector is asked here and nowhere else. A structure/function statement is looked for
only in a sentence that makes no disease claim; what is conduct (SUB, END) is looked for in all.
"""

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
        return None
    if boilerplate.cites(statement.shown, small):
        return ()
    claims = _claims(statement, vocabulary)
    return (*claims, *conduct.hits(statement, claims))


def _claims(statement: Statement, vocabulary: Vocabulary) -> tuple[Hit, ...]:
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
    found = found or tuple(second_opinion.disease(statement))
    found = tuple(_as_testimony(statement, hit) for hit in found)
    return found or tuple(benefits.hits(statement)) or tuple(second_opinion.benefit(statement))


def _as_testimony(statement: Statement, hit: Hit) -> Hit:
    """Return an effect that a person is quoted with under DC-11: "my A1c went down"."""
    told = {"my", "me", "i"}.intersection(statement.words) or "'s" in statement.shown
    person = STORY.intersection(statement.words) - {"our", "we"}
    if told and person and hit.code in ("DC-01", "DC-02", "DC-04d"):
        return replace(hit, code="DC-11")
    return hit

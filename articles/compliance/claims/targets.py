"""
Say what in a sentence a claim could be aimed at: a disease, a sign of one, a germ.

A natural state is none (DC-03), nor is soreness after exercise, an occasional upset, a value
"already within the normal range" (SF-04) or a friendly bacterium, unless a word like "severe"
or "cystic" makes it serious again.
"""

from dataclasses import dataclass
from functools import lru_cache

from articles.compliance.claims import phrases
from articles.compliance.claims.statement import Named, Statement

MOST = 24
"""A sentence with more is judged by these: no list of diseases that long is innocent."""
KINDS = ("diseases", "disease_words", "symptoms", "markers", "pathogens")
SOFT = phrases.words("targets.soft")
RANGES = (
    ("already", "within"),
    ("already", "in"),
    ("already", "healthy"),
    ("already", "normal"),
    ("within", "the", "normal"),
    ("within", "normal"),
    ("within", "the", "healthy"),
    ("within", "a", "normal"),
    ("within", "a", "healthy"),
    ("within", "healthy"),
    ("in", "the", "normal", "range"),
    ("in", "the", "healthy", "range"),
    ("in", "a", "healthy", "range"),
    ("in", "a", "normal", "range"),
    ("of", "the", "normal", "range"),
    ("normal", "range"),
    ("healthy", "range"),
)
SOFT_STATES = (
    *RANGES,
    ("after", "exercise"),
    ("after", "exercising"),
    ("after", "training"),
    ("after", "workouts"),
    ("after", "a", "workout"),
    ("after", "a", "run"),
    ("after", "a", "long"),
    ("after", "a", "hard"),
    ("after", "intense"),
    ("after", "physical"),
    ("after", "activity"),
    ("after", "meals"),
    ("after", "a", "meal"),
    ("after", "a", "heavy"),
    ("after", "a", "big"),
    ("after", "eating"),
    ("after", "overexertion"),
    ("following", "exercise"),
    ("from", "exercise"),
    ("from", "overexertion"),
    ("from", "everyday"),
    ("due", "to", "overexertion"),
    ("due", "to", "exercise"),
    ("associated", "with", "the", "menstrual"),
    ("associated", "with", "menopause"),
    ("associated", "with", "normal"),
    ("associated", "with", "aging"),
    ("associated", "with", "everyday"),
    ("associated", "with", "daily"),
    ("associated", "with", "exercise"),
    ("related", "to", "exercise"),
    ("that", "comes", "with", "age"),
    ("commonly", "referred"),
    ("leg", "day"),
    ("that", "follow"),
    ("after", "gym"),
    ("after", "the", "gym"),
    ("after", "gardening"),
    ("after", "travel"),
    ("now", "and", "then"),
    ("from", "time", "to", "time"),
)
LASTING = phrases.words("targets.lasting")
"""Diseases by name that an "occasional" or "noncystic" before them turns into a common upset."""
FRIENDLY = phrases.words("targets.friendly")
LISTING = frozenset((",", "and", "or", "levels"))
SEVERE = frozenset(("cystic", "severe", "chronic"))
WELL = frozenset(["healthy", "normal", "balanced", "optimal"])


@dataclass(frozen=True, slots=True)
class Target:
    """A term a claim may be aimed at; `well` when the words before it call it healthy."""

    term: Named
    kind: str
    well: bool
    serious: bool

    @property
    def start(self) -> int:
        return self.term.start

    @property
    def end(self) -> int:
        return self.term.end


@lru_cache(maxsize=16)
def targets(statement: Statement) -> tuple[Target, ...]:
    """
    Return what in `statement` a disease claim could be aimed at, in order, `MOST` at most.

    Every detector asks, so the last few answers are kept.
    """
    found: list[Target] = []
    for term in statement.terms:
        kind = _kind(term)
        if not kind and "natural_states" in term.kinds and _serious(statement, term):
            kind = "natural_states"
        if kind and not _soft(statement, term, kind):
            lead = statement.words[max(0, term.start - 2) : term.start]
            well = bool(WELL.intersection(lead)) or _is_listed(statement, found, term)
            found.append(Target(term, kind, well, _serious(statement, term)))
            if len(found) == MOST:
                break
    return tuple(found)


def _is_listed(statement: Statement, found: list[Target], term: Named) -> bool:
    """Tell whether `term` goes on a list that began well: "healthy LDL and HDL levels"."""
    if not found or not found[-1].well:
        return False
    return LISTING.issuperset(statement.words[found[-1].end : term.start])


def _kind(term: Named) -> str:
    return next((kind for kind in KINDS if kind in term.kinds), "")


def soft_terms(statement: Statement) -> list[Named]:
    """Return the terms that would be targets, were they not a natural or a common state here."""
    return [
        term for term in statement.terms if (kind := _kind(term)) and _soft(statement, term, kind)
    ]


def _serious(statement: Statement, term: Named) -> bool:
    return any(
        (term.start - 4 <= serious.start and serious.end <= term.start + 4) or serious is term
        for serious in statement.of("serious")
    )


def _soft(statement: Statement, term: Named, kind: str) -> bool:
    words = statement.words
    lead = words[max(0, term.start - 4) : term.start]
    if kind == "markers":
        return _says(statement, term.start, RANGES)
    if kind == "pathogens" and FRIENDLY.intersection(lead[-2:]):
        return True
    if _serious(statement, term):
        return False
    if kind in ("disease_words", "pathogens"):
        return False
    if SEVERE.intersection(words[term.start : term.end]):
        return False
    named = kind == "diseases" and "natural_states" not in term.kinds
    if named and not LASTING.intersection(term.canonical.lower().split()):
        return False
    return bool(SOFT.intersection(lead)) or is_soft(statement, term.start)


def is_soft(statement: Statement, place: int) -> bool:
    """Tell whether the clause of `place` speaks of a natural or normal state."""
    return _says(statement, place, SOFT_STATES)


def _says(statement: Statement, place: int, states: tuple[tuple[str, ...], ...]) -> bool:
    words = statement.words[statement.clause_start(place) : statement.clause_end(place)]
    joined = f" {' '.join(words)} "
    return any(f" {' '.join(state)} " in joined for state in states)

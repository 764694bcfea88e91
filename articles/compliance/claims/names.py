"""
Find names and tags that name or hint at a disease (DC-04a).

FDA's own examples are coinages: "Hepatacure", "Raynaudin". A plain disease word is no name,
and neither is a sentence; what counts is a hashtag, or a coined word that stands alone or
carries a selling ending.
"""

import re
from collections.abc import Iterator
from itertools import islice

from articles.compliance.claims import phrases
from articles.compliance.claims.name_hints import name_hint
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import targets
from articles.compliance.claims.trigger import Hit
from articles.compliance.claims.vocabulary import Vocabulary

ENDING = re.compile(
    r"(?:cures?|stop|stopper|ease|aid|guard|shield|away|free|clear|care|fix|heal|soothe|well|"
    r"block|blocker|relief|rx|x|ex|calm|out|off|defen[cs]e|fighter|control|ban|bet(?:ic)?|zap|"
    r"less|lower|down|vanish|pro|plus|max|gone|be ?gone|solve|nil|ender|solution|immune|heal|tea|"
    r"rid|lift|fight|bust|buster|guard|rescue|remedy|end|ended|soothe|eaze|eze|free|nix|zap|reverse|"
    r"complex|formula|support|defend|defender)$"
)
CURES = re.compile(r"[a-z]{3,40}cure|cure[a-z]{3,40}x")
PLAIN = frozenset(
    (
        "secure",
        "insecure",
        "obscure",
        "manicure",
        "pedicure",
        "epicure",
        "procure",
        "sinecure",
        "cocure",
        "recure",
    )
)
HASHTAG = re.compile(r"#(\w{3,80})")
HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
ALONE = 3
MOST = 30
"""Tags of one post that are read; networks allow as many."""
FILED = re.compile(
    r"\W{0,2}(?:/[a-z]|(?:meta )?(?:tags?|keywords?|slug|url|shop|category|categories|collections?|"
    r"filed under|shelf|aisle)\b\s?[:/>]|shop (?!for|at|the|our|now|with|from|local)[a-z])"
)
COMPOUND = re.compile(r"\b([A-Z][a-z]{3,20})-?([A-Z][a-z]{2,12})\b")
ORGANS = phrases.words("names.organs") | phrases.words("names.moods")
LONGEST = 2_000
STEM = 5
"""Letters of a disease's beginning that give it away: "diabe", "migra"."""


def hits(statement: Statement, vocabulary: Vocabulary) -> Iterator[Hit]:
    """Yield hashtags and coined names that hint at a disease."""
    yield from _tags(statement, vocabulary)
    yield from _filed(statement)
    yield from _titled(statement)
    yield from _compounds(statement, vocabulary)
    alone = len([word for word in statement.words if word[0].isalnum()]) <= ALONE
    for place, (start, end) in enumerate(statement.spans):
        written = statement.shown[start:end]
        if not written[0].isupper() or len(written) < 5 or _is_known(statement, place):
            continue
        if CURES.fullmatch(written.lower()) and written.lower() not in PLAIN:
            yield Hit("DC-04a", place, place + 1, f"the name “{written}” promises a cure")
            continue
        if (alone or ENDING.search(written.lower())) and name_hint(written):
            yield Hit("DC-04a", place, place + 1, f"the name “{written}” hints at a disease")


def _filed(statement: Statement) -> Iterator[Hit]:
    """A slug, a tag list or a shelf: "/products/diabetes-kit", "Tags: lupus"."""
    if not FILED.match(statement.shown.lower()):
        return
    for target in targets(statement):
        if target.kind in ("diseases", "disease_words", "symptoms"):
            why = f"{target.term.canonical} as a tag or a shelf"
            yield Hit("DC-04a", target.start, target.end, why)
            return


def _titled(statement: Statement) -> Iterator[Hit]:
    """A name that spells the disease out: "Arthritis Ease"."""
    words = [statement.shown[start:end] for start, end in statement.spans]
    named = len(words) <= ALONE + 1 and all(word[0].isupper() or word.isdigit() for word in words)
    if not named or not ENDING.fullmatch(statement.words[-1]):
        return
    for target in targets(statement):
        if target.kind in ("diseases", "symptoms") and target.end < len(words):
            why = f"the name “{' '.join(words)}” hints at a disease"
            yield Hit("DC-04a", 0, len(words), why)
            return


def _compounds(statement: Statement, vocabulary: Vocabulary) -> Iterator[Hit]:
    """A name of two parts, the first a disease cut short: "Migra-Gone", "NeuropaCare"."""
    for name in COMPOUND.finditer(statement.shown[:LONGEST]):
        first, last = name[1].lower(), name[2].lower()
        cures = last.startswith("cure")
        if not cures and (not ENDING.fullmatch(last) or first in ORGANS):
            continue
        if cures or (len(first) >= STEM and vocabulary.begins_an_ill(first)):
            place = next(n for n, (_, end) in enumerate(statement.spans) if end > name.start())
            yield Hit("DC-04a", place, place + 1, f"the name “{name[0]}” hints at a disease")
            return


def _is_known(statement: Statement, place: int) -> bool:
    return any(term.start <= place < term.end for term in statement.terms)


def _tags(statement: Statement, vocabulary: Vocabulary) -> Iterator[Hit]:
    for tag in islice(HASHTAG.finditer(statement.shown), MOST):
        place = next(n for n, (start, _) in enumerate(statement.spans) if start >= tag.start(1))
        apart = " ".join(HUMPS.findall(tag[1]))
        sick = any(
            not term.kind.isdisjoint(("diseases", "disease_words"))
            for term in vocabulary.find(f"{tag[1]} {apart}")
        )
        if sick or name_hint(tag[1]):
            yield Hit("DC-04a", place, place + 1, f"the tag “#{tag[1]}” names a disease")

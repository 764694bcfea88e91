"""
Find structure/function statements: a nutrient or product, a benefit verb, a part of the body.

21 CFR 101.93(f) lets a supplement say how it affects structure or function, at the price of
the disclaimer; so these sentences must be known before anybody can check that price was
paid. The finder is conservative: it wants the product or ingredient to be the one that acts.
"When tight junctions are intact, molecules can't pass" and "the gut needs glutamine to keep
its lining" are physiology, and stay silent.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.compliance import scope, words
from articles.compliance.letter import Sentence
from articles.compliance.lexicon import Lexicon

VERB = scope.whole(words.BENEFIT_VERBS)
BODY_PART = scope.whole(f"{words.STRUCTURES}|{words.FUNCTIONS}")
GO_BETWEEN = re.compile(rf"(?:[\s,()*†-]|(?<!\w)(?:{words.GO_BETWEEN})(?!\w))*", re.IGNORECASE)
BODY_NEEDS = re.compile(
    rf"(?<!\w)(?:{words.BODY_NEEDS})\s(?:[\w-]{{1,20}}\s){{0,2}}$", re.IGNORECASE
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w{2,20}ly\s)?$", re.IGNORECASE)
PRONOUN = re.compile(r"\W{0,4}(?:it|this|each serving|every serving)\b", re.IGNORECASE)
DISTANCE = 120
"""How far a verb may stand from what it speaks of, in characters."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A structure/function statement; `of_goods` when it speaks of what the brand sells."""

    sentence: Sentence
    of_goods: bool


def find(sentences: Iterable[Sentence], lexicon: Lexicon) -> Iterator[Statement]:
    """Yield the structure/function statements among `sentences`, in order."""
    before: Sentence | None = None
    for sentence in sentences:
        if _states_benefit(sentence, _neighbour(before, sentence), lexicon):
            yield Statement(sentence, lexicon.speaks_of_goods(sentence.text))
        before = sentence


def _neighbour(before: Sentence | None, sentence: Sentence) -> str:
    """Return the text just before `sentence` in its paragraph; for an answer, its question."""
    if before is None:
        return ""
    answers = before.field.path.replace(".question", ".answer") == sentence.field.path
    together = before.field is sentence.field and before.paragraph == sentence.paragraph
    return before.text if answers or together else ""


def _states_benefit(sentence: Sentence, before: str, lexicon: Lexicon) -> bool:
    text = sentence.text
    if scope.disclaims(text) or scope.undecided(text):
        return False
    subjects = tuple(lexicon.subjects(text))
    return any(
        _acts_on_body(text, verb) and _has_subject(text, verb.start(), subjects, before, lexicon)
        for verb in VERB.finditer(text)
    )


def _acts_on_body(text: str, verb: re.Match[str]) -> bool:
    """Tell whether `verb` is said, not denied, in the active voice, and of a body part."""
    lead = text[max(0, verb.start() - 40) : verb.start()]
    if verb[0].lower().endswith("ed") and PASSIVE.search(lead):
        return False
    if not BODY_PART.search(scope.clause_after(text, verb.end())):
        return False
    return not scope.denied(text, verb.start())


def _has_subject(
    text: str, verb: int, subjects: tuple[tuple[int, int], ...], before: str, lexicon: Lexicon
) -> bool:
    """Tell whether the one acting at `verb` is a product or an ingredient."""
    lead = text[max(0, verb - DISTANCE) : verb]
    if not lead.strip(' *•–—-"“'):
        return text[verb : verb + 20].split(maxsplit=1)[0].endswith("s") or bool(subjects)
    opening = PRONOUN.match(text)
    if (
        opening
        and verb < DISTANCE
        and GO_BETWEEN.fullmatch(text, opening.end(), verb)
        and any(start < 25 for start, _ in lexicon.subjects(before[:DISTANCE]))
    ):
        return True
    near = subjects[bisect_left(subjects, (verb - DISTANCE,)) : bisect_right(subjects, (verb,))]
    return any(
        end <= verb
        and GO_BETWEEN.fullmatch(text, end, verb)
        and not _is_raw_material(text, start, lexicon)
        for start, end in near
    )


def _is_raw_material(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether the body needs or uses the nutrient at `start`: physiology, no benefit."""
    clause = scope.clause_before(text, start)
    return BODY_NEEDS.search(clause) is not None and not lexicon.speaks_of_goods(clause)

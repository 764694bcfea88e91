"""
Scurvy may be spoken of, if readers learn how rare it is.

FD&C Act 403(r)(6)(A): a benefit for a classical nutrient deficiency disease is no disease claim,
provided the statement says how widespread the disease is in the United States. Named are the
disease and its own nutrient together; the sentence itself, or one right beside it in the same
paragraph, may give the prevalence. The disclaimer is due all the same.
"""

import re
from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule
from articles.compliance.triggers import Triggered

SAYS = "This claims a benefit for a deficiency disease"
HINT = "Say in the same place how uncommon the disease is in the United States."
HOW_COMMON = re.compile(
    r"\b(?:uncommon|rare|rarely|seldom|scarce|few|hardly|almost nobody|prevalence|common|"
    r"\d[\d.,]*\s?(?:%|percent|cases|people|in)|one in)\b",
    re.IGNORECASE,
)
HERE = re.compile(r"\b(?:United States|America|American|Americans)\b|\bU\.?S\.?(?!\w)")


def check(letter: Letter) -> Iterator[Observation]:
    untold = [one for one in letter.triggered("SF-02") if not _tells_prevalence(letter, one)]
    yield from claimed.of(letter, untold, SAYS, HINT, usual=Severity.WARN)


def _tells_prevalence(letter: Letter, one: Triggered) -> bool:
    """Tell whether the sentence, or one beside it, says how common the disease is in the US."""
    sentences = letter.written[one.field.path]
    here = sentences.index(letter.sentence_at(one.field, one.end - 1))
    return any(
        HOW_COMMON.search(sentence.text) and HERE.search(sentence.text)
        for sentence in sentences[max(0, here - 1) : here + 2]
        if sentence.paragraph == sentences[here].paragraph
    )


RULE = Rule(
    code="SF-02",
    title="a deficiency disease without its prevalence",
    severity=Severity.WARN,
    source="FD&C Act 403(r)(6)(A)",
    check=check,
    on_copy=True,
)

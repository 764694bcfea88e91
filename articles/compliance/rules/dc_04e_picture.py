"""
Words that call a picture one of illness make the picture a claim.

21 CFR 101.93(g)(2)(iv)(E): pictures and symbols can claim an effect on a disease: a lesion, an
ECG, a glowing joint, "before and after". What a picture shows only a person can see, and that is
asked at signing (the checklist). But its alternative text, caption and file name are words; where
they speak of diseased tissue, of a scan or of a before and an after, on a letter that names a
product, a person looks. A neutral drawing of the anatomy stays silent.
"""

import re
from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.field import Field
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule

SIGNS = re.compile(
    r"\b(?:inflamed|swollen|diseased|infected|ulcerated|clogged|blocked|arthritic|cancerous|damaged|"
    r"painful|aching|sore|reddened|glowing (?:joints?|knees?|backs?|spines?|hips?|hands?)|"
    r"(?:joint|knee|back|spine|hip|hand) glow|lesions?|tumou?rs?|plaques?|ulcers?|polyps?|"
    r"ecg|ekg|electrocardiograms?|x.?rays?|mris?|ct scans?|before.{0,5}after)\b",
    re.IGNORECASE,
)
OF_PICTURE = re.compile(r"images?(?:\[\d+\])?\.(?!credit_text)")
SICK = frozenset(("diseases", "disease_words"))


def check(letter: Letter) -> Iterator[Observation]:
    if not letter.names_product:
        return
    for field in letter.fields:
        for place in _signs(letter, field):
            yield Observation(
                place,
                f"The words of the picture speak of illness: “{place.quote}”."
                f"{claimed.hidden_note(field.hidden)}",
                "Choose a picture of the healthy body, or describe it as what it is if these words "
                "are wrong.",
            )


def _signs(letter: Letter, field: Field) -> Iterator[Place]:
    """Yield what in `field` speaks of illness where it speaks of a picture, once for each."""
    spans = ((0, len(field.text)),) if OF_PICTURE.match(field.path) else field.captions
    for start, end in spans:
        if place := _sign(letter, field, start, end):
            yield place


def _sign(letter: Letter, field: Field, start: int, end: int) -> Place | None:
    """Return the first words between `start` and `end` that speak of illness."""
    words = field.text[start:end]
    found = SIGNS.search(words)
    if found:
        return field.place(start + found.start(), start + found.end())
    for term in letter.vocabulary.find(words):
        if not term.kind.isdisjoint(SICK) and not field.label:
            return field.place(start + term.start, start + term.end)
    return None


RULE = Rule(
    code="DC-04e",
    title="a picture described as one of illness",
    severity=Severity.WARN,
    source="21 CFR 101.93(g)(2)(iv)(E)",
    check=check,
)

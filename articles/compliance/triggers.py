"""
Judge every sentence of a letter once, for all the rules that ask what it claims.

The sentence engine (`claims`) reads one text; here it reads each field of a letter, and its
triggers come back as places in the letter. A newcomer gets this wrong: a question and its answer
are one text, for "Yes, within a week" claims what was asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.compliance.claims.classify import Classification, classify
from articles.compliance.claims.trigger import Trigger
from articles.compliance.claims.vocabulary import Vocabulary
from articles.compliance.field import Field
from articles.compliance.finding import Severity
from articles.compliance.lexicon import Lexicon
from articles.compliance.place import Place

BETWEEN = "\n\n"
QUESTION, ANSWER = ".question", ".answer"


@dataclass(frozen=True, slots=True)
class Triggered:
    """
    What the words of `field` from `start` to `end` claim, and why: a trigger in a letter.

    `since` is where a claim of several sentences begins.
    """

    field: Field
    start: int
    end: int
    code: str
    severity: Severity
    why: str
    since: int | None = None
    guess: bool = False

    @property
    def place(self) -> Place:
        return self.field.place(self.start, self.end)


def find(fields: Iterable[Field], lexicon: Lexicon, vocabulary: Vocabulary) -> Iterator[Triggered]:
    """Yield what every one of `fields` claims, in reading order."""
    for stretch in _stretches(fields):
        text = BETWEEN.join(field.text for field in stretch)
        classified = classify(text, lexicon=lexicon, vocabulary=vocabulary)
        yield from (one for one in place(classified, stretch) if _counts(one, lexicon))


def _counts(one: Triggered, lexicon: Lexicon) -> bool:
    """
    Tell whether it counts in a letter: a guess at a disease claim does only where it is of goods.

    It warns, and the second opinion was learned from single statements; most of a letter teaches.
    """
    if not one.guess or not one.code.startswith("DC-"):
        return True
    return lexicon.speaks_of_goods(one.field.text[one.start : one.end])


def place(classified: Classification, stretch: tuple[Field, ...]) -> Iterator[Triggered]:
    """
    Yield what was found in the texts of `stretch`, read as one, each in its field.

    A guess needs sentences that somebody wrote: a name or an address is too short to guess from.
    """
    for trigger in classified.triggers:
        placed = _placed(trigger, stretch)
        if not placed.guess or (placed.field.own_words and not placed.field.label):
            yield placed


def _stretches(fields: Iterable[Field]) -> Iterator[tuple[Field, ...]]:
    """Yield the fields that are read as one text: a question with its answer, others alone."""
    question: Field | None = None
    for field in fields:
        if field.path.endswith(QUESTION):
            question = field
        elif question and field.path.endswith(ANSWER):
            yield question, field
        else:
            yield (field,)


def _placed(trigger: Trigger, stretch: tuple[Field, ...]) -> Triggered:
    """Return `trigger` in the field in which it ends."""
    before = 0
    for field in stretch[:-1]:
        if trigger.end <= before + len(field.text):
            break
        before += len(field.text) + len(BETWEEN)
    else:
        field = stretch[-1]
    start, end = max(0, trigger.start - before), trigger.end - before
    since = None if trigger.since is None else max(0, trigger.since - before)
    return Triggered(
        field, start, end, trigger.code, trigger.severity, trigger.why, since, trigger.guess
    )

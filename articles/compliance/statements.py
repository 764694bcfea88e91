"""
Name the sentences of a letter that need the disclaimer: its structure/function statements.

21 CFR 101.93(f) lets a supplement say how it affects structure or function, at the price of
the disclaimer. Four rules ask which sentences these are, and all must hear the same answer. The
engine finds them; what it finds in a sentence that also claims a disease is not among them, for no
disclaimer cures that.
"""

from collections.abc import Iterator

from articles.compliance.letter import Letter, Sentence

CODES = ("SF-01", "SF-02", "SF-04")
"""SF-02 and SF-04 are statements that lack a qualifier; the disclaimer belongs to them as well."""


def find(letter: Letter) -> Iterator[Sentence]:
    """Yield the structure/function statements of `letter`, each once, in reading order."""
    yield from _sentences(letter, guess=False)


def guessed(letter: Letter) -> Iterator[Sentence]:
    """Yield the sentences that only read like such statements; no rule but SF-01 asks for them."""
    yield from _sentences(letter, guess=True)


def _sentences(letter: Letter, *, guess: bool) -> Iterator[Sentence]:
    told: set[tuple[str, int]] = set()
    for trigger in letter.triggered(*CODES):
        sentence = letter.sentence_at(trigger.field, trigger.end - 1)
        key = (trigger.field.path, sentence.start)
        if trigger.guess is guess and key not in told:
            told.add(key)
            yield sentence

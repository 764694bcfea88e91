"""
Turn what the sentence engine found into what a rule observes: one observation a sentence.

Three words of one sentence that claim the same are one thing to mend, and one thing for a
reviewer to decide. A claim in a hidden field is told with the field's name: a newcomer would
search the page for it in vain, and FDA's warning letters quote it like any other (DC-12).
"""

from collections.abc import Iterable, Iterator

from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation
from articles.compliance.triggers import Triggered

REWORD = "Say what the nutrient does for the healthy body instead, or take the sentence out."


def observations(
    letter: Letter, code: str, says: str, hint: str, *, usual: Severity = Severity.BLOCK
) -> Iterator[Observation]:
    """
    Yield what `letter` claims under `code`; `says` is a message without its full stop.

    A claim that the engine finds milder than `usual` is a mild case of the rule.
    """
    yield from of(letter, letter.triggered(code), says, hint, usual=usual)


def of(
    letter: Letter,
    found: Iterable[Triggered],
    says: str,
    hint: str,
    *,
    usual: Severity = Severity.BLOCK,
) -> Iterator[Observation]:
    """Yield what `found` says of the letter, as `observations` does."""
    for place, some in _by_sentence(letter, found):
        whys = " and ".join(dict.fromkeys(one.why for one in some))
        yield Observation(
            place,
            f"{says}: {whys}.{hidden_note(some[0].field.hidden)}",
            hint,
            mild=all(one.severity is not usual for one in some),
        )


def hidden_note(hidden: str) -> str:
    """Return the sentence that tells where readers would look in vain, if they would."""
    if not hidden:
        return ""
    return (
        f" It stands in {hidden}: readers do not see it there, search engines and FDA do (DC-12)."
    )


def _by_sentence(
    letter: Letter, found: Iterable[Triggered]
) -> Iterator[tuple[Place, list[Triggered]]]:
    """Yield the triggers that end in one sentence, with the stretch they cover together."""
    groups: dict[tuple[str, int], list[Triggered]] = {}
    for one in found:
        sentence = letter.sentence_at(one.field, one.end - 1)
        groups.setdefault((one.field.path, sentence.start), []).append(one)
    for some in groups.values():
        start, end = min(one.start for one in some), max(one.end for one in some)
        yield some[0].field.place(start, end), some

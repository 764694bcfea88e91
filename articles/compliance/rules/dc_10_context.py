"""
What no single sentence says, the letter may say between its sentences.

21 CFR 101.93(g)(2)(x) and 65 FR 1000: a chain from a lack to a disease to the product, a question
that hooks the sick, the founder's story, use in hospitals, "during the cold and flu season". Most
of it is a matter of judgment and needs a person's word; where the disease is named and the product
stands in the same window of three sentences, it stops the letter. A finding that takes several
sentences covers them all, to the end of the paragraph that completes it. The biology of a disease
several paragraphs from any product, with no sentence that bridges them, stays silent.
"""

from collections.abc import Iterator
from dataclasses import replace

from articles.compliance import claimed
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.rule import Observation, Rule
from articles.compliance.triggers import Triggered

SAYS = "The context implies an effect on a disease"
HINT = "Keep the disease and the product apart, with nothing that bridges them."


def check(letter: Letter) -> Iterator[Observation]:
    found = [_whole(letter, one) for one in letter.triggered("DC-10")]
    told = [one for one in found if not any(_covers(other, one) for other in found)]
    yield from claimed.of(letter, told, SAYS, HINT)


def _covers(other: Triggered, one: Triggered) -> bool:
    """Tell whether `one`, only a guess, stands in a passage that is known to imply."""
    inside = other.start <= one.start and one.end <= other.end and other.field is one.field
    return one.guess and not other.guess and inside


def _whole(letter: Letter, one: Triggered) -> Triggered:
    """Return `one` over the whole passage it takes; what the paragraph goes on to say is in it."""
    if one.since is None:
        return one
    number = letter.sentence_at(one.field, one.end - 1).paragraph
    _, end = one.field.paragraphs[number]
    return replace(one, start=one.since, end=end)


RULE = Rule(
    code="DC-10",
    title="an effect on a disease implied by the context",
    severity=Severity.BLOCK,
    milder=Severity.WARN,
    source="21 CFR 101.93(g)(2)(x)",
    check=check,
    on_copy=True,
)

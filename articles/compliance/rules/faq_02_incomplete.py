"""
Every question shown has an answer of its own, and stands once.

jsonld-target 3.9: a Question has a name and exactly one accepted answer. An empty half or a
question asked twice makes the page's markup invalid and readers wonder what was meant.
"""

from collections.abc import Iterator

from articles.body.prose import prose
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule


def check(letter: Letter) -> Iterator[Observation]:
    if not letter.content.faqs_shown:
        return
    questions = [faq.question for faq in letter.content.faqs]
    answers = [prose(answer).text for answer in letter.reading.answers]
    yield from _halves("question", questions)
    yield from _halves("answer", answers)


def _halves(half: str, texts: list[str]) -> Iterator[Observation]:
    """Observe what is wrong with all questions, or all answers, of the letter."""
    first: dict[str, int] = {}
    for index, text in enumerate(texts):
        place = Place(f"faqs[{index}].{half}")
        same = " ".join(text.casefold().split())
        if not same:
            yield Observation(
                place,
                f"Question {index + 1} has no {half}.",
                f"Write the {half}, or delete the whole entry.",
            )
        elif (twin := first.setdefault(same, index)) != index:
            yield Observation(
                place,
                f"Entry {index + 1} repeats the {half} of entry {twin + 1}.",
                "Delete one of the two, or say what is different in this one.",
            )


RULE = Rule(
    code="FAQ-02",
    title="an empty or repeated question or answer",
    severity=Severity.BLOCK,
    source="House rule (jsonld-target 3.9); Google Search Central, FAQ",
    check=check,
)

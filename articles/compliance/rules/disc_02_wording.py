"""
The disclaimer's words are fixed; one that says nearly the same protects nobody.

21 CFR 101.93(c) gives the text for one statement and for several, to the word. The usual
departures are "the FDA" for the agency's name, "our products" for "this product", and a
second sentence left out. Case, quotation marks, bold type and a leading symbol are free.
What is compared: each attached disclaimer in both its forms, and every sentence of the letter
that sets out to be the disclaimer.
"""

from collections.abc import Iterator

from articles.compliance import fixed_text
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter, Sentence
from articles.compliance.place import Place
from articles.compliance.rule import Observation, Rule

HINT = (
    "Use the fixed text: “These statements have not been evaluated by the Food and Drug "
    "Administration. This product is not intended to diagnose, treat, cure, or prevent any "
    "disease.”, with “This statement has” for a single one."
)


def check(letter: Letter) -> Iterator[Observation]:
    for index, disclaimer in enumerate(letter.content.disclaimers):
        path = f"disclaimers[{index}]"
        forms = {
            "text": disclaimer.text,
            "singular": disclaimer.singular,
            "plural": disclaimer.plural,
        }
        if disclaimer.kind == "fda" or any(map(fixed_text.looks_like, forms.values())):
            for name, text in forms.items():
                yield from _compare(Place(f"{path}.{name}", 0, len(text), text), text)
    for passage in _passages(letter):
        text = " ".join(sentence.text for sentence in passage)
        first, last = passage[0], passage[-1]
        yield from _compare(first.field.place(first.start, last.end), text)


def _passages(letter: Letter) -> Iterator[list[Sentence]]:
    """Yield runs of neighbouring sentences that set out to be the disclaimer."""
    run: list[Sentence] = []
    for sentence in letter.sentences:
        if fixed_text.looks_like(sentence.text):
            if run and run[-1].field is not sentence.field:
                yield run
                run = []
            run.append(sentence)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _compare(place: Place, text: str) -> Iterator[Observation]:
    differences = fixed_text.differences(text)
    if differences:
        yield Observation(
            place, f"This is not the disclaimer as the regulation words it: {differences}.", HINT
        )


RULE = Rule(
    code="DISC-02",
    title="a disclaimer in other words than the regulation's",
    severity=Severity.BLOCK,
    source="21 CFR 101.93(c)",
    check=check,
    on_copy=True,
)

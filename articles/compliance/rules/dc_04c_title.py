"""
A study of a disease, cited to sell, claims the disease its title names.

21 CFR 101.93(g)(2)(iv)(C): a publication whose title names a disease may stand in the reference
list, and be marked in the text, as information; it may not promote. Promotion is a sentence that
gives the study as the reason for the product, or the title quoted in the running text beside the
product. The title in the list itself stays silent.
"""

import re
from collections.abc import Iterator

from articles.compliance import claimed
from articles.compliance.field import Field
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter, Sentence
from articles.compliance.rule import Observation, Rule
from articles.content import Reference
from references import csl

CODE = "DC-04c"
HINT = "Cite the study in the reference list without tying it to the product."
DISEASES = frozenset(("diseases", "disease_words"))
WORD = re.compile(r"\w+")
SHORTEST = 4
"""Words of a title that are looked for in the text; fewer are no quotation."""


def check(letter: Letter) -> Iterator[Observation]:
    yield from claimed.observations(
        letter,
        CODE,
        "This uses a study of a disease to promote the product",
        HINT,
        usual=Severity.WARN,
    )
    for paper in letter.content.references:
        if _names_disease(letter, paper):
            yield from _quoted(letter, paper)


def _names_disease(letter: Letter, paper: Reference) -> bool:
    return any(
        not term.kind.isdisjoint(DISEASES) for term in letter.vocabulary.find(csl.title(paper.csl))
    )


def _quoted(letter: Letter, paper: Reference) -> Iterator[Observation]:
    words = WORD.findall(csl.title(paper.csl))
    if len(words) < SHORTEST:
        return
    title = re.compile(r"\W+".join(map(re.escape, words)), re.IGNORECASE)
    for field in letter.fields:
        found = title.search(field.text) if field.rich else None
        if found and _near_product(letter, field, *found.span()):
            yield Observation(
                field.place(*found.span()),
                "The title of a study names a disease and is quoted beside the product.",
                HINT,
            )


def _near_product(letter: Letter, field: Field, start: int, end: int) -> bool:
    """Tell whether a sentence with the words, or one right beside it, speaks of the goods."""
    sentences = letter.written[field.path]
    inside = [n for n, one in enumerate(sentences) if one.start < end and start < one.end]
    window: tuple[Sentence, ...] = sentences[max(0, inside[0] - 1) : inside[-1] + 2]
    return any(letter.lexicon.speaks_of_goods(one.text) for one in window)


RULE = Rule(
    code=CODE,
    title="a study of a disease used as promotion",
    severity=Severity.WARN,
    source="21 CFR 101.93(g)(2)(iv)(C)",
    check=check,
    on_copy=True,
)

"""
Find sentences that lend a benefit the weight of research: "studies show", "has been shown to".

FTC calls them establishment claims: they promise not only an effect, but that it was established.
They are wanted about the product or its ingredients alone, and not where they are denied.
"""

import re
from collections.abc import Iterable, Iterator

from articles.compliance import qualifying, scope
from articles.compliance.letter import Letter, Sentence
from articles.compliance.passages import Passages
from articles.compliance.qualifying import Statement

RESEARCH = re.compile(
    r"(?<!\w)(?:"
    r"(?:stud(?:y|ies)|trials?|research|researchers|evidence|meta-?analys[ei]s|data|science|"
    r"scientists|experiments?|literature)\s(?:[\w-]{1,20}\s){0,5}?"
    r"(?:shows?|showed|shown|finds?|found|suggests?|suggested|demonstrat\w{1,5}|confirm\w{0,3}|"
    r"proves?|proved|proven|indicat\w{1,5}|supports?|(?:is|are) consistent)"
    r"|(?:has|have|had|was|were|is|are)\s(?:been\s)?(?:\w{2,14}ly\s|well\s)?"
    r"(?:shown|found|demonstrated|proven)"
    r"|(?:clinically|scientifically)\s(?:proven|shown|tested|validated|studied)"
    r")(?!\w)",
    re.IGNORECASE,
)

UNDECIDED = re.compile(
    r"\?[\"'”’)\]*†‡§]{0,8}$|(?<!\w)(?:whether|unclear|unknown|uncertain|inconclusive|mixed|"
    r"remains? to be seen)(?!\w)",
    re.IGNORECASE,
)
"""A sentence that asks, or reports that nobody knows yet."""


def find(
    letter: Letter, passages: Passages, *, apart_from: Iterable[Statement]
) -> Iterator[Statement]:
    """Yield what is reported of research on what the brand sells and is no known statement."""
    known = qualifying.taken(passages, apart_from)
    for sentence in letter.sentences:
        if (
            sentence.field.rich
            and (sentence.field.path, sentence.start) not in known
            and _reports(sentence.text)
            and _is_about_goods(sentence, letter)
        ):
            inside = (sentence,)
            yield Statement(sentence.place, inside, passages.cited_for(inside))


def _reports(text: str) -> bool:
    found = RESEARCH.search(text)
    return found is not None and not scope.denied(text, found.end()) and not UNDECIDED.search(text)


def _is_about_goods(sentence: Sentence, letter: Letter) -> bool:
    return next(letter.lexicon.subjects(sentence.text), None) is not None

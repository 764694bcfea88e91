"""
A trial called a review, or a review called a trial, changes what the evidence weighs.

FTC Health Products Compliance Guidance (Dec 2022): evidence must be described as what it is.
A review sums up other people's studies; a trial in twelve athletes is one study. The kind of
a paper is what the library records; where nobody has recorded one, a title that reads like a
trial's or a review's is reason enough to ask. Plurals ("in several trials") stay silent, for
a review may be cited for the trials in it.
"""

import re
from collections.abc import Iterable, Iterator

from articles.compliance import papers, scope
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter, Sentence
from articles.compliance.pairings import pair
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from articles.content import Reference
from references import csl, kinds

REVIEW = r"(?<!peer )(?<!peer-)(?<!under )review|overview|meta-?\s?analysis"
TRIAL = r"(?<!free )trial(?!\s(?:and error|period|size|pack|offer))|rct"
KIND_WORD = re.compile(rf"\b(?:(?P<review>{REVIEW})|(?P<trial>{TRIAL}))\b", re.IGNORECASE)
INTRODUCED = re.compile(
    rf"\b(?:a|an|one|this|that|the|recent|large|small)\s(?:[\w-]{{1,20}}\s){{0,4}}?"
    rf"(?:(?P<review>{REVIEW})|(?P<trial>{TRIAL}))\b",
    re.IGNORECASE,
)
NEARBY = 160
"""How far from the author's name the word still describes the paper, in characters."""


def check(letter: Letter) -> Iterator[Observation]:
    credited = set()
    for pairing in pair(letter):
        credited.add(pairing.sentence.place)
        reach = pairing.attribution.reach[:NEARBY]
        agreeing = [p for p in pairing.papers if pairing.attribution.agrees_with(p)]
        yield from _judge(letter, pairing.sentence, KIND_WORD.search(reach), agreeing)
    for sentence in letter.sentences:
        if sentence.citations and sentence.place not in credited:
            yield from _judge(
                letter, sentence, INTRODUCED.search(sentence.text), _marked(letter, sentence)
            )


def _marked(letter: Letter, sentence: Sentence) -> list[Reference]:
    """Return the papers of an uncredited sentence, unless it speaks of several kinds at once."""
    spoken = {word.lastgroup for word in KIND_WORD.finditer(sentence.text)}
    found = [letter.reference(key) for key in sentence.keys] if len(spoken) == 1 else []
    return [paper for paper in found if paper]


def _judge(
    letter: Letter, sentence: Sentence, word: re.Match[str] | None, cited: Iterable[Reference]
) -> Iterator[Observation]:
    if word is None or scope.denied(word.string, word.start(word.lastgroup or 0)):
        return
    called = word.lastgroup or ""
    contrary = [(paper, _contradiction(paper, called)) for paper in cited]
    if contrary and all(reason for _, reason in contrary):
        paper, reason = contrary[0]
        yield Observation(
            sentence.place,
            f"The text calls it a {word[word.lastgroup or 0].lower()}, but "
            f"{papers.called(letter, paper)} {reason}: “{csl.title(paper.csl)}”.",
            "Call the paper what it is, or record its kind in the library if the text is right.",
        )


def _contradiction(paper: Reference, called: str) -> str:
    """Return how `paper` shows that it is the opposite of `called`, or empty when it does not."""
    opposite = kinds.is_trial if called == "review" else kinds.is_review
    if paper.kind:
        return (
            f"is recorded as “{kinds.LABELS.get(paper.kind, paper.kind).lower()}”"
            if opposite(paper.kind)
            else ""
        )
    guess = kinds.kind_from_title(csl.title(paper.csl))
    return (
        f"is titled like a {'trial' if called == 'review' else 'review'}" if opposite(guess) else ""
    )


RULE = Rule(
    code="SUB-05c",
    title="a trial called a review, or a review called a trial",
    severity=Severity.WARN,
    source="House rule SUB-05 (reference integrity); FTC Health Products Compliance Guidance",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

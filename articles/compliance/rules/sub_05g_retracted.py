"""
A retracted paper may be discussed, never quietly relied on.

House rule (SUB-05, reference integrity) and FTC Health Products Compliance Guidance: a
retracted study is no competent and reliable evidence. A letter may still cite one when it
tells readers so: some paragraph with its mark must speak of the retraction. Publishing is
refused while none does.
"""

import re
from collections.abc import Iterator

from articles.compliance import papers
from articles.compliance.finding import Severity
from articles.compliance.letter import Letter
from articles.compliance.resolutions import Resolution
from articles.compliance.rule import Observation, Rule
from articles.content import Reference

TOLD = re.compile(r"(?<!not )(?<!never )(?<!not been )(?<!never been )\bretract(?:ed|ion)\b", re.I)


def check(letter: Letter) -> Iterator[Observation]:
    for paper in letter.content.references:
        if paper.status == "retracted" and not is_told(letter, paper):
            yield Observation(
                next(
                    (sentence.place for sentence in letter.sentences if paper.key in sentence.keys),
                    papers.place(letter, paper),
                ),
                f"{papers.opening(letter, paper)} was retracted, and the letter "
                f"cites it without saying so.{notice(paper)}",
                "Rest the statement on another paper, or tell readers in the same paragraph that "
                "this one was retracted, and why you still mention it.",
            )


def is_told(letter: Letter, paper: Reference) -> bool:
    """Tell whether a paragraph that cites `paper` speaks of a retraction."""
    paragraphs = {
        (sentence.field.path, sentence.paragraph)
        for sentence in letter.sentences
        if paper.key in sentence.keys
    }
    return any(
        TOLD.search(sentence.text)
        for sentence in letter.sentences
        if (sentence.field.path, sentence.paragraph) in paragraphs
    )


def notice(paper: Reference) -> str:
    """Return where the notice can be read, as a sentence, or nothing when it is not known."""
    return f" The notice: {paper.status_notice}" if paper.status_notice else ""


RULE = Rule(
    code="SUB-05g",
    title="a retracted paper cited as if it stood",
    severity=Severity.BLOCK,
    source="House rule SUB-05 (reference integrity); FTC Health Products Compliance Guidance",
    check=check,
    unresolved_by=frozenset({Resolution.LINK_CLAIM}),
)

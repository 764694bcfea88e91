"""
Find the questions and answers that readers see on a page.

The renderer prints a letter's questions below it, so those that stand on the page leave the
body. Questions of the markup alone are kept too, but marked as not shown: only what stands on
the page may be marked up.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from articles.body.document import Block, Document, Heading, Paragraph
from articles.body.serialize import serialize
from articles.body.walk import text_of
from articles.importing import closing, fda, lines
from articles.importing.notes import Notes, quoted
from articles.importing.page import Question

SECTION = re.compile(
    r"(?:frequently asked questions|f\.?a\.?q\.?s?|(?:common |reader )?questions(?:"
    r" (?:and|&) answers| people ask| readers ask| answered)?|q ?(?:&|and) ?a)\W*",
    re.I,
)
LONGEST = 300
ASKED = re.compile(r"^(?:Q(?:uestion)?\s*[0-9]*\s*[.:)]\s*)", re.I)
ANSWERED = re.compile(r"(<p>(?:<strong>)?)\s*A(?:nswer)?\s*[:.)]\s+", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a page in its order, and the blocks that are none of them."""

    questions: tuple[Question, ...]
    rest: tuple[Block, ...]


def read(blocks: tuple[Block, ...], marked_up: Iterable[Question]) -> Asked:
    """Take the visible questions out of `blocks`; `marked_up` are those of the JSON-LD."""
    known = {lines.key(question.question) for question in marked_up}
    kept: list[Block] = []
    found: list[tuple[str, list[Block]]] = []
    inside, answering = False, False
    for block in blocks:
        if isinstance(block, Heading) and SECTION.fullmatch(text_of(block).strip()):
            inside, answering = True, False
        elif question := _question(block, inside=inside, known=known):
            found.append((question, []))
            answering = True
        elif answering and not _ends(block):
            found[-1][1].append(block)
        else:
            inside = answering = False
            kept.append(block)
    answered = tuple(Question(q, _answer(answer)) for q, answer in found if answer)
    return Asked(answered, tuple(kept)) if answered else Asked((), blocks)


def joined(
    shown: tuple[Question, ...], marked_up: tuple[Question, ...], notes: Notes
) -> tuple[Question, ...]:
    """Return the visible questions, then those of the markup alone, telling the differences."""
    visible = {lines.key(question.question): question for question in shown}
    for question in marked_up:
        seen = visible.get(lines.key(question.question))
        if seen and lines.key(seen.answer) != lines.key(question.answer):
            notes.guess(
                f"The answer to {quoted(question.question)} is the one readers see; the markup "
                "gives another."
            )
    hidden = tuple(q for q in marked_up if lines.key(q.question) not in visible)
    if hidden:
        listed = ", ".join(quoted(question.question) for question in hidden)
        notes.guess(
            f"{len(hidden)} question{'s stand' if len(hidden) > 1 else ' stands'} in the markup "
            f"alone, where no reader sees them: {listed}. Show them on the page or remove them."
        )
    return (*shown, *hidden)


def _question(block: Block, *, inside: bool, known: set[str]) -> str:
    """Return the question `block` asks, or "". Outside a section only a known heading asks."""
    line = " ".join(text_of(block).split())
    if not isinstance(block, Paragraph | Heading) or len(line) > LONGEST:
        return ""
    asked = ASKED.sub("", line)
    if isinstance(block, Heading) and lines.key(asked) in known:
        return asked
    if inside and asked.endswith("?") and asked.count("?") == 1 and "." not in asked[:-1]:
        return asked
    return asked if inside and lines.key(asked) in known else ""


def _ends(block: Block) -> bool:
    """Say whether `block` belongs to no answer any more."""
    line = text_of(block)
    return (
        isinstance(block, Heading)
        or closing.is_list_title(line)
        or fda.is_disclaimer(line)
        or bool(lines.signature(line))
        or lines.is_navigation(line)
    )


def _answer(blocks: list[Block]) -> str:
    return ANSWERED.sub(r"\1", serialize(Document(tuple(blocks))), count=1)

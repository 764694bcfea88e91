"""
Compare two revisions of a letter over everything that is signed: the one way in.

`changes` is empty exactly if the canonical texts are equal to the byte. What follows from them by
itself is in `articles.changes.consequences`.
"""

import json
from dataclasses import dataclass
from typing import Any

from articles import content
from articles.changes import facts, labels, questions, sections, texts
from articles.changes.alignment import Pair
from articles.changes.change import Change
from articles.changes.passage import Side
from articles.changes.questions import Answered
from articles.changes.row import Row
from articles.changes.sections import Section
from articles.changes.telling import Teller
from articles.content import Content
from articles.reading import read

TEXTS = frozenset({"body", "faqs"})
"""Members that are compared as texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    What became of a letter.

    Changes of the text come first, in reading order; `rows` and `questions` show them at their
    place, and count `changes` from 0. `sections` prove what did not change.
    """

    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    questions: tuple[Answered, ...]
    sections: tuple[Section, ...]


def compare(before: Content, after: Content) -> Report:
    """Return everything that differs between two contents of one letter."""
    ours, theirs = (json.loads(content.to_json(each)) for each in (before, after))
    sides = _side(before), _side(after)
    teller = Teller()
    rows = texts.compare(
        before.body,
        after.body,
        ours=sides[0],
        theirs=sides[1],
        name="Letter",
        teller=teller,
    )
    pairs = questions.pair(ours["faqs"], theirs["faqs"])
    answered = questions.tell(ours["faqs"], theirs["faqs"], pairs=pairs, sides=sides, teller=teller)
    beside = [_beside(ours, _moved_fields(pairs)), _beside(theirs, {})]
    if _lists_by_mention(before) and _lists_by_mention(after):
        cited = {*read(before).numbers, *read(after).numbers}
        beside = [_by_key(data, cited) for data in beside]
    for change in facts.tell(*beside):
        teller.tell(change)
    return Report(
        changes=tuple(teller.told),
        rows=rows,
        questions=answered,
        sections=sections.sections(ours, theirs),
    )


def _side(letter: Content) -> Side:
    names = {paper.key: labels.credit(paper.csl, paper.key) for paper in letter.references}
    names |= {image.identity: f"“{image.alt}”" for image in letter.images if image.alt}
    return Side("body", read(letter).numbers, names)


def _lists_by_mention(letter: Content) -> bool:
    """Tell whether the papers cited stand in the order of first mention, as they are printed."""
    cited = [paper.key for paper in read(letter).cited]
    return [paper.key for paper in letter.references[: len(cited)]] == cited


def _by_key(data: dict[str, Any], cited: set[str]) -> dict[str, Any]:
    """Return `data` with the papers `cited` in an order that no citation changes."""
    listed = data["references"]
    head = sorted((each for each in listed if each["key"] in cited), key=lambda each: each["key"])
    return data | {"references": [*head, *(each for each in listed if each["key"] not in cited)]}


def _moved_fields(pairs: tuple[Pair, ...]) -> dict[str, str]:
    """Return where the answers of the older text are in the newer, or that they are nowhere."""
    return {
        f"faqs[{pair.before}].answer": "an answer that is gone"
        if pair.after is None
        else f"faqs[{pair.after}].answer"
        for pair in pairs
        if pair.before is not None
    }


def _beside(data: dict[str, Any], fields: dict[str, str]) -> dict[str, Any]:
    """Return what stands beside the texts; claims follow their answer to its new place."""
    claims = [
        {**claim, "field": fields.get(claim["field"], claim["field"])} for claim in data["claims"]
    ]
    return {name: value for name, value in data.items() if name not in TEXTS} | {"claims": claims}

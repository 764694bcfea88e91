"""
Tell which questions came, went, changed or moved, and how their answers did.

Questions have no name that lasts: one is known by its own words and those of its answer, so that a
reworded question is told as that, and another order as that alone.
"""

from dataclasses import dataclass, replace
from typing import Any

from articles.body.parse import parse
from articles.body.walk import text_of
from articles.changes import alignment, structure, texts, words
from articles.changes.alignment import Pair
from articles.changes.change import Change, Kind, State
from articles.changes.facts import shown
from articles.changes.passage import Side
from articles.changes.row import Row
from articles.changes.telling import Teller

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question under comparison: its place from 1 in either text, and its answer's rows."""

    before: int | None
    after: int | None
    question: str
    rows: tuple[Row, ...]
    changes: tuple[int, ...]


def pair(before: list[Entry], after: list[Entry]) -> tuple[Pair, ...]:
    """Return which question of `after` is which of `before`."""
    return alignment.align([_words(faq) for faq in before], [_words(faq) for faq in after])


def _words(faq: Entry) -> str:
    return f"{faq['question']} {text_of(parse(faq['answer']))}"


def tell(
    before: list[Entry],
    after: list[Entry],
    *,
    pairs: tuple[Pair, ...],
    sides: tuple[Side, Side],
    teller: Teller,
) -> tuple[Answered, ...]:
    """Tell what became of each question; `sides` are those of the letter around them."""
    comparing = _Questions(sides, teller)
    return tuple(
        comparing.compare(
            each,
            None if each.before is None else before[each.before],
            None if each.after is None else after[each.after],
        )
        for each in pairs
    )


class _Questions:
    def __init__(self, sides: tuple[Side, Side], teller: Teller) -> None:
        self.sides = sides
        self.teller = teller

    def compare(self, places: Pair, old: Entry | None, new: Entry | None) -> Answered:
        was = "" if places.before is None else f"Question {places.before + 1}"
        now = "" if places.after is None else f"Question {places.after + 1}"
        told = [*self._question(places, old, new, was, now)]
        number = (places.after if places.after is not None else places.before or 0) + 1
        ours, theirs = (
            replace(side, path=f"faqs[{place or 0}].answer")
            for place, side in zip((places.before, places.after), self.sides, strict=True)
        )
        rows = texts.compare(
            old["answer"] if old else "",
            new["answer"] if new else "",
            ours=ours,
            theirs=theirs,
            name=f"Answer {number}",
            teller=self.teller,
        )
        return Answered(
            None if places.before is None else places.before + 1,
            None if places.after is None else places.after + 1,
            str((new or old or {})["question"]),
            rows,
            tuple(told),
        )

    def _question(
        self, places: Pair, old: Entry | None, new: Entry | None, was: str, now: str
    ) -> list[int]:
        if old is None or new is None:
            entry, state = (new, State.ADDED) if new else (old, State.REMOVED)
            asked = str((entry or {})["question"])
            facts = {"after" if new else "before": asked}
            return [self._tell(state, f"Question {state.value}", now or was, **facts)]
        told = []
        if places.moved:
            told.append(self._tell(State.MOVED, "Question moved", now, before=was, after=now))
        for each in structure.differences(_asked(old), _asked(new)):
            before, after = shown(each.before), shown(each.after)
            told.append(
                self._tell(
                    State.CHANGED,
                    "Question reworded" if each.path == ("question",) else "Question changed",
                    now,
                    before=before,
                    after=after,
                    pieces=words.pieces(before, after),
                )
            )
        return told

    def _tell(self, state: State, what: str, place: str, **facts: Any) -> int:
        return self.teller.tell(
            Change(kind=Kind.QUESTIONS, state=state, path="faqs", what=what, place=place, **facts)
        )


def _asked(faq: Entry) -> Entry:
    """Return all of a question but its answer."""
    return {name: value for name, value in faq.items() if name != "answer"}

"""
Cut a file of tagged lines (RIS, NBIB) into records, one at a time.

Both formats write `TAG - value` lines and continue long values on lines without a tag; they
differ in how a tag looks and where a record begins and ends, which a `Layout` says. A record
that never ends does not fill the memory: beyond `LARGEST` it is given up and passed over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from references.exchange.row import guessed, place
from references.exchange.text import LONGEST, Line

LARGEST = 4_000_000
"""Characters of one record; three thousand authors need a tenth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """
    How a format writes its records.

    `tag` matches a line with groups `tag` and `value`; a record begins with the tag `first` and
    ends with the tag `last`, or, where that is "", with an empty line. Values of `paragraphs`
    keep their line breaks.
    """

    tag: re.Pattern[str]
    first: str
    last: str = ""
    paragraphs: frozenset[str] = frozenset()


@dataclass(slots=True)
class Tagged:
    """One record: its tags in order, or `fault` when it cannot be read."""

    number: int
    line: int
    fields: list[tuple[str, str]] = field(default_factory=list)
    fault: str = ""
    guessed: str = ""
    size: int = 0

    @property
    def place(self) -> str:
        return place(self.number, self.line)

    @property
    def doubts(self) -> tuple[str, ...]:
        return (guessed(self.guessed),) if self.guessed else ()

    def all(self, *tags: str) -> list[str]:
        """Return the values of these tags that are not empty, as they stand in the file."""
        return [value for tag, value in self.fields if tag in tags and value]

    def first(self, *tags: str) -> str:
        """Return the value of the first of these tags that has one; "" when none has."""
        return next((values[0] for tag in tags if (values := self.all(tag))), "")


def records(lines: Iterable[Line], layout: Layout) -> Iterator[Tagged]:
    """Give the records of a file in order, those that cannot be read included."""
    record: Tagged | None = None
    number = 0
    for line in lines:
        found = layout.tag.match(line.text)
        tag = found["tag"] if found else ""
        ends = tag == layout.last if layout.last else not line.text.strip()
        if record and (ends or tag == layout.first):
            yield record
            record = None
        if ends or not (record or tag):
            continue
        if record is None:
            number += 1
            record = Tagged(number, line.number)
            if tag != layout.first and layout.last:
                record.fault = f"It does not begin with {layout.first}, as a record must."
        _add(record, line, tag, (found["value"] or "") if found else "", layout)
    if record:
        if layout.last and not record.fault:
            record.fault = (
                f"The file ends before the record does ({layout.last} is missing), so something "
                "may be cut off. Export it again."
            )
        yield record


def _add(record: Tagged, line: Line, tag: str, value: str, layout: Layout) -> None:
    record.size += len(line.text)
    record.guessed = record.guessed or line.guessed
    if line.cut:
        record.fault = f"Line {line.number:,} is longer than {LONGEST:,} characters."
    elif record.size > LARGEST:
        record.fault = f"The record has more than {LARGEST:,} characters; its end may be missing."
    if record.fault:
        record.fields.clear()
    elif tag:
        record.fields.append((tag, value.strip()))
    elif record.fields and (more := line.text.strip()):
        _continue(record.fields, more, layout)


def _continue(fields: list[tuple[str, str]], more: str, layout: Layout) -> None:
    tag, value = fields[-1]
    joint = "\n" if tag in layout.paragraphs else " "
    fields[-1] = (tag, f"{value}{joint}{more}" if value else more)

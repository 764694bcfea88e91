"""
Decide which redirects of a file can be made: all of them, or none and every reason why.

A redirect leads to a letter, not to another address. So a chain in the file (a to b, b to c) ends
at once where c is, whatever the letter is called later; and no loop can be written down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.redirects.rows import Fault, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """
    What addresses there are: letters and redirects by slug, as the keys of letters.

    `letters` has the slug of every draft and of all that readers see or are going to see;
    `names` the headlines by key.
    """

    letters: Mapping[str, int]
    redirects: Mapping[str, int]
    names: Mapping[int, str]


@dataclass(slots=True)
class Plan:
    """What is to be made (letters' keys by old slug), what is there already, what is wrong."""

    new: dict[str, int] = field(default_factory=dict)
    there: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class _Unreachable(Exception):
    """Where a line leads cannot be said; says why."""


def plan(rows: Iterable[Row], known: Known) -> Plan:
    """Return the plan of a file; with a fault in it, nothing of it is to be made."""
    made = Plan()
    said: dict[str, Row] = {}
    for row in rows:
        first = said.setdefault(row.old, row)
        if first.target != row.target:
            made.faults.append(
                Fault(row.line, f"Line {first.line} leads {row.old} to {first.target} already.")
            )
    for row in said.values():
        try:
            letter = _end(row, said, known)
        except _Unreachable as error:
            made.faults.append(Fault(row.line, str(error)))
            continue
        if fault := _taken(row, letter, known):
            made.faults.append(Fault(row.line, fault))
        elif row.old in known.redirects:
            made.there.append(row.old)
        else:
            made.new[row.old] = letter
    made.faults.sort(key=lambda fault: fault.line)
    return made


def _end(row: Row, said: Mapping[str, Row], known: Known) -> int:
    """Follow `row` through the file to the letter it ends at."""
    seen = [row.old]
    target = row.target
    while target not in known.letters:
        if target in seen:
            circle = " to ".join([*seen[seen.index(target) :], target])
            raise _Unreachable(f"It leads in a circle: {circle}.")
        if target in said:
            seen.append(target)
            target = said[target].target
        elif target in known.redirects:
            return known.redirects[target]
        else:
            raise _Unreachable(f"No letter has the slug “{target}”, nor ever had.")
    return known.letters[target]


def _taken(row: Row, letter: int, known: Known) -> str:
    """Return why `row` may not lead away from its old address, or ""."""
    if row.old in known.letters:
        owner = known.letters[row.old]
        if owner == letter:
            return f"“{known.names[owner]}” has this address; it would lead to itself."
        return (
            f"“{known.names[owner]}” has this address; its readers would be led away. Rename that "
            "letter first."
        )
    if known.redirects.get(row.old, letter) != letter:
        other = known.names[known.redirects[row.old]]
        return f"This address leads to “{other}” already. Delete that redirect first."
    return ""

"""
Find every difference between two JSON values, whatever is in them.

It is what makes "nothing else changed" true: it knows no field by name, so a field that was added
yesterday is compared like all others. Entries of a list are known by what identifies them; order
is compared too. Numbers and truth values are told apart as canonical JSON tells them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from articles.changes import alignment
from articles.changes.change import State
from articles.digests import canonical_text

Path = tuple[str, ...]
IDENTITIES = ("key", "slug", "identity", "entry", "reference", "kind", "url", "name")
"""Members that say which entry of a list one is; the first that an entry has counts."""
LOOSE = frozenset({"kind", "url", "name"})
"""Members that are edited themselves: entries that are very like count as one edited."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs at `path`; for a moved list the names of its entries in order."""

    path: Path
    state: State
    before: Any = None
    after: Any = None


def differences(before: Any, after: Any, path: Path = ()) -> Iterator[Difference]:
    """Yield every difference; none is yielded exactly if the canonical texts are equal."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _members(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _entries(before, after, path)
    elif canonical_text(before) != canonical_text(after):
        yield Difference(path, State.CHANGED, before, after)


def _members(before: dict[str, Any], after: dict[str, Any], path: Path) -> Iterator[Difference]:
    for name in {**before, **after}:
        here = (*path, name)
        if name not in after:
            yield Difference(here, State.REMOVED, before[name])
        elif name not in before:
            yield Difference(here, State.ADDED, after=after[name])
        else:
            yield from differences(before[name], after[name], here)


def _entries(before: list[Any], after: list[Any], path: Path) -> Iterator[Difference]:
    ours, theirs = named(before), named(after)
    pairs = {name: name for name in ours if name in theirs} | _edited(ours, theirs)
    back = set(pairs.values())
    for name, value in ours.items():
        if name in pairs:
            yield from differences(value, theirs[pairs[name]], (*path, str(pairs[name])))
        else:
            yield Difference((*path, str(name)), State.REMOVED, value)
    for name, value in theirs.items():
        if name not in back:
            yield Difference((*path, str(name)), State.ADDED, after=value)
    was = [pairs[name] for name in ours if name in pairs]
    now = [name for name in theirs if name in back]
    if was != now:
        yield Difference(path, State.MOVED, [*map(str, was)], [*map(str, now)])


class Name(NamedTuple):
    """What an entry of a list is known by; `nth` counts entries that are known by the same."""

    of: str
    nth: int

    def __str__(self) -> str:
        return self.of if self.nth == 1 else f"{self.of} ({self.nth})"


def named(entries: list[Any]) -> dict[Name, Any]:
    """Return the entries of a list by their names, in order."""
    times: Counter[str] = Counter()
    found = {}
    for entry in entries:
        name = identity(entry)
        times[name] += 1
        found[Name(name, times[name])] = entry
    return found


def identity(entry: Any) -> str:
    """Return what an entry of a list is known by."""
    if isinstance(entry, str):
        return entry
    if isinstance(entry, dict):
        if "mark" in entry:
            return f"{entry['field']} {entry['mark']}"
        for name in IDENTITIES:
            if isinstance(entry.get(name), str) and entry[name]:
                return str(entry[name])
    return canonical_text(entry)


def _edited(ours: dict[Name, Any], theirs: dict[Name, Any]) -> dict[Name, Name]:
    """Return which entries without a lasting name are the same one, edited."""
    gone = [name for name, entry in ours.items() if name not in theirs and _is_loose(entry)]
    came = [name for name, entry in theirs.items() if name not in ours and _is_loose(entry)]
    found = alignment.align(
        [_readable(ours[name]) for name in gone], [_readable(theirs[name]) for name in came]
    )
    return {
        gone[pair.before]: came[pair.after]
        for pair in found
        if pair.before is not None and pair.after is not None
    }


def _is_loose(entry: Any) -> bool:
    if not isinstance(entry, dict):
        return True
    if "mark" in entry:
        return False
    known = next((name for name in IDENTITIES if entry.get(name)), None)
    return known is None or known in LOOSE


def _readable(entry: Any) -> str:
    return entry if isinstance(entry, str) else canonical_text(entry)

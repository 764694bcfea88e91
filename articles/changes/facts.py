"""
Tell what differs beside the letter's own text, in a reviewer's words: papers, people, disclaimers.

Every difference that `structure` finds becomes a change; none is dropped. The printed entry of a
paper is one thing in two forms, and is told once.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from articles.changes import labels, structure, words
from articles.changes.change import Change, State
from articles.changes.structure import Difference

DEEDS = {
    State.ADDED: "added",
    State.REMOVED: "removed",
    State.CHANGED: "changed",
    State.MOVED: "put in another order",
}


def tell(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """Yield a change for every difference between two letters' members."""
    found = list(structure.differences(before, after))
    for difference in _printed_once(found):
        yield _change(difference, before, after)


def _printed_once(found: list[Difference]) -> Iterable[Difference]:
    """Leave out the markup of an entry whose words differ as well: `detail` keeps it."""
    paths = {difference.path for difference in found}
    return [
        each
        for each in found
        if each.path[-1] != "formatted_html" or (*each.path[:-1], "formatted_text") not in paths
    ]


def _change(difference: Difference, before: dict[str, Any], after: dict[str, Any]) -> Change:
    kind, label = labels.field(difference.path[0])
    state = _state(difference)
    old, new = shown(difference.before), shown(difference.after)
    return Change(
        kind=kind,
        state=state,
        path=".".join(difference.path),
        what=f"{_subject(label, difference, before, after)} {DEEDS[state]}",
        before=old,
        after=new,
        pieces=words.pieces(old, new) if _is_text(difference) else (),
        detail=_detail(difference, before, after),
    )


def _state(difference: Difference) -> State:
    if difference.state is State.CHANGED and difference.before in ("", None):
        return State.ADDED
    if difference.state is State.CHANGED and difference.after in ("", None):
        return State.REMOVED
    return difference.state


def _subject(
    label: str, difference: Difference, before: dict[str, Any], after: dict[str, Any]
) -> str:
    """Return "Paper Kim & Kim, 2017 (kim-2017), title"."""
    name, *inner = difference.path
    entry = _entry(after.get(name), inner) or _entry(before.get(name), inner)
    if inner and entry is not None:
        label, inner = f"{label} {labels.called(name, entry)}", inner[1:]
    return ", ".join([label, *map(labels.member, inner)]) if inner else label


def _entry(value: Any, inner: list[str]) -> Any:
    """Return the entry of a letter's list that `inner` leads into."""
    if not inner or not isinstance(value, list):
        return None
    return next(
        (each for name, each in structure.named(value).items() if str(name) == inner[0]), None
    )


def _is_text(difference: Difference) -> bool:
    return (
        isinstance(difference.before, str)
        and isinstance(difference.after, str)
        and bool(difference.before and difference.after)
    )


def _detail(difference: Difference, before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return all that is signed of something that came or went, or of an entry's two forms."""
    if difference.path[-1] == "formatted_text":
        forms = [
            _entry(data.get(difference.path[0]), list(difference.path[1:]))
            for data in (before, after)
        ]
        return "\n".join(each["formatted_html"] for each in forms if each)
    values = [value for value in (difference.before, difference.after) if isinstance(value, dict)]
    return "\n".join(json.dumps(value, ensure_ascii=False, indent=2) for value in values)


def shown(value: Any) -> str:
    """Return a value as a person reads it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case list():
            return "; ".join(map(shown, value))
        case dict():
            return labels.called("", value)
    return str(value)

"""
Compare what two revisions tell machines: fact by fact, node by node, by @id.

Both graphs are made with one and the same imprint, so that only what was signed can differ. What
differs follows from other changes, but a reviewer who never reads JSON signs it all the same.
"""

import json
from collections.abc import Iterator
from typing import Any

from articles.changes.change import Change, Kind, State
from articles.content import Content, Imprint
from articles.jsonld.graph import graph
from articles.jsonld.joining import GraphError

DAY = "2000-01-01T00:00:00+00:00"
BLANK = Imprint(date_published=DAY, date_modified=DAY, revision_number=0, digest="")
"""An imprint that says nothing of its own; without dates the article's node would vanish."""


def tell(before: Content, after: Content) -> Iterator[Change]:
    """Yield every fact that was added, removed or changed."""
    ours, theirs = _nodes(before), _nodes(after)
    if isinstance(ours, str) or isinstance(theirs, str):
        if ours != theirs:
            yield _change("", State.CHANGED, "Structured data", _said(ours), _said(theirs))
        return
    for name in {**ours, **theirs}:
        if name not in theirs:
            yield _change(name, State.REMOVED, _called(ours[name]), _said(ours[name]), "")
        elif name not in ours:
            yield _change(name, State.ADDED, _called(theirs[name]), "", _said(theirs[name]))
        else:
            yield from _properties(name, ours[name], theirs[name])


def _nodes(content: Content) -> dict[str, dict[str, Any]] | str:
    """Return the nodes of a letter's graph by @id, or why there is no graph."""
    try:
        found = graph(content, BLANK)
    except GraphError as error:
        return f"It cannot be made: {error}"
    return {node["@id"]: node for node in found["@graph"]}


def _properties(name: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for member in {**before, **after}:
        old, new = before.get(member), after.get(member)
        if old == new:
            continue
        state = State.ADDED if old is None else State.REMOVED if new is None else State.CHANGED
        old, new = _only_different(old, new)
        yield _change(name, state, f"{_called(after)}, {member}", _said(old), _said(new))


def _only_different(old: Any, new: Any) -> tuple[Any, Any]:
    """Leave out of two lists what both of them hold, unless that is all."""
    if not (isinstance(old, list) and isinstance(new, list)):
        return old, new
    gone = [each for each in old if each not in new]
    came = [each for each in new if each not in old]
    return (gone or None, came or None) if gone or came else (old, new)


def _change(name: str, state: State, what: str, before: str, after: str) -> Change:
    return Change(
        kind=Kind.STRUCTURED_DATA,
        state=state,
        path=f"json_ld {name}".strip(),
        what=f"{what} {state.value}",
        place=name,
        before=before,
        after=after,
    )


def _called(node: dict[str, Any]) -> str:
    kind = node["@type"]
    return " and ".join(kind) if isinstance(kind, list) else str(kind)


def _said(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)

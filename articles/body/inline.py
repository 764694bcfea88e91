"""
Turn runs of characters with marks into the inline part of the tree.

A run is a leaf (text, break or citation) and the marks on it, outermost first. That is
how ProseMirror sees a paragraph too, and nesting runs in one fixed order of marks gives
the HTML that an editor built on it writes: opening and saving a letter changes no byte.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from articles.body.document import (
    Break,
    Citation,
    Claim,
    Inline,
    LetterLink,
    Link,
    Styled,
    Text,
)
from references.unseen import visible

ORDER = ("claim", "link", "letter", "strong", "em", "s", "sub", "sup", "code")
"""Marks from the outside in. A claim is outermost: a statement with a link in it is one claim."""

NEED_WORDS = frozenset({"claim", "link", "letter"})
"""Marks that mean nothing around white space alone."""

WHITE_SPACE = re.compile("[ \t\n\r\f\u2028\u2029]+")
"""What HTML collapses, and Unicode's line and paragraph separators. Not the no-break space."""


class Mark(NamedTuple):
    """
    Something that holds for a run. `name` is one of `ORDER`.

    `value` is the link's address, the letter's identity or the claim's id; `serial` keeps
    two claims without an id apart.
    """

    name: str
    value: str = ""
    kind: str = ""
    serial: int = 0


class Run(NamedTuple):
    # A tuple, not a dataclass: one is made for every word with a mark, several times.
    leaf: Text | Break | Citation
    marks: tuple[Mark, ...] = ()


def ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return `marks` outermost first; of two that exclude each other the earlier one wins."""
    if len(marks) < 2:  # nearly all words
        return tuple(marks)
    chosen: dict[str, Mark] = {}
    for mark in marks:
        chosen.setdefault("link" if mark.name == "letter" else mark.name, mark)
    return tuple(sorted(chosen.values(), key=lambda mark: ORDER.index(mark.name)))


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Return the runs of one block in canonical form: NFC, single spaces, neighbours merged."""
    seen = _merged(_seen(run) for run in runs)
    spaced = _merged(_spaced([_composed(run) for run in seen]))
    # Few blocks have a mark at all, and only marks can stand around nothing.
    return _merged(_with_words(spaced)) if any(run.marks for run in spaced) else spaced


def nest(runs: Iterable[Run], *, name: Callable[[Mark], str]) -> tuple[Inline, ...]:
    """Return tidy runs as a tree; `name` gives each claim its id, asked in reading order."""
    nested: list[Inline] = []
    for mark, group in groupby(runs, key=_outermost):
        if mark is None:
            nested.extend(run.leaf for run in group)
        else:
            nested.append(_wrapped(mark, list(group), name))
    return tuple(nested)


def _outermost(run: Run) -> Mark | None:
    return run.marks[0] if run.marks else None


def _inside(group: Iterable[Run]) -> list[Run]:
    return [Run(run.leaf, run.marks[1:]) for run in group]


def _wrapped(mark: Mark, group: list[Run], name: Callable[[Mark], str]) -> Inline:
    if mark.name == "claim":
        identity = name(mark)
        return Claim(identity, mark.kind, nest(_inside(group), name=name))
    children = nest(_inside(group), name=name)
    if mark.name == "link":
        return Link(mark.value, children)
    if mark.name == "letter":
        return LetterLink(mark.value, children)
    return Styled(mark.name, children)


def _seen(run: Run) -> Run:
    """Drop unseen characters; a citation is neither bold nor part of a link, only of a claim."""
    if isinstance(run.leaf, Text):
        seen = visible(run.leaf.value)
        return run if seen == run.leaf.value else Run(Text(seen), run.marks)
    if isinstance(run.leaf, Citation) and run.marks:
        return Run(run.leaf, tuple(mark for mark in run.marks if mark.name == "claim"))
    return run


def _composed(run: Run) -> Run:
    if not isinstance(run.leaf, Text):
        return run
    composed = _one_spaced(unicodedata.normalize("NFC", run.leaf.value))
    return run if composed == run.leaf.value else Run(Text(composed), run.marks)


def _one_spaced(text: str) -> str:
    # Of white space, only the plain space prints.
    return text if text.isprintable() and "  " not in text else WHITE_SPACE.sub(" ", text)


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Join neighbours: text under the same marks, and citations (else ³ and ⁴ would read ³⁴)."""
    merged: list[Run] = []
    for run in runs:
        if _is_nothing(run):
            continue
        last = merged[-1] if merged else None
        joined = _joined(last, run) if last and type(last.leaf) is type(run.leaf) else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(run)
    return merged


def _is_nothing(run: Run) -> bool:
    return isinstance(run.leaf, Text) and not run.leaf.value


def _joined(first: Run, second: Run) -> Run | None:
    match first.leaf, second.leaf:
        case Text(before), Text(after) if first.marks == second.marks:
            return Run(Text(before + after), first.marks)
        case Citation(before), Citation(after):
            return Run(Citation(tuple(dict.fromkeys(before + after))), first.marks)
    return None


def _spaced(runs: list[Run]) -> list[Run]:
    """Drop spaces and breaks at the block's edges, spaces beside a break, and double spaces."""
    spaced: list[Run] = []
    for run in runs:
        if isinstance(run.leaf, Text):
            run = _after(spaced, run)
        elif isinstance(run.leaf, Break):
            _trim(spaced)
            if not spaced:
                continue
        spaced.append(run)
    _trim(spaced)
    while spaced and isinstance(spaced[-1].leaf, Break):
        spaced.pop()
        _trim(spaced)
    return spaced


def _after(before: list[Run], run: Run) -> Run:
    """Return `run` without its leading space if there is none to be had after `before`."""
    last = next((r.leaf for r in reversed(before) if not _is_nothing(r)), None)
    at_edge = last is None or isinstance(last, Break)
    doubled = isinstance(last, Text) and last.value.endswith(" ")
    if isinstance(run.leaf, Text) and (at_edge or doubled) and run.leaf.value.startswith(" "):
        return Run(Text(run.leaf.value.removeprefix(" ")), run.marks)
    return run


def _trim(runs: list[Run]) -> None:
    """Take the space off the end of `runs`, in place."""
    while runs and isinstance(leaf := runs[-1].leaf, Text):
        trimmed = leaf.value.removesuffix(" ")
        if trimmed:
            runs[-1] = Run(Text(trimmed), runs[-1].marks)
            return
        runs.pop()


def _with_words(runs: Iterable[Run]) -> list[Run]:
    """Take claims and links off groups of runs in which there is nothing to read."""
    kept: list[Run] = []
    for mark, group in groupby(runs, key=_outermost):
        members = list(group)
        if mark is None:
            kept.extend(members)
            continue
        inner = _with_words(_inside(members))
        if mark.name in NEED_WORDS and not _has_words(inner):
            kept.extend(inner)
        else:
            kept.extend(Run(run.leaf, (mark, *run.marks)) for run in inner)
    return kept


def _has_words(runs: Iterable[Run]) -> bool:
    return any(isinstance(run.leaf, Text) and run.leaf.value.strip() for run in runs)

"""
Ask the registries for the paper that an item means, by identifier or else by its words.

A paper found by its words is taken only when everything speaks for it; what merely may be it
is a suggestion. No fault of a registry leaves this module as an exception.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from references import csl
from references.comparing import matching
from references.recognition import Identifiers
from references.sources.record import Fault, Found, NotFound, Record

NO_MATCH = (
    "No registry found a paper that is this one for certain. Add a DOI or PMID, or correct what "
    "was typed, and ask again."
)
TOO_LITTLE = "There is neither an identifier nor a title that a registry could be asked about."


class Asked(Protocol):
    """What we ask of `references.sources.registries.Registries`."""

    def fetch(self, known: Identifiers, /) -> Found: ...
    def search(self, item: csl.Item, /, *, rows: int = 5) -> tuple[Record, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    `found` is the paper, or None and `fault` says why.

    `reached` is False when nobody could be asked, so that asking again later may help.
    """

    found: Found | None = None
    fault: str = ""
    reached: bool = True
    suggestions: tuple[Record, ...] = ()


def ask(item: csl.AnyItem, registries: Asked) -> Answer:
    """Find the paper of `item`; see the module."""
    known = csl.identifiers(item)
    if not known:
        return by_words(item, registries)
    try:
        return Answer(found=registries.fetch(known))
    except NotFound as fault:
        # A digit may be wrong in the identifier while everything else is right.
        likely = by_words(item, registries)
        return Answer(fault=str(fault), suggestions=_papers(likely))
    except Fault as fault:
        return Answer(fault=str(fault), reached=False)


def by_words(item: csl.AnyItem, registries: Asked) -> Answer:
    """Find the paper of `item` by what it says, whatever identifiers it carries."""
    if not csl.title(item):
        return Answer(fault=TOO_LITTLE)
    try:
        candidates = registries.search(_wordy(item))
    except NotFound:
        return Answer(fault=NO_MATCH)
    except Fault as fault:
        return Answer(fault=str(fault), reached=False)
    return _best(item, candidates, registries)


def suggestions(item: csl.AnyItem, found: Found, registries: Asked) -> tuple[Record, ...]:
    """Return papers that `item` may be when its identifier leads to another one, `found`."""
    if not csl.title(item):
        return ()
    elsewhere = csl.identifiers(found.item)
    likely = _papers(by_words(item, registries))
    return tuple(record for record in likely if csl.identifiers(record.item) != elsewhere)


def _best(item: csl.AnyItem, candidates: Iterable[Record], registries: Asked) -> Answer:
    judged = [(record, matching.judge(item, record.item)) for record in candidates]
    likely = [pair for pair in judged if pair[1].verdict != "other"]
    likely.sort(key=lambda pair: -pair[1].score)
    if likely and likely[0][1].verdict == "same":
        return Answer(found=_whole(likely[0][0], registries))
    return Answer(fault=NO_MATCH, suggestions=tuple(record for record, _ in likely))


def _whole(record: Record, registries: Asked) -> Found:
    """Ask for all that is known of a paper found; its record alone will do when that fails."""
    known = csl.identifiers(record.item)
    try:
        if known:
            return registries.fetch(known)
    except Fault as fault:
        return _alone(record, str(fault))
    return _alone(record)


def _alone(record: Record, *faults: str) -> Found:
    return Found(
        item=record.item,
        records=(record,),
        kind=record.kind,
        notices=record.notices,
        faults=faults,
    )


def _papers(answer: Answer) -> tuple[Record, ...]:
    found = answer.found.records[:1] if answer.found else ()
    return (*found, *answer.suggestions)


def _wordy(item: csl.AnyItem) -> csl.Item:
    return dict(item)  # type: ignore[return-value]

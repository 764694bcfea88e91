"""
Collect what several registries say about one paper, and join it into one.

The registry that answers for the identifier leads, and its words stay. The others fill in what
it does not know. One field has a better source than the leader: the abbreviated title of the
journal, which AMA takes from the National Library of Medicine, hence from PubMed.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from references import csl
from references.comparing import matching
from references.sources.record import Fault, Found, NotFound, NoticeFound, Record

T = TypeVar("T")

FILLED = (
    "author",
    "container-title",
    "container-title-short",
    "publisher",
    "issued",
    "volume",
    "issue",
    "ISSN",
    "ISBN",
    "DOI",
    "PMID",
    "PMCID",
    "abstract",
    "language",
)
TOLD = ("label", "doi", "pmid", "url", "citation", "date")


class Answers:
    """The records so far, best first, and why others are missing."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.faults: list[Fault] = []

    def ask(self, question: Callable[[], T]) -> T | None:
        """Return the answer to `question`, or None when it ended in a fault, which is noted."""
        try:
            return question()
        except Fault as fault:
            self.faults.append(fault)
            return None

    def add(self, record: Record | None) -> None:
        """Take a record in, unless it is about another paper than the first."""
        if record is None:
            return
        if self.records and _other(self.records[0], record):
            self.faults.append(_another_paper(record))
        else:
            self.records.append(record)

    def found(self) -> Found:
        """Return everything as one; raises the `Fault` that explains it when there is nothing."""
        if not self.records:
            raise self.nothing()
        return Found(
            item=join([record.item for record in self.records], short_title=self._short_title()),
            records=tuple(self.records),
            kind=next((record.kind for record in self.records if record.kind), ""),
            notices=join_notices(record.notices for record in self.records),
            faults=tuple(dict.fromkeys(map(str, self.faults))),
        )

    def nothing(self) -> Fault:
        """Name all that went wrong; it is `NotFound` only when every registry was reached."""
        grave = [fault for fault in self.faults if not isinstance(fault, NotFound)]
        first = next(iter(grave or self.faults), NotFound("There is nothing to look up."))
        words = " ".join(dict.fromkeys(map(str, self.faults))) or str(first)
        return type(first)(words, source=first.source)

    def _short_title(self) -> str:
        from_pubmed = (record.item for record in self.records if record.source == "PubMed")
        return next(map(csl.container_title_short, from_pubmed), "")


def join(items: Iterable[csl.Item], *, short_title: str = "") -> csl.Item:
    """Return the first item, filled up from the others; `short_title` goes before all."""
    first, *others = items
    joined: dict[str, object] = dict(first)
    for other in others:
        # A page of one registry and an article number of the other would print twice.
        placed = "page" in joined or "number" in joined
        wanted = FILLED if placed else (*FILLED, "page", "number")
        joined |= {
            name: value for name, value in other.items() if name in wanted and name not in joined
        }
    if short_title:
        joined["container-title-short"] = short_title
    return joined  # type: ignore[return-value]


def join_notices(lists: Iterable[Iterable[NoticeFound]]) -> tuple[NoticeFound, ...]:
    """
    Return all notices, each once, filled up with what only a later list knows of it.

    Two registries mean the same notice when kind and DOI, or kind and PMID, are the same.
    """
    kept: list[NoticeFound] = []
    for notice in (notice for notices in lists for notice in notices):
        place = next((n for n, other in enumerate(kept) if _same(notice, other)), None)
        if place is None:
            kept.append(notice)
        else:
            kept[place] = _filled(kept[place], notice)
    return tuple(kept)


def _same(one: NoticeFound, other: NoticeFound) -> bool:
    by_doi, by_pmid = one.doi and one.doi == other.doi, one.pmid and one.pmid == other.pmid
    return one.kind == other.kind and bool(by_doi or by_pmid)


def _filled(notice: NoticeFound, later: NoticeFound) -> NoticeFound:
    empty = {name: getattr(later, name) for name in TOLD if not getattr(notice, name)}
    return replace(notice, **empty)


def _other(lead: Record, record: Record) -> bool:
    return matching.judge(lead.item, record.item).verdict == "other"


def _another_paper(record: Record) -> Fault:
    known = csl.identifiers(record.item)
    which = f"PMID {known.pmid}" if known.pmid else f"DOI {known.doi}"
    return Fault(
        f"{record.source} has another paper under the {which}: “{csl.title(record.item)}”. "
        "One of the two identifiers is wrong; remove it.",
        source=record.source,
    )

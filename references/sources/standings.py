"""
Ask whether papers still stand, many at a time.

Both directions are asked: what a paper's own record says of it, and which notices say that
they update it. A paper that a registry was silent about is one nobody could check; it must
never read as one that stands.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from references.recognition import Identifiers
from references.sources.addresses import Sources
from references.sources.answers import join_notices
from references.sources.record import Fault, NotFound, NoticeFound, Record, Standing

T = TypeVar("T")

AT_ONCE = 20
"""Papers asked about together: as many DOIs as fit into one question to Crossref."""


@dataclass(slots=True)
class _Gathered:
    """What was learnt of one paper; see `Standing`."""

    known: Identifiers
    notices: list[tuple[NoticeFound, ...]] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def take(self, record: Record) -> None:
        self.asked.append(record.source)
        self.records.append(record)
        self.notices.append(record.notices)

    def standing(self) -> Standing:
        return Standing(
            known=self.known,
            notices=join_notices(self.notices),
            records=tuple(self.records),
            asked=tuple(dict.fromkeys(self.asked)),
            faults=tuple(dict.fromkeys(self.faults)),
        )


def standings(papers: Iterable[Identifiers], sources: Sources) -> Iterator[Standing]:
    """Yield the standing of each of `papers`, in the order given; never raises a `Fault`."""
    rest = iter(papers)
    while batch := [_Gathered(known) for known in islice(rest, AT_ONCE)]:
        _ask_crossref([one for one in batch if one.known.doi], sources)
        _ask_pubmed([one for one in batch if one.known.pmid or one.known.pmcid], sources)
        _ask_open_library([one for one in batch if not _numbered(one.known)], sources)
        yield from (one.standing() for one in batch)


def _numbered(known: Identifiers) -> bool:
    return bool(known.doi or known.pmid or known.pmcid)


def _ask_crossref(batch: Sequence[_Gathered], sources: Sources) -> None:
    dois = [one.known.doi for one in batch]
    records = _or_fault(batch, lambda: sources.crossref.fetch_many(dois))
    if records is None:
        return
    known = [doi for doi in dois if doi in records]
    updates = _or_fault(batch, lambda: sources.crossref.updates(known)) or {}
    for one in batch:
        if one.known.doi in records:
            one.take(records[one.known.doi])
            one.notices.append(updates.get(one.known.doi, ()))
        else:
            _ask_datacite(one, sources)


def _ask_datacite(one: _Gathered, sources: Sources) -> None:
    """Ask about a DOI that Crossref does not know."""
    try:
        one.take(sources.datacite.fetch(one.known.doi))
    except NotFound:
        one.faults.append(f"Neither Crossref nor DataCite knows the DOI {one.known.doi}.")
    except Fault as fault:
        one.faults.append(str(fault))


def _ask_pubmed(batch: Sequence[_Gathered], sources: Sources) -> None:
    pmids = {id(one): one.known.pmid or _pmid(one, sources) for one in batch}
    askable = [one for one in batch if pmids[id(one)]]
    records = _or_fault(
        askable, lambda: sources.pubmed.fetch_many(pmids[id(one)] for one in askable)
    )
    for one in askable if records is not None else ():
        pmid = pmids[id(one)]
        if record := (records or {}).get(pmid):
            one.take(record)
        else:
            one.faults.append(f"PubMed knows no paper with the PMID {pmid}.")


def _pmid(one: _Gathered, sources: Sources) -> str:
    """Return the PMID of a paper known by its PMCID alone; with a DOI it is not needed."""
    if one.known.doi:
        return ""
    try:
        converted = sources.id_converter.convert(one.known)
    except Fault as fault:
        one.faults.append(str(fault))
        return ""
    return converted.pmid


def _ask_open_library(batch: Sequence[_Gathered], sources: Sources) -> None:
    for one in batch:
        if not one.known.isbn:
            one.faults.append("Without DOI, PMID, PMCID or ISBN no registry can be asked.")
            continue
        try:
            one.take(sources.open_library.fetch(one.known.isbn))
        except Fault as fault:
            one.faults.append(str(fault))


def _or_fault(batch: Sequence[_Gathered], question: Callable[[], T]) -> T | None:
    """Return an answer about all of `batch`, or None after noting the fault with each."""
    try:
        return question() if batch else None
    except Fault as fault:
        for one in batch:
            one.faults.append(str(fault))
        return None

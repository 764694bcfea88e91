"""Registries that answer from a list, for tests of what the library does with answers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from references import csl
from references.recognition import Identifiers
from references.sources.record import (
    Fault,
    Found,
    NotFound,
    NoticeFound,
    Record,
    Standing,
    Unreachable,
)
from tests.references import papers

NOBODY = "Crossref could not be reached: no network."
RETRACTION = NoticeFound(
    kind="retraction",
    label="retraction",
    doi="10.3390/ani11030905",
    date="2021-03-22",
    source="Crossref",
)
RETRACTION_BY_PMID = NoticeFound(
    kind="retraction",
    label="Retraction in",
    pmid="33801053",
    citation="Animals (Basel). 2021 Mar 22;11(3):905",
    date="2021-03-22",
    source="PubMed",
)


def record(item: csl.Item, *notices: NoticeFound, source: str = "Crossref") -> Record:
    return Record(source=source, item=item, notices=notices)


def found(item: csl.Item, *notices: NoticeFound, source: str = "Crossref") -> Found:
    one = record(item, *notices, source=source)
    return Found(item=item, records=(one,), notices=notices)


@dataclass
class Answering:
    """
    Registries that know `papers`; with `down` nobody can be asked.

    `asked` counts questions. `meanwhile` is called at each of them, for what happens while one
    waits for an answer.
    """

    papers: list[Found] = field(default_factory=list)
    down: str = ""
    asked: int = 0
    meanwhile: Callable[[], None] = lambda: None

    def fetch(self, known: Identifiers) -> Found:
        self._ask()
        for paper in self.papers:
            if _names(paper.item, known):
                return paper
        raise NotFound("Crossref knows no such paper.", source="Crossref")

    def search(self, item: csl.AnyItem, *, rows: int = 5) -> tuple[Record, ...]:
        self._ask()
        words = set(csl.title(item).lower().split())
        likely = [p for p in self.papers if len(words & _words(p)) > len(words) / 2]
        return tuple(paper.records[0] for paper in likely)[:rows]

    def standings(self, papers: Iterable[Identifiers]) -> Iterator[Standing]:
        for known in papers:
            yield self._standing(known)

    def say(self, old: csl.Item, **changes: object) -> None:
        """Let the registries change what they say of the paper `old` in its fields `changes`."""
        place = next(n for n, paper in enumerate(self.papers) if paper.item["id"] == old["id"])
        item: csl.Item = {**self.papers[place].item, **changes}  # type: ignore[typeddict-item]
        notices = self.papers[place].notices
        self.papers[place] = replace(found(item, *notices), notices=notices)

    def announce(self, about: csl.Item, *notices: NoticeFound) -> None:
        """Let the registries tell `notices` of the paper `about`."""
        place = next(n for n, paper in enumerate(self.papers) if paper.item["id"] == about["id"])
        self.papers[place] = found(self.papers[place].item, *notices)

    def _standing(self, known: Identifiers) -> Standing:
        try:
            paper = self.fetch(known)
        except NotFound as fault:
            return Standing(known=known, asked=("Crossref",), faults=(str(fault),))
        except Fault as fault:
            return Standing(known=known, faults=(str(fault),))
        return Standing(
            known=known, asked=("Crossref",), notices=paper.notices, records=paper.records
        )

    def _ask(self) -> None:
        self.asked += 1
        self.meanwhile()
        if self.down:
            raise Unreachable(self.down, source="Crossref")


def the_eight(**values: object) -> Answering:
    """Return registries that know the first letter's eight papers, and the sixth's retraction."""
    retracted = [found(papers.SHAH, RETRACTION)]
    others = [found(item) for item in papers.PAPERS if item is not papers.SHAH]
    return Answering(papers=others + retracted, **values)  # type: ignore[arg-type]


def _names(item: csl.Item, known: Identifiers) -> bool:
    theirs = csl.identifiers(item)
    pairs = ((known.doi, theirs.doi), (known.pmid, theirs.pmid), (known.pmcid, theirs.pmcid))
    return any(ours and ours == registered for ours, registered in pairs)


def _words(paper: Found) -> set[str]:
    return set(csl.title(paper.item).lower().split())

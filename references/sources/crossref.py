"""
Ask Crossref, where most journals register their DOIs.

Notices come in two directions. A paper's record lists what updates it (`updated-by`, which
holds the Retraction Watch database as well); a notice's record lists what it updates
(`update-to`), and that says nothing against the notice itself. Where both name the same work,
the publisher corrected the paper in place.
"""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from references import csl
from references.sources import crossref_item, crossref_notices
from references.sources.client import Client
from references.sources.failures import unreadable
from references.sources.json_shape import Object, part, parts, text
from references.sources.record import NotFound, NoticeFound, Record

SOURCE = "Crossref"
AT_ONCE = 20
"""DOIs in one question; more would make addresses that some servers refuse."""
UPDATES = (
    "DOI,type,title,update-to,container-title,short-container-title,volume,issue,page,"
    "article-number,published-print,published-online,published,issued"
)


class Crossref:
    """The Crossref REST API at `url`."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url

    def fetch(self, doi: str) -> Record:
        """Return the record of a DOI; raises `NotFound` or another `Fault`."""
        try:
            answer = self._ask(f"/works/{quote(doi, safe='')}", {})
        except NotFound:
            raise NotFound(
                f"{SOURCE} knows no work with the DOI {doi}. Compare it with the paper: a "
                "character may be missing.",
                source=SOURCE,
            ) from None
        return _record(answer)

    def fetch_many(self, dois: Iterable[str]) -> dict[str, Record]:
        """Return the records of those `dois` that Crossref knows; raises `Fault`."""
        wanted = list(dict.fromkeys(dois))
        found: dict[str, Record] = {}
        for batch in _batches([doi for doi in wanted if "," not in doi]):
            works = self._works({"filter": _filter("doi", batch), "rows": str(len(batch))})
            found |= {csl.doi(record.item): record for record in map(_record, works)}
        for doi in wanted:
            # A comma separates filters, so such a DOI can only be asked for alone.
            if "," in doi:
                found |= self._one(doi)
        return found

    def updates(self, dois: Iterable[str]) -> dict[str, tuple[NoticeFound, ...]]:
        """Return the notices whose own records say that they update one of `dois`."""
        wanted = list(dict.fromkeys(dois))
        found: dict[str, tuple[NoticeFound, ...]] = dict.fromkeys(wanted, ())
        askable = [doi for doi in wanted if "," not in doi]
        for batch in _batches(askable):
            asked = {"filter": _filter("updates", batch), "rows": "1000", "select": UPDATES}
            for work in self._works(asked):
                for doi, notice in crossref_notices.announced(work):
                    if doi in found:
                        found[doi] = (*found[doi], notice)
        return found

    def search(self, item: csl.AnyItem, *, rows: int = 5) -> tuple[Record, ...]:
        """Return the works whose records look most like `item`, best first."""
        words = _words(item)
        if not words:
            return ()
        works = self._works({"query.bibliographic": words, "rows": str(rows)})
        return tuple(map(_record, works))

    def _one(self, doi: str) -> dict[str, Record]:
        try:
            return {doi: self.fetch(doi)}
        except NotFound:
            return {}

    def _works(self, params: Mapping[str, str]) -> tuple[Object, ...]:
        return parts(self._ask("/works", params), "items")

    def _ask(self, path: str, params: Mapping[str, str]) -> Object:
        """Return the `message` of an answer."""
        contact = {"mailto": self.client.contact} if self.client.contact else {}
        answer = self.client.json(SOURCE, self.url + path, {**params, **contact})
        message = part(answer, "message") if isinstance(answer, Mapping) else {}
        if not message:
            raise unreadable(SOURCE)
        return message


def _record(work: Object) -> Record:
    return Record(
        source=SOURCE,
        item=crossref_item.item(work),
        publication_types=tuple(filter(None, (text(work, "type"), text(work, "subtype")))),
        notices=crossref_notices.of(work),
    )


def _filter(name: str, dois: Sequence[str]) -> str:
    return ",".join(f"{name}:{doi}" for doi in dois)


def _batches(dois: Sequence[str]) -> Iterable[Sequence[str]]:
    return (dois[start : start + AT_ONCE] for start in range(0, len(dois), AT_ONCE))


def _words(item: csl.AnyItem) -> str:
    """Return what tells a paper from others; a long question finds no better."""
    names = csl.names(item)[:3] or csl.names(item, "editor")[:3]
    people = [person.family or person.literal for person in names]
    known = (csl.title(item), *people, csl.container_title(item), csl.issued(item)[:4])
    return " ".join(filter(None, known))[:400]

"""
Ask PubMed, through NCBI's E-utilities (www.ncbi.nlm.nih.gov/books/NBK25499).

`efetch` gives records by PMID, many at once; `ecitmatch` finds the PMID of a citation by
journal, year, volume, page and author; `esearch` finds PMIDs by anything else. A newcomer gets
this wrong: esearch leaves out a phrase it does not know and answers with what matches the
rest, so a DOI it does not know must be looked for in its warnings.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import orjson

from references import csl
from references.sources import pubmed_queries, pubmed_xml, safe_xml
from references.sources.client import Client
from references.sources.failures import unreadable
from references.sources.json_shape import Object, part, text, texts
from references.sources.record import NotFound, Record, Unreachable

T = TypeVar("T")

SOURCE = "PubMed"
BATCH = 200
"""Records asked for at once: NCBI wants more than that posted."""


class PubMed:
    """PubMed at `url`, such as https://eutils.ncbi.nlm.nih.gov/entrez/eutils."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url.rstrip("/")

    def fetch(self, pmid: str) -> Record:
        """Return the record of one PMID; raises `Fault`."""
        found = self.fetch_many([pmid])
        if pmid not in found:
            raise NotFound(f"PubMed knows no paper with the number {pmid}.", source=SOURCE)
        return found[pmid]

    def fetch_many(self, pmids: Iterable[str]) -> dict[str, Record]:
        """
        Return the records by PMID, asked for in batches; what PubMed does not know is left out.

        Raises `Fault` when PubMed could not be asked: then nothing is known of any of them.
        """
        wanted = list(dict.fromkeys(pmids))
        found: dict[str, Record] = {}
        for start in range(0, len(wanted), BATCH):
            found |= self._efetch(wanted[start : start + BATCH])
        return found

    def find_pmid(self, *, doi: str = "", pmcid: str = "", item: csl.AnyItem | None = None) -> str:
        """Return the PMID of the one paper meant; raises `NotFound` when none or several match."""
        found: list[str] = []
        if doi or pmcid:
            found = self._esearch(pubmed_queries.identifier(doi=doi, pmcid=pmcid), exact=True)
        elif item is not None:
            found = self._candidates(item, rows=2)
        if len(found) != 1:
            what = doi or pmcid or "such a paper"
            why = "knows several papers" if found else "knows no paper"
            raise NotFound(f"PubMed {why} that could be {what}.", source=SOURCE)
        return found[0]

    def search(self, item: csl.AnyItem, *, rows: int = 5) -> tuple[Record, ...]:
        """Return up to `rows` papers that may be `item`, most likely first; raises `Fault`."""
        pmids = self._candidates(item, rows=rows)
        records = self._efetch(pmids) if pmids else {}
        return tuple(records[pmid] for pmid in pmids if pmid in records)

    def _candidates(self, item: csl.AnyItem, *, rows: int) -> list[str]:
        """Ask in narrow words first, in wide ones only when those found nothing."""
        if (citation := pubmed_queries.citation(item)) and (pmid := self._ecitmatch(citation)):
            return [pmid]
        for term in pubmed_queries.terms(item):
            if found := self._esearch(term, rows=rows):
                return found
        return []

    def _efetch(self, pmids: list[str]) -> dict[str, Record]:
        return self._ask("efetch.fcgi", {"id": ",".join(pmids), "retmode": "xml"}, _records)

    def _esearch(self, term: str, *, rows: int = 2, exact: bool = False) -> list[str]:
        asked = {"term": term, "retmax": str(rows), "retmode": "json"}
        result = self._ask("esearch.fcgi", asked, _search_result)
        return [] if exact and _left_out(result) else list(texts(result, "idlist"))[:rows]

    def _ecitmatch(self, citation: str) -> str:
        return self._ask("ecitmatch.cgi", {"bdata": citation, "retmode": "xml"}, _matched)

    def _ask(self, program: str, asked: dict[str, str], parse: Callable[[bytes], T]) -> T:
        contact = {"tool": "lanfam-cms", "email": self.client.contact}
        params = {"db": "pubmed", **asked, **(contact if self.client.contact else {})}
        try:
            return self.client.read(SOURCE, f"{self.url}/{program}", params, parse)
        except NotFound as fault:
            # An unknown paper is missing from an answer; that there is no answer is our fault.
            raise Unreachable(
                f"Nothing answers for PubMed at {self.url}. Ask whoever runs this site to check "
                "the setting PUBMED_URL.",
                source=SOURCE,
            ) from fault


def _records(body: bytes) -> dict[str, Record]:
    return pubmed_xml.records(safe_xml.parse(body, source=SOURCE))


def _search_result(body: bytes) -> Object:
    answer = orjson.loads(body)
    result = part(answer, "esearchresult") if isinstance(answer, dict) else {}
    if text(result, "ERROR") or not isinstance(result.get("idlist"), list):
        raise unreadable(SOURCE)
    return result


def _left_out(result: Object) -> bool:
    """Say whether esearch ignored a part of the question."""
    errors, warnings = part(result, "errorlist"), part(result, "warninglist")
    return bool(texts(errors, "phrasesnotfound") or texts(warnings, "quotedphrasesnotfound"))


def _matched(body: bytes) -> str:
    """Return the PMID at the end of ecitmatch's line; "" for NOT_FOUND and AMBIGUOUS."""
    found = re.search(rf"(?:^|\|){pubmed_queries.KEY}\|([^|<]*)\s*$", body.decode(), re.M)
    if not found:
        raise unreadable(SOURCE)
    last = found[1].strip()
    return last if last.isascii() and last.isdigit() else ""

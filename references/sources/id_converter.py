"""
Ask PubMed Central which DOI, PMID and PMCID belong together.

The ID converter (pmc.ncbi.nlm.nih.gov/tools/id-converter-api) knows the papers that are in
PubMed Central and no others: that it knows nothing says nothing about the paper.
"""

import orjson

from references import identifiers
from references.identifiers import IdentifierError
from references.recognition import Identifiers
from references.sources.client import Client
from references.sources.failures import unreadable
from references.sources.json_shape import Object, parts, text
from references.sources.record import NotFound

SOURCE = "PubMed Central"
PARSERS = {
    "doi": identifiers.parse_doi,
    "pmid": identifiers.parse_pmid,
    "pmcid": identifiers.parse_pmcid,
}


class IdConverter:
    """The ID converter at `url`."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url.rstrip("/")

    def convert(self, known: Identifiers) -> Identifiers:
        """
        Return `known` with the identifiers that PubMed Central adds.

        Raises `NotFound` when the paper is not in PubMed Central, another `Fault` when that
        could not be learnt.
        """
        scheme = next((name for name in ("pmcid", "pmid", "doi") if getattr(known, name)), "")
        if not scheme:
            raise NotFound("Without DOI, PMID or PMCID there is nothing to convert.", source=SOURCE)
        return _joined(known, self._record(scheme, getattr(known, scheme)))

    def _record(self, scheme: str, value: str) -> Object:
        params = {"ids": value, "idtype": scheme, "format": "json", "versions": "no"}
        if self.client.contact:
            params |= {"tool": "lanfam-cms", "email": self.client.contact}
        for record in self.client.read(SOURCE, f"{self.url}/", params, _records):
            if text(record, "status") != "error" and _value(record, scheme) == value:
                return record
        raise NotFound(f"PubMed Central does not have {value}.", source=SOURCE)


def _records(body: bytes) -> tuple[Object, ...]:
    answer = orjson.loads(body)
    if not isinstance(answer, dict) or not isinstance(answer.get("records"), list):
        raise unreadable(SOURCE)
    return parts(answer, "records")


def _joined(known: Identifiers, record: Object) -> Identifiers:
    """Fill up what was not known; what was known is never replaced."""
    added = {name: getattr(known, name) or _value(record, name) for name in PARSERS}
    return Identifiers(**added, isbn=known.isbn)


def _value(record: Object, scheme: str) -> str:
    try:
        return PARSERS[scheme](text(record, scheme))
    except IdentifierError:
        return ""

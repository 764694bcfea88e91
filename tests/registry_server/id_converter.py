"""
Answers of PubMed Central's ID converter, from the identifiers in `records/pubmed`.

It knows the papers that have a PMCID; `pmid` comes as a number, an unknown one as an error.
"""

from functools import cache

from lxml import etree

from tests.registry_server.answer import RECORDS, Answer, as_json

SCHEMES = {"pmid": "pubmed", "pmcid": "pmc", "doi": "doi"}


def answer(path: str, query: dict[str, list[str]]) -> Answer | None:
    if path != "/":
        return None
    asked = query.get("ids", [""])[0].split(",")
    scheme = query.get("idtype", ["pmid"])[0]
    if scheme not in SCHEMES or len({_looks(value) for value in asked}) != 1:
        return as_json({"status": "error", "message": "Invalid idtype or mixed ids"}, status=400)
    records = [_record(scheme, value) for value in asked]
    return as_json({"status": "ok", "response-date": "2026-05-20 09:00:00", "records": records})


def _record(scheme: str, value: str) -> dict[str, object]:
    for known in _known():
        if known[scheme].lower() == value.lower():
            record = {name: text for name, text in known.items() if text}
            return {**record, "pmid": int(known["pmid"]), "requested-id": value}
    return {
        scheme: value,
        "requested-id": value,
        "status": "error",
        "errmsg": "Identifier not found in PMC",
    }


def _looks(value: str) -> str:
    return "doi" if "/" in value else "pmcid" if value.upper().startswith("PMC") else "pmid"


@cache
def _known() -> tuple[dict[str, str], ...]:
    found = []
    for path in sorted((RECORDS / "pubmed").glob("*.xml")):
        root = etree.fromstring(path.read_bytes())
        ids = {
            scheme: root.findtext(
                f"PubmedArticle/PubmedData/ArticleIdList/ArticleId[@IdType='{name}']"
            )
            or ""
            for scheme, name in SCHEMES.items()
        }
        if ids["pmcid"]:
            found.append(ids)
    return tuple(found)

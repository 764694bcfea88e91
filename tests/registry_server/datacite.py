"""Answers of the DataCite REST API from `records/datacite`: one file a DOI, with `attributes`."""

import json
from functools import cache
from typing import Any

from tests.registry_server.answer import RECORDS, Answer, as_json

UNKNOWN = {
    "errors": [
        {"status": "404", "title": "The resource you are looking for doesn't exist."},
    ]
}


def answer(path: str, query: dict[str, list[str]]) -> Answer | None:
    doi = path.removeprefix("/dois/").lower()
    if not path.startswith("/dois/") or doi not in attributes():
        return as_json(UNKNOWN, status=404)
    data = {"id": doi, "type": "dois", "attributes": attributes()[doi], "relationships": {}}
    return as_json({"data": data})


@cache
def attributes() -> dict[str, dict[str, Any]]:
    """Return the attributes by DOI."""
    files = sorted((RECORDS / "datacite").glob("*.json"))
    found = [json.loads(path.read_text()) for path in files]
    return {each["doi"]: each for each in found}

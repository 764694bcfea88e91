"""
Answers of the Open Library Books API from `records/open_library/<ISBN>.json` (`jscmd=data`).

What it does not know is left out of the answer, which is then `{}` and no 404.
"""

import json

from tests.registry_server.answer import RECORDS, Answer, as_json

FOLDER = RECORDS / "open_library"


def answer(path: str, query: dict[str, list[str]]) -> Answer | None:
    if path != "/api/books" or query.get("jscmd") != ["data"] or query.get("format") != ["json"]:
        return None
    keys = query.get("bibkeys", [""])[0].split(",")
    files = {key: FOLDER / f"{key.removeprefix('ISBN:')}.json" for key in keys if key}
    return as_json(
        {key: json.loads(file.read_text()) for key, file in files.items() if file.is_file()}
    )

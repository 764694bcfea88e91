"""
Damaged files for every command that reads one: told and refused, or read; never a traceback.

In one process, because starting a command costs a second and there are thousands of files. What
ends otherwise than in an exit status would have been a traceback.
"""

import io
import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from references.exchange import formats
from tests.articles.importing.letters import as_bytes, as_word
from tests.drills.report import Drill
from tests.factories import make_article
from tests.references import papers

pytestmark = pytest.mark.django_db

Counted = dict[str, int]
"""How many rows each table has."""

EACH = int(os.environ.get("DRILL_EACH", "120"))
ODD = [
    b"",
    b"\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xff" * 1000,
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"<" * 100_000,
    b"<div>" * 20_000,
    b"PK\x05\x06" + bytes(18),
    b"PK\x03\x04" + bytes(500),
    b"%PDF-1.4",
    b"9" * 10_000,
    b'{"text": "\\ud800"}\n',
    b'{"text": "a\\u0000b"}\n',
    b'{"text": ' + b"9" * 5000 + b"}\n",
    b'[{"title": "\\ud800", "type": "book"}]',
    b'[{"title": "a\\u0000b", "type": "book", "DOI": "10.1000/\\u0000"}]',
    b'[{"title": "T", "issued": {"date-parts": [[99999999999999999999]]}}]',
    b'[{"title": {"a": 1}, "author": [1, null, {"family": []}], "issued": "x"}]',
    b"TY  - JOUR\nTI  - " + b"x" * 100_000 + b"\nER  - \n",
    b"TY  - JOUR\nTI  - T\nDA  - 99999999999999999999/99/99\nER  - \n",
    b"@article{" * 10_000,
    b"@article{a, title={" + b"{" * 5000 + b"}}",
    b"@string{a = a # a}\n@article{b, title = a}",
    b"PMID- " + b"9" * 5000 + b"\nTI  - T\n",
    "\u202e;\u2028,\u2029\n".encode(),
    b'a;b\r\n"unclosed\n' * 100,
    b'"' + b"x" * 200_000,
]


def csv() -> bytes:
    lines = ("old,slug", "was-here,drill", "/post/before,drill", "again,before")
    return "\n".join([*lines, "https://www.evenwell.example/post/x,drill", ""]).encode()


def checkpoint() -> bytes:
    out = io.StringIO()
    call_command("history_checkpoint", "--json", stdout=out)
    return out.getvalue().encode()


def copy() -> bytes:
    texts = ["Zinc supports the skin.", "It cures colds.", "Ünïcode 😀"]
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def shelf(name: str) -> Callable[[], bytes]:
    return lambda: formats.dumps(papers.PAPERS, name).encode()


FILES: list[tuple[str, str, Callable[[], bytes]]] = [
    ("import_letter", "letter.html", lambda: as_bytes("letter.html")),
    ("import_letter", "letter.md", lambda: as_bytes("letter.md")),
    ("import_letter", "letter.txt", lambda: as_bytes("letter.txt")),
    ("import_letter", "letter.docx", as_word),
    ("import_references", "shelf.ris", shelf("ris")),
    ("import_references", "shelf.nbib", shelf("nbib")),
    ("import_references", "shelf.bib", shelf("bibtex")),
    ("import_references", "shelf.json", shelf("csl-json")),
    ("import_references", "shelf.txt", lambda: b"10.3390/ijms18051051\nPMID 28498331\n"),
    ("import_redirects", "old.csv", csv),
    ("check_text", "copy.jsonl", copy),
    ("verify_history", "checkpoint.json", checkpoint),
]
FOUND = {"check_text": "1"}
"""What a whole file ends with where that is not 0: the texts hold a claim."""


@pytest.mark.parametrize(("command", "name", "whole"), FILES, ids=[name for _, name, _ in FILES])
def test_no_damaged_file_ends_in_a_traceback(
    drill: Drill, tmp_path: Path, command: str, name: str, whole: Callable[[], bytes]
) -> None:
    make_article("published", slug="drill")
    path = tmp_path / name
    broken: dict[str, str] = {}
    endings: dict[str, int] = {}
    unharmed = whole()
    # Each run is undone, so what there was before it is the same for all.
    before = dict.fromkeys(("import_letter", "import_redirects"), _rows())
    for data in [unharmed, *ODD, *_damaged(unharmed, EACH)]:
        path.write_bytes(data)
        drill.tried()
        said = _run(command, path, broken, data, before)
        endings[said] = endings.get(said, 0) + 1
        if data is unharmed:
            assert said == FOUND.get(command, "0"), f"the whole file ended with {said}"
    for odd in (tmp_path, tmp_path / "not there", Path("/dev/null")):
        drill.tried()
        _run(command, odd, broken, b"", before)
    assert not broken, "\n".join(f"{what}\n   {how}" for what, how in broken.items())
    drill.saw(", ".join(f"{count} × exit {how}" for how, count in sorted(endings.items())) + ".")


def _run(
    command: str, path: Path, broken: dict[str, str], data: bytes, before: dict[str, Counted]
) -> str:
    out = io.StringIO()
    arguments = ["--checkpoint", str(path)] if command == "verify_history" else [str(path)]
    ending = "0"
    with transaction.atomic():
        try:
            call_command(command, *arguments, stdout=out, stderr=io.StringIO())
            out.getvalue().encode()
        except CommandError as error:
            ending = str(error.returncode)
            str(error).encode()
        except SystemExit as error:
            ending = str(error.code)
        except Exception as error:
            broken.setdefault(f"{type(error).__name__}: {str(error)[:200]!r}", repr(data[:200]))
            ending = "traceback"
        if ending != "0" and command in before and _rows() != before[command]:
            broken.setdefault(f"{command} left something behind", repr(data[:200]))
        if ending not in ("0", "1", "2", "traceback"):
            broken.setdefault(f"exit status {ending}", repr(data[:200]))
        transaction.set_rollback(True)
    return ending


def _rows() -> Counted:
    kept = (
        model for model in apps.get_models() if model._meta.app_label in ("articles", "references")
    )
    return {model.__name__: model._default_manager.count() for model in kept}


def _damaged(whole: bytes, number: int) -> Iterator[bytes]:
    chance = random.Random(8)  # noqa: S311
    ways: list[Callable[[bytes], bytes]] = [
        lambda data: data[: chance.randrange(len(data))],
        lambda data: data[chance.randrange(len(data)) :],
        lambda data: _flipped(data, chance),
        lambda data: _slipped(data, chance, bytes(chance.randrange(256) for _ in range(4))),
        lambda data: _slipped(data, chance, b"\x00"),
        lambda data: _slipped(data, chance, b"\xed\xa0\x80"),
        lambda data: _slipped(data, chance, b"\\u0000\\ud800"),
        lambda data: _slipped(data, chance, data[: chance.randrange(len(data))]),
        lambda data: data.decode("utf-8", "replace").encode("utf-16"),
        lambda data: data.decode("utf-8", "replace").encode("latin-1", "replace"),
        lambda data: data * 3,
        lambda data: data.replace(b" ", b""),
        lambda data: data.replace(b"1", b"9" * 40),
    ]
    for n in range(number):
        yield ways[n % len(ways)](whole)


def _flipped(data: bytes, chance: Any) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _slipped(data: bytes, chance: Any, more: bytes) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + more + data[place:]

"""The command that puts a file of papers on the shelf."""

import io
import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from references import bulk
from references.exchange import formats
from references.models import Reference, ReferenceEvent
from tests.factories import make_user
from tests.references import papers, synthetic

pytestmark = pytest.mark.django_db


def run(*words: str, expected: int = 0) -> str:
    """Run the command; fail unless it ends with the `expected` exit status."""
    out = StringIO()
    status: Any = 0
    try:
        call_command("import_references", *words, stdout=out)
    except SystemExit as ended:
        status = ended.code
    except CommandError as refused:
        status = refused.returncode
        out.write(str(refused))
    assert status == expected, out.getvalue()
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., str]:
    """Write a file and give its path."""

    def write(text: str, name: str = "papers.ris") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.mark.parametrize("name", sorted(formats.FORMATS))
def test_every_format_is_imported_and_imported_again_changes_nothing(
    name: str, file: Callable[..., str]
) -> None:
    path = file(formats.dumps(papers.PAPERS, name), f"papers.{formats.FORMATS[name].extension}")
    assert "8 created, 0 matched, 0 refused." in run(path)
    assert "0 created, 8 matched, 0 refused." in run(path)
    assert Reference.objects.count() == 8


def test_each_record_has_a_line_with_its_place(file: Callable[..., str]) -> None:
    text = formats.dumps([papers.KIM, {"title": "", "id": "x"}, papers.ROTH], "ris")
    said = run(file(text), expected=1).splitlines()
    assert said[0] == "record 1, line 1: created kim-2017"
    assert said[1].startswith("record 2, line 20: refused: The reference has no title.")
    assert said[2] == "record 3, line 24: created roth-2008"
    assert said[3] == "2 created, 0 matched, 1 refused."


def test_a_program_reads_every_record_and_the_sums(file: Callable[..., str]) -> None:
    text = formats.dumps([papers.KIM, {"title": "", "id": "x"}], "ris")
    told = json.loads(run(file(text), "--json", expected=1))
    assert (told["created"], told["matched"], told["refused"]) == (1, 0, 1)
    assert told["records"][0] == {
        "place": "record 1, line 1",
        "result": "created",
        "key": "kim-2017",
        "why": "",
        "doubts": [],
    }
    assert told["records"][1]["why"].startswith("The reference has no title.")


def test_an_address_that_was_left_out_is_told_with_its_record(file: Callable[..., str]) -> None:
    text = formats.dumps([papers.KIM], "ris").replace("ER  -", "UR  - javascript:alert(1)\nER  -")
    said = run(file(text))
    assert "record 1, line 1: created kim-2017" in said
    assert "Please check record 1, line 1: its field UR says “javascript:alert(1)”" in said


def test_a_guessed_encoding_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "old.ris"
    text = formats.dumps([papers.CORDOVA, {**papers.CORDOVA, "DOI": "10.1/x"}], "ris")
    path.write_bytes(text.encode("cp1252"))
    said = run(str(path), expected=1)
    assert said.count("Windows-1252") == 1
    assert "2 records" in said


def test_whoever_adds_the_papers_is_remembered(file: Callable[..., str]) -> None:
    jane = make_user(username="jane")
    run(file(formats.dumps([papers.KIM], "ris")), "--as", "jane")
    assert ReferenceEvent.objects.get().actor == jane


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.ris", None, "cannot be read (No such file or directory)"),
        ("empty.ris", "", "The file is empty"),
        ("letter.txt", "Dear reader,\nall is well.\n", "list of DOIs and PMIDs"),
        ("broken.json", '[{"title": ', "not valid JSON"),
        ("page.html", "<!doctype html><p>Hello</p>", "Export it as RIS"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_wrong_call(
    name: str, content: str | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    assert said in run(str(path), expected=2)


def test_an_unknown_account_is_a_wrong_call(file: Callable[..., str]) -> None:
    assert "no account" in run(file("TY  - JOUR\n"), "--as", "nobody", expected=2)
    assert not Reference.objects.exists()


def test_standard_input_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(formats.dumps([papers.KIM], "nbib").encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    assert "created kim-2017" in run("-")


def test_a_list_of_identifiers_is_looked_up(registry_server: Any, file: Callable[..., str]) -> None:
    said = run(file("10.3390/ijms18051051\nhttps://doi.org/10.3390/IJMS18051051\n", "dois.txt"))
    assert said.splitlines()[0] == "record 1, line 1: created kim-2017"
    assert said.splitlines()[1] == "record 2, line 2: matched kim-2017"
    assert Reference.objects.get().verified_at is not None


def test_nobody_to_ask_is_said_and_stops_no_other(file: Callable[..., str]) -> None:
    run(file(formats.dumps([papers.KIM], "ris")))
    said = run(file("10.1000/unknown\n28498331\nno identifier\n", "list.txt"), expected=1)
    assert "record 1, line 1: refused: " in said
    assert "record 2, line 2: matched kim-2017" in said
    assert "1 matched, 2 refused" in said


def test_ctrl_c_leaves_whole_records_and_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, file: Callable[..., str]
) -> None:
    path = file("".join(synthetic.records(12)))
    whole = bulk._take
    batches = iter([True, False])

    def interrupted(*args: Any, **options: Any) -> Any:
        if next(batches):
            return whole(*args, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(bulk, "_take", interrupted)
    monkeypatch.setattr(bulk.take_all, "__kwdefaults__", {"actor": None, "batch": 5})
    said = run(path, expected=1)
    assert "5 created" in said
    assert "run the same command again" in said
    monkeypatch.undo()
    assert "7 created, 5 matched" in run(path)


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch, file: Callable[..., str]) -> None:
    path = file("".join(synthetic.records(120)))
    shown = StringIO()
    shown.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setenv("TERM", "xterm")
    call_command("import_references", path, stdout=shown, force_color=True)
    assert "120 records" in shown.getvalue()
    assert "100%" in shown.getvalue()
    assert "120 created" in shown.getvalue()


def test_a_database_that_takes_nothing_is_said_in_words(
    file: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **values: object) -> None:
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(bulk, "_keep", refuse)
    monkeypatch.setattr(bulk, "_keep_alone", refuse)
    said = run(file(formats.dumps(papers.PAPERS, "ris")), expected=1)
    assert "0 created, 0 matched, 0 refused." in said
    assert "attempt to write a readonly database" in said

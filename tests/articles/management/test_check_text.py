"""check_text: JSON Lines in and out, its exit status, and no need of a database."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from articles import checking
from articles.management.commands import check_text
from articles.workflow import house
from articles.workflow.policy import Role
from tests.factories import NOW, make_brand, make_user


@pytest.fixture(autouse=True)
def _no_database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no database, unless a test asks for one."""
    if "db" not in request.fixturenames:
        monkeypatch.setattr(check_text, "_is_there", lambda: False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A file of copy; tests write their lines into it."""
    return tmp_path / "copy.jsonl"


def run(path: Path | str, **options: Any) -> tuple[list[dict[str, Any]], int]:
    """Return the printed objects and the exit status."""
    out, status = io.StringIO(), 0
    try:
        call_command("check_text", str(path), stdout=out, **options)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def write(path: Path, *texts: str) -> None:
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")


def test_every_text_gets_its_line_in_order(copy: Path) -> None:
    write(copy, "We ship on Mondays.", "Zinc supports the skin.")
    rows, status = run(copy)
    assert [(row["text"], row["label"], row["needs_disclaimer"]) for row in rows] == [
        ("We ship on Mondays.", "neutral", False),
        ("Zinc supports the skin.", "structure_function", True),
    ]
    assert status == 0


def test_a_disease_claim_is_a_finding_and_the_status_says_so(copy: Path) -> None:
    write(copy, "Zinc cures the flu.")
    [row], status = run(copy)
    [finding] = row["findings"]
    assert (row["label"], row["needs_disclaimer"], status) == ("disease_claim", False, 1)
    assert (finding["code"], finding["severity"], finding["field"]) == ("DC-01", "block", "text")
    assert finding["quote"] == row["text"][finding["start"] : finding["end"]] == "cures the flu"
    assert set(finding) >= {"message", "hint", "source"}


def test_a_disclaimer_that_departs_from_the_fixed_text_says_how(copy: Path) -> None:
    write(copy, "This statement has not been evaluated by the FDA.")
    [row], status = run(copy)
    assert (row["label"], status) == ("disclaimer", 0)
    assert [finding["code"] for finding in row["findings"]] == ["DISC-02"]


def test_products_and_ingredients_join_the_lexicon(copy: Path) -> None:
    write(copy, "Doctors know that Blorptin supports the skin.")
    assert run(copy)[0][0]["label"] == "neutral"
    for option in ("product", "ingredient"):
        assert run(copy, **{option: ["Blorptin"]})[0][0]["label"] == "structure_function"


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = '\ufeff{"text": "Zinc supports the skin."}\n\n'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert [row["label"] for row in run("-")[0]] == ["structure_function"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"text": "Fine."}\n{"label": "neutral"}\n', 'line 2 has no "text"'),
        (b'{"text": 7}\n', 'line 1 has no "text"'),
        (b'["text"]\n', 'line 1 has no "text"'),
        (b"Zinc cures the flu.\n", "line 1 is not JSON"),
        (b'{"text": "\xff"}\n', "line 1 is not JSON in UTF-8"),
        (b'{"text": "\\ud800"}\n', "line 1 is not JSON in UTF-8"),
        (b"[" * 100_000, "line 1 is not JSON"),
    ],
)
def test_a_line_that_cannot_be_read_is_a_wrong_call_and_nothing_is_printed(
    copy: Path, content: bytes, said: str
) -> None:
    copy.write_bytes(content)
    out = io.StringIO()
    with pytest.raises(CommandError, match=said) as refused:
        call_command("check_text", str(copy), stdout=out)
    assert refused.value.returncode == 2
    assert out.getvalue() == ""


def test_a_missing_file_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read") as refused:
        call_command("check_text", str(tmp_path / "nothing.jsonl"))
    assert refused.value.returncode == 2


def test_where_there_is_a_database_the_reviewers_words_count(copy: Path, db: None) -> None:
    make_brand()
    write(copy, "Zinc cures the zorb.")
    assert run(copy)[1] == 0
    reviewer = make_user(Role.REVIEWER)
    why = "Met in a letter on sleep."
    house.add_term(kind="disease", phrase="zorb", why=why, actor=reviewer, now=NOW)
    [row], status = run(copy)
    assert (row["label"], status) == ("disease_claim", 1)


def test_a_database_that_does_not_answer_is_not_needed(
    copy: Path, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> Any:
        raise OperationalError("connection refused")

    monkeypatch.setattr(checking.policies, "current", away)
    write(copy, "Zinc cures the flu.")
    assert run(copy)[1] == 1


def test_no_database_is_made_by_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL makes no database by being asked")
    monkeypatch.undo()  # The fixture above looks away; here the question itself is put.
    monkeypatch.setattr(connection, "is_in_memory_db", lambda: False)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "none.sqlite3"))
    assert check_text._is_there() is False
    assert list(tmp_path.iterdir()) == []

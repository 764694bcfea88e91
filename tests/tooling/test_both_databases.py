"""How `make test` decides about PostgreSQL, and what it says at the end."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import chromium
from tests.tooling import both_databases, cluster, packages
from tests.tooling.both_databases import Half

REPORT = """<?xml version="1.0"?>
<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="20"/></testsuites>
"""


def missing() -> Path:
    raise cluster.NoCluster("no server is installed.")


@pytest.fixture
def without_postgresql(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(cluster, "binaries", lambda: None)
    monkeypatch.setattr(cluster, "install", missing)
    return monkeypatch


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """The halves that would be run, with what pytest would be given."""
    made: list[tuple[str, list[str]]] = []

    def run(database: str, variables: dict[str, str], arguments: list[str]) -> Half:
        made.append((database, arguments))
        return Half(database, ok=True, summary="1 passed")

    monkeypatch.setattr(both_databases, "_run", run)
    return made


def test_without_postgresql_its_half_is_skipped_loudly_and_sqlite_gets_the_browser(
    without_postgresql: pytest.MonkeyPatch,
    runs: list[tuple[str, list[str]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, half = both_databases._halves(["-x"])
    assert half.ok
    assert "SKIPPED" in half.summary
    assert runs == [("SQLite", ["-x"])]
    assert "NOT TESTED ON POSTGRESQL: no server is installed." in capsys.readouterr().out


def test_in_ci_it_must_run(
    without_postgresql: pytest.MonkeyPatch, runs: list[tuple[str, list[str]]]
) -> None:
    without_postgresql.setenv("CI", "true")
    _, half = both_databases._halves([])
    assert not half.ok


def test_a_browser_shows_the_same_on_both_and_runs_once(
    without_postgresql: pytest.MonkeyPatch, runs: list[tuple[str, list[str]]]
) -> None:
    without_postgresql.setenv("DATABASE_URL", "postgres://lanfam@db/letters")
    assert all(half.ok for half in both_databases._halves(["-x"]))
    assert runs == [
        ("SQLite", ["--without-browser", "-x"]),
        ("PostgreSQL", ["--database-only", "-x"]),
    ]


def test_no_test_at_all_is_no_success(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    halves = [Half(name, ok=True, summary="none", ran=False) for name in ("SQLite", "PostgreSQL")]
    monkeypatch.setattr(both_databases, "_prepare_browser", lambda: None)
    monkeypatch.setattr(both_databases, "_halves", lambda arguments: halves)
    assert both_databases.main([]) == 1
    halves[1] = Half("PostgreSQL", ok=True, summary="1 passed")
    assert both_databases.main([]) == 0


def test_a_browser_that_cannot_be_had_is_told_loudly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(package: str, *, purpose: str) -> None:
        raise packages.NotInstalled(f"{package} needs a password.")

    monkeypatch.setattr(chromium, "program", lambda: None)
    monkeypatch.setattr(packages, "install", refuse)
    both_databases._prepare_browser()
    told = capsys.readouterr().out
    assert "NOT TESTED IN A BROWSER: no Chromium is installed, and chromium needs a pass" in told


def test_a_browser_that_is_there_is_not_installed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(chromium, "program", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(packages, "install", lambda package, *, purpose: asked.append(package))
    both_databases._prepare_browser()
    assert asked == []


def test_a_url_of_another_kind_is_refused(
    without_postgresql: pytest.MonkeyPatch,
    runs: list[tuple[str, list[str]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    without_postgresql.setenv("DATABASE_URL", "sqlite:////tmp/letters")
    _, half = both_databases._halves([])
    assert not half.ok
    assert "it accepts postgres://" in capsys.readouterr().out


def test_a_given_server_is_used_and_none_started(without_postgresql: pytest.MonkeyPatch) -> None:
    without_postgresql.setenv("DATABASE_URL", "postgres://lanfam@db/letters")
    with both_databases._server() as url:
        assert url == "postgres://lanfam@db/letters"


def test_the_summary_is_one_line(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert both_databases._summary(report, 1) == "14 passed, 3 failed, 3 skipped"


def test_a_run_that_never_began_says_so(tmp_path: Path) -> None:
    missing = tmp_path / "report.xml"
    assert both_databases._summary(missing, 4) == "pytest stopped with exit code 4"


def collected(option: str, *files: str) -> str:
    """Return the tests of `files` that pytest would run with `option`."""
    options = ["--collect-only", "--quiet", option, "--numprocesses=0"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, *files],
        cwd=both_databases.ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_only_what_touches_a_database_runs_twice() -> None:
    files = ["tests/references/test_kinds.py", "tests/references/test_library.py"]
    told = collected("--database-only", *files)
    assert "test_library.py::" in told
    assert "test_kinds.py::" not in told


def test_only_what_needs_a_browser_is_left_to_the_other_half() -> None:
    files = ["tests/journeys/test_questions.py", "tests/journeys/test_seed_letter.py"]
    told = collected("--without-browser", *files)
    assert "test_seed_letter.py::" in told
    assert "test_questions.py::" not in told

"""What is said of a report of vulnerabilities, and which licences we know."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tooling import audit, licences

REPORT = {
    "dependencies": [
        {"name": "django", "version": "5.2.0", "vulns": []},
        {
            "name": "pillow",
            "version": "1.0",
            "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["1.1"]}],
        },
        {"name": "nh3", "skip_reason": "not found"},
    ]
}


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the tests away from what was really asked."""
    monkeypatch.setattr(audit, "KEPT", tmp_path / "audit.json")


def test_something_vulnerable_fails_and_says_what_mends_it(monkeypatch, capsys) -> None:
    monkeypatch.setattr(audit, "ask", lambda service: REPORT)
    assert audit.main() == 1
    assert "pillow 1.0: PYSEC-1, fixed in 1.1\n2 packages audited." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-1"])
def test_what_was_accepted_with_a_reason_passes(monkeypatch, name: str) -> None:
    monkeypatch.setattr(audit, "ask", lambda service: REPORT)
    monkeypatch.setitem(audit.ACCEPTED, name, "we do not decode this format")
    assert audit.main() == 0


@pytest.mark.parametrize("report", [None, {"dependencies": REPORT["dependencies"][2:]}])
def test_where_nobody_can_be_asked_it_says_so_and_does_not_fail(
    monkeypatch: pytest.MonkeyPatch, capsys: Any, report: Any
) -> None:
    monkeypatch.setattr(audit, "ask", lambda service: report)
    assert audit.main() == 0
    assert "NOT AUDITED" in capsys.readouterr().out


def test_an_answer_is_kept_for_a_day_and_for_these_lock_files(monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(audit, "ask", lambda service: asked.append(service) or REPORT)
    assert (audit.main(), audit.main(), asked) == (1, 1, ["pypi"])
    kept = json.loads(audit.KEPT.read_text())
    audit.KEPT.write_text(json.dumps(kept | {"of": "other files"}))
    assert (audit.main(), asked) == (1, ["pypi", "pypi"])
    audit.KEPT.write_text(json.dumps(kept | {"at": kept["at"] - audit.DAY}))
    assert (audit.main(), asked) == (1, ["pypi"] * 3)


ALLOWED = [
    ("MIT", True),
    ("Apache-2.0 OR GPL-3.0-only", True),
    ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
    ("MIT AND GPL-3.0-only", False),
    ("AGPL-3.0-or-later", False),
    ("UNKNOWN", False),
    ("", False),
]


@pytest.mark.parametrize(("spdx", "allowed"), ALLOWED)
def test_a_licence_nobody_has_read_is_refused(spdx: str, allowed: bool) -> None:
    assert licences.is_allowed(spdx) is allowed


def test_spellings_lead_to_licences_we_know() -> None:
    assert all(licences.is_allowed(spdx) for spdx in licences.SPELLINGS.values())

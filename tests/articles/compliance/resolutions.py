"""Findings, people and resolutions to decide about, made in one call."""

from datetime import date
from typing import Any

from articles.compliance.finding import Finding, Severity
from articles.compliance.resolution import Capacity, Kind, LibraryEntry, Resolution
from articles.compliance.resolving import Person

TODAY = date(2026, 6, 1)
SENTENCE = "Evenwell supports a calm gut."


def finding(code: str = "SUB-02", severity: str = "warn", sentence: str = SENTENCE) -> Finding:
    return Finding(
        code=code,
        severity=Severity(severity),
        field="body",
        start=0,
        end=len(sentence),
        quote=sentence,
        passage=sentence,
        message="Says more than its papers do.",
        hint="Say less.",
        source="FTC Health Products Compliance Guidance",
    )


def person(*capacities: str, wrote: bool = False, user_id: int = 7, name: str = "Rita") -> Person:
    return Person(
        user_id=user_id,
        name=name,
        capacities=frozenset(Capacity(capacity) for capacity in capacities),
        wrote=wrote,
    )


def entry(**changes: Any) -> LibraryEntry:
    facts = {"wordings": (SENTENCE,), "is_approved": True, "expires_on": date(2026, 12, 31)}
    return LibraryEntry(**{**facts, **changes})


def resolution(kind: str = "R3", of: Finding | None = None, **changes: Any) -> Resolution:
    about = of or finding()
    facts = {
        "number": 1,
        "kind": Kind(kind),
        "code": about.code,
        "sentence_sha256": about.sentence_sha256,
        "severity": about.severity,
        "made_by": 7,
        "expires_on": date(2026, 11, 30) if kind == "R4" else None,
        "entry": entry(wordings=("Another wording.",)) if kind == "R2" else None,
        "authorised": "calcium-osteoporosis" if kind == "R6" else "",
    }
    return Resolution(**{**facts, **changes})

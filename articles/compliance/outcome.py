"""
Say of every finding whether it is open, and of every resolution whether it still holds.

The same findings and resolutions on the same day give the same answer, so that what a reviewer
signed can be computed again. A resolution that holds no more is never left out: it is listed
with the reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.compliance.countersigning import awaits
from articles.compliance.finding import GRAVITY, Finding, Severity
from articles.compliance.resolution import RECORDED, Capacity, Kind, Resolution
from articles.compliance.resolution_facts import lacking_in_entry, lacking_in_wording
from articles.compliance.resolving import WHO, never
from articles.refusal import Refusal

CALLED_FOR_BY = {"DISC-04": "SF-01"}
"""A sentence judged to be no structure/function statement (R3) needs no disclaimer symbol."""


class Standing(StrEnum):
    """How a resolution stands; only `in_force` clears a finding."""

    IN_FORCE = "in_force"
    WAITING = "waiting"
    EXPIRED = "expired"
    REVOKED = "revoked"
    VOID = "void"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A finding, the resolution made for it, and whom that still waits for."""

    finding: Finding
    resolution: Resolution | None = None
    awaits: Capacity | None = None

    @property
    def is_resolved(self) -> bool:
        return self.resolution is not None and self.awaits is None

    @property
    def is_open(self) -> bool:
        """Tell whether it stops an approval; what is only shown never does."""
        return self.finding.severity is not Severity.INFO and not self.is_resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """A resolution, how it stands, and why in words."""

    resolution: Resolution
    standing: Standing
    why: str = ""
    awaits: Capacity | None = None

    @property
    def counts(self) -> bool:
        """Tell whether it says something of a finding that is there."""
        return self.standing in {Standing.IN_FORCE, Standing.WAITING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All findings on a text with what was decided about them, and all that was ever decided."""

    outcomes: tuple[Outcome, ...] = ()
    fates: tuple[Fate, ...] = ()

    def open(self, severity: Severity) -> int:
        """Count the open findings of `severity`."""
        return sum(1 for row in self.outcomes if row.is_open and row.finding.severity is severity)

    @property
    def in_force(self) -> tuple[Resolution, ...]:
        """Return the resolutions that clear a finding, in the order they were made."""
        return tuple(row.resolution for row in self.fates if row.standing is Standing.IN_FORCE)


def assess(
    findings: Iterable[Finding], resolutions: Iterable[Resolution], *, on: date
) -> Assessment:
    """Return how `findings` and `resolutions` stand to each other on the day `on`."""
    found, made = tuple(findings), tuple(sorted(resolutions, key=lambda row: row.number))
    # Of two findings of one rule in one sentence the graver counts.
    gravest_last = sorted(found, key=lambda finding: GRAVITY[finding.severity], reverse=True)
    here = {(finding.code, finding.sentence_sha256): finding for finding in gravest_last}
    fates = tuple(
        _fate(resolution, here.get((resolution.code, resolution.sentence_sha256)), on=on)
        for resolution in made
    )
    return Assessment(outcomes=tuple(_outcome(finding, fates) for finding in found), fates=fates)


def _outcome(finding: Finding, fates: Iterable[Fate]) -> Outcome:
    about = [row for row in fates if row.counts and _is_about(row.resolution, finding)]
    # What waits for somebody never hides what is in force already.
    for fate in sorted(about, key=lambda row: row.standing is Standing.WAITING):
        return Outcome(finding=finding, resolution=fate.resolution, awaits=fate.awaits)
    return Outcome(finding=finding)


def _is_about(resolution: Resolution, finding: Finding) -> bool:
    if resolution.sentence_sha256 != finding.sentence_sha256:
        return False
    no_claim = resolution.kind is Kind.NOT_A_CLAIM and resolution.code == CALLED_FOR_BY.get(
        finding.code
    )
    return resolution.code == finding.code or no_claim


def _fate(resolution: Resolution, finding: Finding | None, *, on: date) -> Fate:
    if resolution.kind in RECORDED:
        return Fate(resolution=resolution, standing=Standing.DONE)
    for standing, why in _ends(resolution, finding, on=on):
        return Fate(resolution=resolution, standing=standing, why=why)
    waits = awaits(resolution, finding) if finding else None
    if waits is None:
        return Fate(resolution=resolution, standing=Standing.IN_FORCE)
    why = f"It waits for {WHO[waits]} to agree."
    return Fate(resolution=resolution, standing=Standing.WAITING, why=why, awaits=waits)


def _ends(
    resolution: Resolution, finding: Finding | None, *, on: date
) -> Iterator[tuple[Standing, str]]:
    """Yield why `resolution` holds no more, the weightiest reason first."""
    if resolution.is_revoked:
        yield Standing.REVOKED, "It was taken back."
    if resolution.expires_on is not None and resolution.expires_on < on:
        yield Standing.EXPIRED, f"It held until {resolution.expires_on:%Y-%m-%d}."
    if finding is None:
        yield Standing.VOID, "Its sentence was changed, or the rule finds nothing there any more."
    elif no := _unanswered(resolution, finding, on=on):
        yield Standing.VOID, no.reason


def _unanswered(resolution: Resolution, finding: Finding, *, on: date) -> Refusal | None:
    """Return why `resolution` no longer answers a finding that is still there, or None."""
    no = never(resolution.kind, finding)
    if no is None and resolution.kind is Kind.LINK_CLAIM:
        no = lacking_in_entry(finding, resolution.entry, on=on)
    if no is None and resolution.kind is Kind.AUTHORISED_CLAIM:
        no = lacking_in_wording(finding, resolution.authorised)
    return no

"""
Say what a resolution still lacks: each kind has to be backed by something else.

A refusal's code is the name of the fact that is missing or wrong, so that a form can show the
sentence beside the field that mends it.
"""

from dataclasses import dataclass
from datetime import date

from articles.compliance.authorised.claims import CLAIMS
from articles.compliance.finding import Finding
from articles.compliance.resolution import Kind, LibraryEntry
from articles.refusal import Refusal

LEAST_REASON = 20
"""Characters, so that "ok" does not clear a disease claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person gives with a resolution; each kind needs some of it."""

    reason: str = ""
    risk_owner: str = ""
    expires_on: date | None = None
    entry: LibraryEntry | None = None
    authorised: str = ""


def lacking(kind: Kind, finding: Finding, facts: Facts, *, on: date) -> Refusal | None:
    """Return what `facts` lack for resolving `finding` by `kind` on the day `on`, or None."""
    specific = {
        Kind.LINK_CLAIM: lambda: lacking_in_entry(finding, facts.entry, on=on),
        Kind.OVERRIDE: lambda: _lacking_for_override(facts, on=on),
        Kind.AUTHORISED_CLAIM: lambda: lacking_in_wording(finding, facts.authorised),
    }
    return _lacking_reason(kind, facts.reason) or specific.get(kind, lambda: None)()


def lacking_in_entry(finding: Finding, entry: LibraryEntry | None, *, on: date) -> Refusal | None:
    """Return why `entry` of the claims library does not answer `finding` on that day, or None."""
    if entry is None:
        return Refusal("entry", "Choose the approved claim that backs this sentence.")
    if not entry.is_approved:
        return Refusal("entry", "This claim of the library is not approved (yet, or any more).")
    if entry.expires_on is not None and entry.expires_on < on:
        return Refusal(
            "entry", "This claim of the library has expired. Have it reviewed anew first."
        )
    if finding.code.startswith("SUB-01") and not entry.has_human_trial:
        return Refusal(
            "entry",
            "Saying that something is clinically shown takes a randomised controlled trial in "
            "people, and this claim of the library names none (FTC Health Products Guidance).",
        )
    return None


def lacking_in_wording(finding: Finding, authorised: str) -> Refusal | None:
    """Return what keeps the wording at `finding` from being that health claim, or None."""
    claim = CLAIMS.get(authorised)
    if claim is None:
        return Refusal("authorised", "Choose the authorised or qualified health claim that it is.")
    missing = claim.lacking(finding)
    if not missing:
        return None
    return Refusal(
        "authorised",
        f"The wording lacks what {claim.basis} requires: {'; '.join(missing)}. FDA’s own words: "
        f"“{claim.text}”",
    )


def _lacking_reason(kind: Kind, reason: str) -> Refusal | None:
    written = " ".join(reason.split())
    if not written:
        return Refusal("reason", "Write why: whoever signs the letter reads it, and it is kept.")
    if kind is Kind.NOT_A_CLAIM and len(written) < LEAST_REASON:
        return Refusal(
            "reason",
            f"Say in at least {LEAST_REASON} characters why this is no claim; this has "
            f"{len(written)}.",
        )
    return None


def _lacking_for_override(facts: Facts, *, on: date) -> Refusal | None:
    if not facts.risk_owner.strip():
        return Refusal("risk_owner", "Name the person who answers for this risk.")
    if facts.expires_on is None:
        return Refusal("expires_on", "Say until when it holds; at most twelve months.")
    if facts.expires_on <= on:
        return Refusal("expires_on", "That day has come already. Choose a later one.")
    latest = in_a_year(on)
    if facts.expires_on > latest:
        return Refusal("expires_on", f"Twelve months at most: {latest:%Y-%m-%d} or earlier.")
    return None


def in_a_year(on: date) -> date:
    """Return the same day a year later; 29 February gives 28 February."""
    try:
        return on.replace(year=on.year + 1)
    except ValueError:
        return on.replace(year=on.year + 1, day=28)

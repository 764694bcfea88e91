"""
Tell which statements of a frozen text lean on an entry of the claims library that holds no more.

A rule cannot: it knows no day, and what two people approved expires by one. A draft needs none;
what it leans on is asked anew each time it is read.
"""

from datetime import date

from articles.compliance.finding import Finding, Severity
from articles.content import Claim, Content
from articles.models import LibraryClaim

CODE = "LIB-01"


def findings(content: Content, *, on: date) -> tuple[Finding, ...]:
    """Return a warning for each statement of `content` whose entry holds no more on `on`."""
    leaning = [(claim, claim.library) for claim in content.claims if claim.library]
    if not leaning:
        return ()
    rows = LibraryClaim.objects.lapsed(on).filter(entry__in=[entry.entry for _, entry in leaning])
    gone = {(str(row.entry), row.version): row for row in rows}
    return tuple(
        _finding(claim, gone[entry.entry, entry.version])
        for claim, entry in leaning
        if (entry.entry, entry.version) in gone
    )


def _finding(claim: Claim, entry: LibraryClaim) -> Finding:
    return Finding(
        code=CODE,
        severity=Severity.WARN,
        field=claim.field,
        message=f"This statement leans on an entry of the claims library that {entry.lapse}.",
        hint="Have the entry reviewed and approved anew, then submit the letter again; or cite "
        "what the statement rests on.",
        source="House rule WF-08 (claims library)",
        quote=claim.text,
        passage=claim.text,
    )

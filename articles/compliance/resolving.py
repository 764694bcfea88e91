"""
Answer whether a finding may be resolved this way, by this person, on these facts; if not, why.

The table is section 1 of the compliance rules. Every screen, command and transaction reads the
one answer here. Nothing here asks the database or the clock.
"""

from dataclasses import dataclass
from datetime import date

from articles.compliance.catalogue import BY_CODE
from articles.compliance.finding import Finding, Severity
from articles.compliance.resolution import RECORDED, Capacity, Kind
from articles.compliance.resolution_facts import Facts, lacking
from articles.compliance.resolutions import allowed
from articles.refusal import Refusal

BY: dict[Kind, Capacity] = {
    Kind.LINK_CLAIM: Capacity.AUTHOR,
    Kind.NOT_A_CLAIM: Capacity.REGULATORY,
    Kind.OVERRIDE: Capacity.REGULATORY,
    Kind.AUTHORISED_CLAIM: Capacity.REGULATORY,
}
"""The ways out that a person declares, in the order they are offered, and in what capacity."""

NO: dict[Kind, str] = {
    Kind.LINK_CLAIM: "A claim of the library answers what turns on evidence (SF, SUB-01 to 03, "
    "SUB-07). It never clears a disease claim.",
    Kind.NOT_A_CLAIM: "Only findings about claims can be judged not to be one (DC, SF, SUB, END). "
    "Mend what this rule asks for.",
    Kind.OVERRIDE: "This can only be mended. Do so, and submit the letter again.",
    Kind.AUTHORISED_CLAIM: "An authorised health claim answers disease-claim findings only (DC).",
}

WHO: dict[Capacity, str] = {
    Capacity.AUTHOR: "an editor",
    Capacity.MEDICAL: "a medical reviewer (group “medical”)",
    Capacity.REGULATORY: "a regulatory reviewer (group “reviewers”)",
    Capacity.LEGAL: "a legal reviewer (group “legal”)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks. `wrote`: they wrote a part of the letter, or their name stands above it."""

    user_id: int
    name: str
    capacities: frozenset[Capacity]
    wrote: bool


def refusal(
    kind: Kind, finding: Finding, *, person: Person, on: date, facts: Facts | None = None
) -> Refusal | None:
    """
    Return why `person` may not resolve `finding` by `kind` on the day `on`, or None.

    `facts` None means that they have not been asked for yet.
    """
    return (
        never(kind, finding)
        or wrong_person(BY[kind], person)
        or (lacking(kind, finding, facts, on=on) if facts is not None else None)
    )


def never(kind: Kind, finding: Finding) -> Refusal | None:
    """Return why nobody at all may resolve `finding` by `kind`, or None."""
    if kind in RECORDED:
        return Refusal(
            "recorded",
            "Nobody declares this. Mend the letter and submit it again; that the finding is gone "
            "is recorded then.",
        )
    if kind in ways(finding):
        return None
    if kind is Kind.OVERRIDE and finding.severity is Severity.INFO:
        return Refusal("table", "It is only shown and stops nothing; there is nothing to override.")
    return Refusal("table", NO[kind])


def ways(finding: Finding) -> frozenset[Kind]:
    """Return every way out that the table and the finding's own rule leave it."""
    rule = BY_CODE.get(finding.code)
    withheld = rule.unresolved_by if rule else frozenset()
    return allowed(finding.code, [finding.severity]) - withheld


def wrong_person(capacity: Capacity, person: Person) -> Refusal | None:
    """Return why `person` may not act in `capacity` on a finding of this letter, or None."""
    if capacity not in person.capacities:
        return Refusal("role", f"Only {WHO[capacity]} can do this.")
    if not person.name.strip():
        return Refusal(
            "no_name",
            "Your account has no full name, and the record prints one (21 CFR 11.50). "
            "Ask an administrator to add it.",
        )
    if capacity is not Capacity.AUTHOR and person.wrote:
        return Refusal(
            "four_eyes", "You wrote a part of this letter. Somebody else must judge what it says."
        )
    return None

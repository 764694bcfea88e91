"""
Say what a resolution still waits for, and who may give it or take the resolution back.

Some ways out take two people. Until the second has agreed the finding stays open.
"""

from articles.compliance.finding import Finding, Severity
from articles.compliance.resolution import RECORDED, Capacity, Kind, Resolution
from articles.compliance.resolving import BY, Person, wrong_person
from articles.compliance.wording import folded
from articles.refusal import Refusal


def awaits(resolution: Resolution, finding: Finding) -> Capacity | None:
    """
    Return in what capacity a second person must agree before `finding` is resolved, or None.

    A warning that a later version of the rules turned into a blocking finding waits as well:
    what one person could decide then takes two now.
    """
    needed = _second(resolution, finding)
    return None if needed in resolution.countersigned else needed


def is_word_for_word(resolution: Resolution, finding: Finding) -> bool:
    """Tell whether the passage is the library's own wording, so that nobody need confirm it."""
    said = folded(finding.passage)
    wordings = resolution.entry.wordings if resolution.entry else ()
    return said != "" and said in {folded(wording) for wording in wordings}


def countersigning_refusal(
    resolution: Resolution, capacity: Capacity, *, person: Person
) -> Refusal | None:
    """Return why `person` may not agree to `resolution` in `capacity`, or None."""
    if resolution.is_revoked:
        return Refusal("revoked", "This resolution was taken back.")
    if person.user_id == resolution.made_by:
        return Refusal("four_eyes", "You recorded it yourself. A second person must agree.")
    return wrong_person(capacity, person)


def revoking_refusal(
    resolution: Resolution, *, person: Person, reason: str | None = None
) -> Refusal | None:
    """
    Return why `person` may not take `resolution` back, or None.

    It only ever makes a letter stricter, so four eyes are not asked for. `reason` None means
    that it has not been asked for yet.
    """
    if resolution.kind in RECORDED:
        return Refusal("recorded", "It tells that a finding is gone. Nothing can be taken back.")
    if resolution.is_revoked:
        return Refusal("revoked", "This resolution was taken back already.")
    judges = {BY[resolution.kind], Capacity.REGULATORY, Capacity.MEDICAL, Capacity.LEGAL}
    if person.user_id != resolution.made_by and not person.capacities & judges:
        return Refusal("role", "Only whoever recorded it, or a reviewer, can take it back.")
    if reason is not None and not reason.strip():
        return Refusal("reason", "Write why: whoever relied on it reads it, and it is kept.")
    return None


def _second(resolution: Resolution, finding: Finding) -> Capacity | None:
    if resolution.kind is Kind.LINK_CLAIM and not is_word_for_word(resolution, finding):
        return Capacity.MEDICAL
    if resolution.kind is Kind.OVERRIDE and finding.severity is Severity.BLOCK:
        return Capacity.LEGAL
    return None

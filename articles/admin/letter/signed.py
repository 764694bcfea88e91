"""List the signatures that a revision needs, with who gave each and which are missing."""

from dataclasses import dataclass
from datetime import datetime

from articles.models import Approval, Revision
from articles.workflow.signatories import SIGNING, SignedFor
from articles.workflow.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One signature that is needed; `name` and `at` are empty while it is missing."""

    capacity: str
    name: str = ""
    at: datetime | None = None
    meaning: str = ""
    note: str = ""
    replaced: bool = False
    unasked: bool = False


def rows(revision: Revision, situation: Situation) -> list[Row]:
    """Return what `revision` needs, then what was signed for an emergency."""
    said = ("printed_name", "signed_at", "meaning", "note", "capacity", "authentication")
    given = {approval.pk: approval for approval in revision.approvals.only("pk", *said)}
    found = [given[each.number] for each in situation.signed]
    usual = {each.capacity: each for each in found if each.meaning == Approval.Meaning.APPROVED}
    calls = [each for each in found if each.meaning == Approval.Meaning.EMERGENCY]
    replaced = not situation.missing
    needed = [each.value for each in SIGNING if each in situation.required]
    return [
        *(
            _signed(usual[name]) if name in usual else Row(capacity=name, replaced=replaced)
            for name in needed
        ),
        *map(_signed, calls),
    ]


def is_called(situation: Situation) -> bool:
    """Tell whether somebody called an emergency about what is under review."""
    return any(each.purpose is SignedFor.EMERGENCY for each in situation.signed)


def _signed(approval: Approval) -> Row:
    return Row(
        capacity=approval.capacity,
        name=approval.printed_name,
        at=approval.signed_at,
        meaning=approval.meaning,
        note=approval.note,
        unasked=approval.is_unasked,
    )

"""Say what the library knows in the words, dates and colours that every screen of it shares."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.formats import date_format

from references.models import Notice, Reference
from references.watch.watching import Freshness

STATUS_BADGE = {
    Reference.Status.CURRENT: "good",
    Reference.Status.CORRECTED: "warn",
    Reference.Status.CONCERN: "warn",
    Reference.Status.RETRACTED: "block",
}
"""The colour of each status: `good`, `warn` or `block`; ask `status_badge` for a paper's."""

STATUS_SAID = {
    Reference.Status.CORRECTED: "This paper was corrected. Read the correction before you rest a "
    "sentence on what it mends.",
    Reference.Status.CONCERN: "The journal published an expression of concern about this paper. "
    "Look for other evidence until it is settled.",
    Reference.Status.RETRACTED: "This paper was retracted. It may only be cited as such: cite "
    "another paper, or say in the letter that it was withdrawn.",
}
"""What a status means for somebody who wants to cite the paper; nothing for a current one."""

NOTICE_BADGE = {
    Notice.Kind.RETRACTION: "block",
    Notice.Kind.CONCERN: "warn",
    Notice.Kind.CORRECTION: "warn",
    Notice.Kind.REINSTATEMENT: "good",
}


def day(instant: datetime) -> str:
    """Return the day of an instant as people write it: 3 Jun 2026."""
    return date_format(timezone.localtime(instant), "j M Y")


def moment(instant: datetime) -> str:
    """Return an instant as people write it: 3 Jun 2026, 14:05."""
    return date_format(timezone.localtime(instant), "j M Y, H:i")


def name_of(user: AbstractBaseUser | None) -> str:
    """Return how a person is named on a screen; what a program did, the system did."""
    if user is None:
        return "The system"
    full = user.get_full_name() if hasattr(user, "get_full_name") else ""
    return full or user.get_username()


def mark(reference: Reference) -> str:
    """Return what an editor copies into a letter to cite the paper."""
    return f'<span data-cites="{reference.citation_key}"></span>'


def status_badge(reference: Reference, freshness: Freshness) -> str:
    """Return the colour of the paper's status; good only while somebody lately said so."""
    unknown = reference.status == Reference.Status.CURRENT and freshness.level != "fresh"
    return "info" if unknown else STATUS_BADGE[reference.status]

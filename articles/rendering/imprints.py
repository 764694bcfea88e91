"""Stamp a letter with what became known after it was written: its days, and who reviewed it."""

from datetime import date, datetime, timedelta

import msgspec

from articles import dates
from articles.content import Imprint, Person


def imprint(
    zone: str,
    *,
    number: int,
    digest: str,
    person: str,
    signed_at: datetime,
    first: datetime,
    modified: datetime,
    due: date | None,
) -> Imprint:
    """
    Return the imprint of a revision as readers of the time zone `zone` see it.

    `person` is the reviewer as the signature holds them, `due` the last day on which the
    signatures hold.
    """
    return Imprint(
        date_published=dates.stamp(first, zone),
        date_modified=dates.stamp(modified, zone),
        revision_number=number,
        digest=digest,
        approved_at=dates.stamp(signed_at, zone),
        last_reviewed=dates.day(signed_at, zone).isoformat(),
        reviewed_by=msgspec.json.decode(person, type=Person),
        review_due=due.isoformat() if due else "",
    )


def last_day(overdue_at: datetime | None, zone: str) -> date | None:
    """Return the last day before a letter is overdue, in the time zone `zone`."""
    return dates.day(overdue_at - timedelta(microseconds=1), zone) if overdue_at else None


def told(imprint: Imprint, *, is_overdue: bool, is_unlisted: bool) -> Imprint:
    """Return `imprint` as a letter whose signatures hold no more tells it."""
    return msgspec.structs.replace(imprint, is_overdue=is_overdue, is_unlisted=is_unlisted)

"""Read until when the signatures under a revision hold, and until when one of today would."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from articles import dates
from articles.models import ReviewPolicy, Revision
from articles.workflow import validity


def until(revision: Revision) -> date | None:
    """Return the last day on which all signatures under `revision` hold; None: nothing ends it."""
    rows = revision.approvals.order_by("capacity").values_list("capacity", "valid_until")
    by_capacity = groupby(rows, key=lambda row: row[0])
    return validity.shortest([day for _, day in some] for _, some in by_capacity)


def lapsed_on(revision: Revision, *, at: datetime) -> date | None:
    """Return the last day on which the signatures under `revision` held, if `at` is after it."""
    day = until(revision)
    if day is None:
        return None
    return day if day < dates.day(at, revision.content.brand.time_zone) else None


def if_signed(
    revision: Revision, resolutions: Iterable[dict[str, Any]], *, now: datetime
) -> date | None:
    """
    Return until when a signature under `revision` given at `now` holds.

    `resolutions` are those in force, as they are signed; some hold for a time only.
    """
    entries = revision.library_uses.values_list("entry__expires_on", flat=True)
    agreed = [each["expires_on"] for each in resolutions if each["expires_on"]]
    return validity.until(
        dates.day(now, revision.content.brand.time_zone),
        months=ReviewPolicy.current().valid_months,
        ends=[*entries, *map(date.fromisoformat, agreed)],
    )

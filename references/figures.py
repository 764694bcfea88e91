"""
Say in numbers how the library stands, for whoever draws graphs and wakes people.

`manage.py check_references` runs elsewhere and at night, so what it met is read from the rows.
"""

from datetime import datetime, timedelta

from django.db.models import Count, Q

from references.models import Reference

MEANINGS = {
    "references": "Papers in the library.",
    "references_retracted": "Papers that were retracted.",
    "references_never_checked": "Papers of which no registry has said yet whether they stand.",
    "references_unanswered": "Papers whose registries gave no answer when last asked.",
    "references_unanswered_seconds": "Since when the longest of these has had no answer.",
    "references_checked_day": "Papers whose standing a registry told within the last day.",
}


def figures(now: datetime) -> dict[str, float]:
    """Return a number for each of `MEANINGS`."""
    unanswered = Reference.objects.filter(unanswered_since__isnull=False)
    first = unanswered.order_by("unanswered_since").values_list("unanswered_since", flat=True)
    oldest = first.first()
    counts = Reference.objects.aggregate(
        references=Count("pk"),
        references_retracted=Count("pk", Q(status=Reference.Status.RETRACTED)),
        references_never_checked=Count("pk", Q(checked_at__isnull=True)),
        references_unanswered=Count("pk", Q(unanswered_since__isnull=False)),
        references_checked_day=Count("pk", Q(checked_at__gt=now - timedelta(days=1))),
    )
    waited = (now - oldest).total_seconds() if oldest else 0.0
    return counts | {"references_unanswered_seconds": waited}

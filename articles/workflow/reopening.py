"""
Open another look at a letter that readers see, add reasons to it, and close it.

Everything here is idempotent: the same reason twice is one, whoever comes second. A newcomer gets
this wrong: a reason that somebody signed over ("still valid") never comes back for the same
revision; one that went away by itself may.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.contrib.auth.models import User

from articles import working_days
from articles.models import Approval, Article, Publication, ReReview, ReReviewReason, ReviewPolicy
from articles.workflow import causes, history, risk
from articles.workflow.causes import URGENT, Reason
from references.transactions import whole

How = ReReview.How


@whole
def reopen(article: Article, reasons: Iterable[Reason], *, now: datetime) -> ReReview | None:
    """Have `article` looked at again for `reasons`; None where it is not live or none is new."""
    live = Publication.objects.live(now).filter(article=article)
    shown = live.select_related("revision", "approval__reviewer").first()
    if shown is None:
        return None
    wanted = _unanswered(shown, reasons)
    if not wanted:
        return None
    task, _ = ReReview.objects.select_for_update(of=("self",)).get_or_create(
        article=article,
        closed_at=None,
        defaults={
            "revision": shown.revision,
            "opened_at": now,
            "due_at": _due(shown, wanted, now=now),
            "assignee": shown.approval.reviewer if shown.approval.reviewer.is_active else None,
            "risk": risk.to_text(causes.weighed(wanted)),
            "weight": causes.weighed(wanted).weight,
            "capacities": ",".join(_signers(shown.approval)),
        },
    )
    added = [row for each in wanted if (row := _add(task, each, now=now))]
    if added:
        _weigh(task, due_at=min(task.due_at, _due(shown, wanted, now=now)))
        history.record(
            article,
            "reopen_review",
            actor=None,
            now=now,
            revision=task.revision,
            rows=[task, *added],
        )
    return task


@whole
def settle(article: Article, names: Iterable[tuple[str, str]], *, now: datetime) -> None:
    """Note that these reasons (cause and key) are gone; without any left, the re-review is over."""
    task = ReReview.objects.open().filter(article=article).first()
    if task is None:
        return
    names = set(names)
    known = task.reasons.filter(settled_at=None)
    gone = [row for row in known if (row.cause, row.key) in names]
    for row in gone:
        row.settled_at = now
        row.save(update_fields=["settled_at"])
    if not known.all().exists():
        _close(task, How.SETTLED, actor=None, now=now)
    elif gone:
        _weigh(task)
        history.record(
            article, "settle_reason", actor=None, now=now, revision=task.revision, rows=gone
        )


def close(article: Article, how: str, *, actor: User | None, now: datetime) -> None:
    """End the re-review of `article`, if one is open."""
    task = ReReview.objects.open().filter(article=article).first()
    if task is not None:
        _close(task, how, actor=actor, now=now)


def _unanswered(shown: Publication, reasons: Iterable[Reason]) -> list[Reason]:
    signed_over = set(
        ReReviewReason.objects.filter(
            re_review__revision=shown.revision, re_review__how=How.AFFIRMED
        ).values_list("cause", "key")
    )
    return [each for each in reasons if each.name not in signed_over]


def _signers(approval: Approval) -> list[str]:
    """Return the capacities in which the letter had to be signed when it was."""
    required = msgspec.json.decode(approval.requirements or "{}")
    return sorted(required.get("capacities") or [approval.capacity])


def _due(shown: Publication, reasons: Iterable[Reason], *, now: datetime) -> datetime:
    """Return when the most urgent of `reasons` is due; what ends soon is due before it does."""
    policy = ReviewPolicy.current()
    urgent = any(each.cause in URGENT for each in reasons)
    days = policy.expedited_days if urgent else policy.standard_days
    zone = shown.revision.content.brand.time_zone
    return working_days.due(now, days=days, time_zone=zone)


def _add(task: ReReview, reason: Reason, *, now: datetime) -> ReReviewReason | None:
    """Add `reason`; None where it is there already."""
    row, created = task.reasons.get_or_create(
        cause=reason.cause.value,
        key=reason.key,
        settled_at=None,
        defaults={"words": reason.words, "weight": reason.weight, "at": now},
    )
    return row if created else None


def _weigh(task: ReReview, *, due_at: datetime | None = None) -> None:
    open_reasons = task.reasons.filter(settled_at=None)
    weighed = causes.weighed(
        causes.Reason(
            cause=causes.Cause(row.cause), key=row.key, words=row.words, weight=row.weight
        )
        for row in open_reasons
    )
    task.risk, task.weight = risk.to_text(weighed), weighed.weight
    task.due_at = due_at or task.due_at
    task.save(update_fields=["risk", "weight", "due_at"])


def _close(task: ReReview, how: str, *, actor: User | None, now: datetime) -> None:
    mine = ReReview.objects.open().filter(pk=task.pk)
    if not mine.update(closed_at=now, closed_by=actor, how=how):
        return  # Somebody was quicker.
    task.refresh_from_db()
    history.record(
        task.article,
        "close_review",
        actor=actor,
        now=now,
        revision=task.revision,
        how=str(how),
        rows=[task, *task.reasons.all()],
    )

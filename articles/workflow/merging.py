"""
Let every working draft follow when the library makes one record of two.

Marks in the text, questions, claims' evidence, papers listed without being cited, and open alerts
move to the record that stays, whatever the letter's status: a draft must never cite a key that no
paper has. The key is part of the text, so a draft that moved says something new even where the
printed entry is the same: the event is recorded under "merge", who merged has a hand in the
draft, and an approval is void as after any edit. What was frozen, signed or published keeps the
key that it showed; the API leads from there to the paper by its former keys.
"""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from articles import where_used
from articles.models import Article, ClaimEvidence, LibraryEvidence, PaperAlert
from articles.workflow import actions, alerts
from references.models import Reference
from references.notices import announced, weighing


def merged(
    *, gone: Reference, kept: Reference, actor: User | None, now: datetime, **_: Any
) -> None:
    """Move all that points at `gone` to `kept`, inside the library's own transaction."""
    for article in alerts.lock(_touched(gone)):
        with actions.rewriting(article, actor=actor, now=now, kind="merge") as draft:
            _move(draft, gone, kept)
    _move_alerts(gone, kept, actor=actor, now=now)
    # What was quoted from it stands; the paper is the same under another record.
    LibraryEvidence.objects.filter(reference=gone).update(reference=kept)
    # Each record may bring a notice to letters that cited the other; both are one after this.
    transaction.on_commit(partial(_tell, kept.pk, now), robust=True)


def _touched(gone: Reference) -> set[int]:
    """Find the letters whose draft names `gone`; a text may name a key before it was indexed."""
    written = Q(body__contains=gone.citation_key) | Q(faqs__answer__contains=gone.citation_key)
    rows = where_used.drafts(gone) | Article.objects.filter(written)
    return set(rows.values_list("pk", flat=True))


def _move(draft: Article, gone: Reference, kept: Reference) -> None:
    """Move what is no part of the text; its marks follow the former key when the draft settles."""
    for row in ClaimEvidence.objects.filter(claim__article=draft, reference=gone):
        if _says_nothing(row) and row.claim.evidence.filter(reference=kept).exists():
            row.delete()
        else:
            row.reference = kept
            row.save(update_fields=["reference"])
    if draft.uncited_references.filter(pk=gone.pk).exists():
        draft.uncited_references.remove(gone)
        draft.uncited_references.add(kept)


def _says_nothing(row: ClaimEvidence) -> bool:
    return not (row.passage or row.place or row.gap)


def _tell(kept: int, now: datetime) -> None:
    if reference := Reference.objects.filter(pk=kept).first():
        alerts.raise_all(reference, now=now)


def _move_alerts(gone: Reference, kept: Reference, *, actor: User | None, now: datetime) -> None:
    # A status that came with the record becomes a notice first, as the library is about to do.
    announced.adopt(kept, now=now)
    known = list(kept.notices.order_by("pk"))
    for alert in PaperAlert.objects.filter(reference=gone).whole():
        twin = weighing.match(alert.notice, known)
        if twin and alert.is_open and alert.article.alerts.open().filter(notice=twin).exists():
            alerts.close_twin(alert, actor=actor, now=now)
        alert.reference, alert.notice = kept, twin or alert.notice
        alert.save(update_fields=["reference", "notice"])

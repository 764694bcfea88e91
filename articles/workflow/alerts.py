"""
Open an alert on every letter that relies on a paper when something becomes known of it, and
close the alert once it is settled.

A letter that is live stays live: taking it down is a person's decision, and readers are not
helped by a page that vanishes. What is scheduled and leaves the notice unanswered is cancelled at
once (`articles.workflow.holding`), for nobody need be there when its moment comes. Refused from
now on is every new signature and every new publication of such a text
(`articles.workflow.policy`).

An alert closes by itself when nothing that readers see or are going to see, nor the text under
way, leaves it unanswered; by a reviewer's word, with the reason, when the notice changes nothing
for this letter; and with its notice, when that is set aside by somebody who might judge it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from articles import where_used
from articles.models import Article, PaperAlert, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import history, holding, notices, outstanding, reopening, standing
from articles.workflow.outstanding import Answer, Text
from references.models import Notice, Reference
from references.notices import weighing
from references.transactions import whole

How = PaperAlert.How

RAISING = (Notice.Kind.RETRACTION, Notice.Kind.CONCERN, Notice.Kind.CORRECTION)
"""Kinds of notice that open alerts; a reinstatement closes them."""


class AlertRefused(Refused):
    """The alert may not be resolved by this person now; `refusal` says why."""


def heard(*, notice: Notice, actor: User | None, now: datetime, **_: Any) -> None:
    """Answer the library's word that a notice was found, or no longer counts."""
    if not notice.counts:
        void(notice, actor=actor, now=now)
        if notice.kind == Notice.Kind.REINSTATEMENT:
            raise_all(notice.reference, now=now)
    elif notice.kind == Notice.Kind.REINSTATEMENT:
        _reinstated(notice.reference, actor=actor, now=now)
    elif notice.kind in RAISING:
        raise_for(notice, _relying(notice.reference, now=now), now=now)


@whole
def raise_all(reference: Reference, *, now: datetime) -> list[PaperAlert]:
    """
    Open what is missing: every notice that counts, on every letter whose frozen texts pass it over.

    Idempotent; the nightly check calls it, so that no letter slips through a race, a restored
    backup or a merge. A draft needs none: it is checked against the library of today.
    """
    counts = reference.notices.filter(kind__in=RAISING, set_aside_at=None)
    counting = [notice for notice in counts if not _is_overruled(notice)]
    if not counting:
        return []
    letters = _relying(reference, now=now)
    return [
        alert
        for notice in counting
        for alert in raise_for(
            notice, [a for a in letters if _passes_over(a, notice, now=now)], now=now
        )
    ]


@whole
def raise_for(notice: Notice, letters: Iterable[Article], *, now: datetime) -> list[PaperAlert]:
    """Open an alert about `notice` on each of the locked `letters` that never had one."""
    had = PaperAlert.objects.filter(notice=notice).exclude(how=How.VOID)
    known = set(had.values_list("article_id", flat=True))
    return [_open(letter, notice, now=now) for letter in letters if letter.pk not in known]


@whole
def resolve(alert: PaperAlert, *, actor: User, reason: str, now: datetime) -> PaperAlert:
    """
    Close `alert` because `actor` judges that the notice leaves the letter untouched.

    Raises `AlertRefused` when the policy refuses, or when somebody was quicker.
    """
    article = lock([alert.article_id])[0]
    alert = PaperAlert.objects.whole().get(pk=alert.pk)
    if not alert.is_open:
        raise AlertRefused(Refusal("status", "This notice is settled already."))
    if no := standing.judging_refusal(article, user=actor, reason=reason):
        raise AlertRefused(no)
    _close(alert, How.JUDGED, actor=actor, reason=reason.strip(), now=now)
    return alert


@whole
def void(notice: Notice, *, actor: User | None, now: datetime, reason: str = "") -> None:
    """
    Close every alert about `notice`, which counts no longer.

    Setting a notice aside decides for each letter hit, so it takes the same four eyes: an alert
    stays open where `actor` may not judge it, until somebody does who may.
    """
    found = PaperAlert.objects.open().filter(notice=notice).values_list("article_id", flat=True)
    for article in lock(found):
        if actor is not None and standing.judging_refusal(article, user=actor):
            continue
        for alert in article.alerts.open().whole().filter(notice=notice):
            said = reason or notice.set_aside_reason or "The notice was set aside."
            _close(alert, How.VOID, actor=actor, reason=said, now=now)


def settle(article: Article, *, now: datetime) -> None:
    """
    Close the alerts that every text of the locked `article` has answered.

    Every action that changes what readers see, or what is signed next, ends with it; the nightly
    check calls it for schedules whose time has come.
    """
    found = outstanding.alerts_of(article)
    if not found:
        return
    try:
        texts = _texts(article, now=now)
    except ValueError:
        # A text that somebody changed in the database answers nothing.
        return
    for alert in found:
        answers = [outstanding.answer(alert, text) for text in texts]
        if None in answers:
            continue
        told = Answer.TOLD in answers
        _close(alert, How.TOLD if told else How.NOT_CITED, actor=None, reason="", now=now)


@whole
def settle_all(*, now: datetime) -> None:
    """Settle every letter with an open alert."""
    for article in lock(PaperAlert.objects.open().values_list("article_id", flat=True)):
        settle(article, now=now)


def close_twin(alert: PaperAlert, *, actor: User | None, now: datetime) -> None:
    """Close one of two alerts that are about the same notice since two records became one."""
    reason = "Its record was merged with one that carries the same alert."
    _close(alert, How.VOID, actor=actor, reason=reason, now=now)


def lock(articles: Iterable[int]) -> list[Article]:
    """
    Hold these letters until the transaction ends, and return today's rows.

    All of them before the first event is recorded, and always in this order: an event queues
    for the chain, and whoever waits there holds a letter already.
    """
    rows = Article.objects.select_for_update(of=("self",)).filter(pk__in=set(articles))
    return list(rows.order_by("pk"))


def _relying(reference: Reference, *, now: datetime) -> list[Article]:
    drafts = where_used.drafts(reference).values_list("pk", flat=True)
    public = where_used.publications(reference, now=now).values_list("article_id", flat=True)
    return lock({*drafts, *public})


def _passes_over(article: Article, notice: Notice, *, now: datetime) -> bool:
    try:
        texts = _texts(article, now=now)
    except ValueError:
        return True
    return any(
        text.frozen_at is not None
        and outstanding.answer_to(notice, notice.reference, text, since=notice.found_at) is None
        for text in texts
    )


def _texts(article: Article, *, now: datetime) -> list[Text]:
    """Return what readers see, what they are going to see, and what the next decision is about."""
    status = standing.status_of(article, now=now)
    under_way = standing.text_of(article, status=status)
    return [*outstanding.public_texts(article, now=now), under_way]


def _is_overruled(notice: Notice) -> bool:
    """Tell whether the paper was reinstated since, so that its retraction says nothing more."""
    counting = list(notice.reference.notices.filter(set_aside_at=None).order_by("pk"))
    return weighing.is_undone(notice, counting)


def _reinstated(reference: Reference, *, actor: User | None, now: datetime) -> None:
    for notice in reference.notices.filter(kind=Notice.Kind.RETRACTION, set_aside_at=None):
        notice.reference = reference
        if _is_overruled(notice):
            void(notice, actor=actor, now=now, reason="The paper was reinstated.")


def _open(article: Article, notice: Notice, *, now: datetime) -> PaperAlert:
    alert = PaperAlert.objects.create(
        article=article,
        reference=notice.reference,
        notice=notice,
        revision=_live_revision(article, now=now),
        opened_at=now,
    )
    history.record(
        article,
        "alert",
        actor=None,
        now=now,
        revision=alert.revision,
        rows=[alert],
        **_told(alert),
    )
    notices.paper_fell(article, outstanding.sentence(alert), live=alert.revision is not None)
    holding.let_go(article, now=now)
    if alert.revision and outstanding.passes_over(alert.revision, alert):
        reopening.reopen(article, [outstanding.reason(alert)], now=now)
    return alert


def _close(alert: PaperAlert, how: str, *, actor: User | None, reason: str, now: datetime) -> None:
    alert.resolved_at, alert.resolved_by = now, actor
    alert.how, alert.reason = how, reason
    alert.save(update_fields=["resolved_at", "resolved_by", "how", "reason"])
    history.record(
        alert.article,
        "alert_resolved",
        actor=actor,
        now=now,
        reason=reason,
        rows=[alert],
        how=str(how),
        **_told(alert),
    )
    reopening.settle(alert.article, [outstanding.reason(alert).name], now=now)


def _told(alert: PaperAlert) -> dict[str, Any]:
    """Return what a history must still be able to tell when the library has moved on."""
    notice = alert.notice
    return {
        "alert": alert.pk,
        "reference": alert.reference.citation_key,
        "notice": {
            "kind": notice.kind,
            "label": notice.label,
            "date": notice.date,
            "doi": notice.doi,
            "pmid": notice.pmid,
            "url": notice.url,
            "source": notice.source,
        },
    }


def _live_revision(article: Article, *, now: datetime) -> Revision | None:
    live = standing.live_publication(article, now=now)
    return live.revision if live else None

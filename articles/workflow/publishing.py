"""
Make a signed revision live, and end what is live.

Called by `actions` alone, inside its transaction. Everything a reader can fetch is
rendered here, once, from the signed text; a read afterwards only finds and sends.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.db.models import Min, Q

from articles import dates, generations, names, tallies
from articles.content import Content
from articles.models import Approval, Article, Publication, Revision
from articles.models.publication import DOCUMENTS, PublicationQuerySet
from articles.rendering import documents, imprints
from articles.rendering.renderer import renderer
from articles.rendering.whole import whole
from articles.workflow import (
    called,
    enduring,
    entries,
    history,
    links,
    overdue,
    redirecting,
    validity,
    words,
)
from articles.workflow.signatories import ALWAYS


class CannotPublish(Exception):
    """Something about the revision, not the person, stands in the way; says what to do."""


def go_live(
    article: Article, revision: Revision, *, actor: User, now: datetime, at: datetime
) -> Publication:
    """Create the publication of `revision` from `at`; what is live until then ends there."""
    approval = _signature(revision)
    content = revision.content
    generations.lead()
    _refuse_taken_slug(article, content.slug, now=now)
    first, modified = _dates(article, revision, content, at=at)
    due = enduring.until(revision)
    overdue_at = validity.overdue_from(due, content.brand.time_zone) if due else None
    imprint = imprints.imprint(
        content.brand.time_zone,
        number=revision.number,
        digest=revision.digest,
        person=approval.person,
        signed_at=approval.signed_at,
        first=first,
        modified=modified,
        due=due,
    )
    shown_as = names.differing(content, called.today(content))
    made = whole(names.follow(content, shown_as), imprint)
    ended = _end(article.publications.live(at), at)
    until = overdue.end(overdue_at, before=_next_start(article, after=at))
    publication = Publication.objects.create(
        article=article,
        revision=revision,
        approval=approval,
        published_by=actor,
        created_at=now,
        live_from=at,
        slug=content.slug,
        headline=content.headline,
        series_slug=content.series.slug if content.series else "",
        date_published=first,
        date_modified=modified,
        last_reviewed=dates.day(approval.signed_at, content.brand.time_zone),
        digest=revision.digest,
        overdue_at=overdue_at,
        live_until=until,
        names=names.dump(shown_as),
        rendered_by=renderer(),
        **documents.complete(made.texts),
    )
    entries.index(publication, made.entries)
    words.index(publication, content.language or content.brand.language, made.words)
    redirecting.remember(article, content.slug)
    _mend([*ended, publication], now=now)
    return publication


def cancel_scheduled(article: Article, *, now: datetime) -> None:
    """Cancel what would go live later; what it would have ended goes on."""
    generations.lead()
    _mend(_cancel(article, now), now=now)


def end_live(article: Article, *, now: datetime) -> None:
    """End what readers see at `now`."""
    generations.lead()
    _mend(_end(article.publications.live(now), now), now=now)


def plan_ends(*, now: datetime) -> int:
    """
    Have everything that readers see, or are going to see, end as the review policy says now.

    Returns how many planned ends were set or taken back.
    """
    generations.lead()
    overdue_later = Publication.objects.shown().not_over(now).filter(overdue_at__gt=now)
    changed = []
    for row in overdue_later.select_related("article", "revision"):
        following = _next_start(row.article, after=row.live_from)
        end = overdue.end(row.overdue_at, before=following)
        if end != row.live_until:
            row.live_until = end
            row.save(update_fields=["live_until"])
            changed.append(row)
            history.record(
                row.article,
                "plan_end",
                actor=None,
                now=now,
                revision=row.revision,
                live_until=end.astimezone(UTC).isoformat() if end else None,
                rows=[row],
            )
    if changed:
        _mend(changed, now=now)
    return len(changed)


def withdraw_all(article: Article, *, now: datetime) -> None:
    """Take every publication back, past and planned."""
    generations.lead()
    gone = [*_cancel(article, now), *_end(article.publications.live(now), now)]
    article.publications.filter(withdrawn_at__isnull=True).update(withdrawn_at=now)
    _mend(gone, now=now)


def _cancel(article: Article, now: datetime) -> list[Publication]:
    cancelled = list(article.publications.shown().filter(live_from__gt=now))
    for publication in cancelled:
        # An empty span of time: it never was live, and the row still tells of the plan.
        publication.live_until = publication.live_from
        publication.save(update_fields=["live_until"])
        for resumed in article.publications.live(now).filter(live_until=publication.live_from):
            resumed.live_until = overdue.end(resumed.overdue_at)
            resumed.save(update_fields=["live_until"])
    return cancelled


def _end(publications: PublicationQuerySet, at: datetime) -> list[Publication]:
    ended = list(publications.defer(*DOCUMENTS))
    publications.update(live_until=at)
    return ended


def _mend(changed: Iterable[Publication], *, now: datetime) -> None:
    """Bring the tallies up to date, and the links of what changed and of all letters near it."""
    tallies.settle(now)
    near = {publication.pk for publication in changed}
    for publication in changed:
        near |= links.touched(publication, now=now)
    links.refresh(near, now=now)


def _next_start(article: Article, *, after: datetime) -> datetime | None:
    """Return when what is planned after `after` begins."""
    planned = article.publications.shown().filter(live_from__gt=after, withdrawn_at__isnull=True)
    return planned.aggregate(first=Min("live_from"))["first"]


def _signature(revision: Revision) -> Approval:
    """Return the newest regulatory signature: every letter has one, and readers are told of it."""
    given = revision.approvals.filter(capacity=ALWAYS.value)
    approval = given.exclude(meaning=Approval.Meaning.EMERGENCY).order_by("signed_at").last()
    if approval is None:
        raise CannotPublish("This revision bears no signature. Submit it for review.")
    if approval.digest != revision.digest:
        raise CannotPublish("The signature belongs to another text. Submit the letter again.")
    return approval


def _refuse_taken_slug(article: Article, slug: str, *, now: datetime) -> None:
    others = Publication.objects.exclude(article=article).shown()
    taken = others.filter(Q(live_until__isnull=True) | Q(live_until__gt=now), slug=slug)
    if other := taken.filter(withdrawn_at__isnull=True).first():
        raise CannotPublish(
            f"The address …{slug} still belongs to “{other.headline}”. Choose another slug."
        )


def _dates(
    article: Article, revision: Revision, content: Content, *, at: datetime
) -> tuple[datetime, datetime]:
    """
    Return first publication and last change of substance (jsonld-target 4.1).

    Publishing the same text again is no change.
    """
    earlier = article.publications.shown().filter(live_from__lt=at).order_by("live_from")
    if last := earlier.last():
        same = last.digest == revision.digest
        return last.date_published, last.date_modified if same else at
    if content.date_published:
        return min(datetime.fromisoformat(content.date_published), at), at
    return at, at

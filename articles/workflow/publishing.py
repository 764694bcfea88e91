"""
Make a signed revision live, and end what is live.

Called by `actions` alone, inside its transaction. Everything a reader can fetch is
rendered here, once, from the signed text; a read afterwards only finds and sends.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import orjson
from django.contrib.auth.models import User
from django.db.models import Min, Q

from articles import dates, generations, tallies
from articles.content import Content, Imprint, Person
from articles.jsonld import script
from articles.jsonld.nodes.topics import topics
from articles.models import Approval, Article, Publication, Revision
from articles.models.publication import DOCUMENTS, FORMS, PublicationQuerySet
from articles.rendering import detail, finished, markdown
from articles.workflow import (
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
    imprint = _imprint(content, approval, revision, first=first, modified=modified, due=due)
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
        **documents(content, imprint),
    )
    entries.index(publication, content, imprint)
    words.index(publication, content)
    redirecting.remember(article, content.slug)
    _mend([*ended, publication], now=now)
    return publication


def documents(content: Content, imprint: Imprint, **found: Any) -> dict[str, Any]:
    """
    Render everything a reader can fetch of one letter, by column of `Publication`.

    `found` are its links; without them the detail leads nowhere yet.
    """
    made = texts(content, imprint, **found)
    forms = {name: made.pop(name) for name in FORMS}
    columns: dict[str, Any] = dict(made)
    for name, text in forms.items():
        columns |= finished.columns(name, text)
    return columns


def texts(content: Content, imprint: Imprint, **found: Any) -> dict[str, str]:
    """Render what `documents` holds, without what only speeds up sending it."""
    shown = detail.detail(content, imprint) | found
    return {
        "detail": orjson.dumps(shown).decode(),
        "json_ld": script.dumps(shown["json_ld"]),
        "markdown": markdown.letter_markdown(content, imprint),
        "card": orjson.dumps(detail.card(content, imprint)).decode(),
        "tags": ",".join(_tags(content)),
    }


def imprint_of(publication: Publication) -> Imprint:
    """Return what became known of the letter when `publication` was made, and since."""
    content = publication.revision.content
    imprint = _imprint(
        content,
        publication.approval,
        publication.revision,
        first=publication.date_published,
        modified=publication.date_modified,
        due=overdue.last_day(publication, content.brand.time_zone),
    )
    return overdue.told(imprint) if publication.is_overdue else imprint


def render_again(publication: Publication, *, now: datetime) -> bool:
    """Render the documents anew from the signed revision; True when a byte changed."""
    content, imprint = publication.revision.content, imprint_of(publication)
    found = links.links(publication, now=now)
    fresh = documents(content, imprint, **found)
    changed = [name for name, value in fresh.items() if getattr(publication, name) != value]
    for name in changed:
        setattr(publication, name, fresh[name])
    if changed:
        publication.save(update_fields=changed)
        _tell(publication, now=now)
    publication.entries.all().delete()
    entries.index(publication, content, imprint)
    words.index(publication, content)
    return bool(changed)


def _tell(publication: Publication, *, now: datetime) -> None:
    """Record what `publication` shows since it was rendered anew; its links alone are no news."""
    history.record(
        publication.article,
        "render",
        actor=None,
        now=now,
        revision=publication.revision,
        rows=[publication],
    )


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


def _imprint(
    content: Content,
    approval: Approval,
    revision: Revision,
    *,
    first: datetime,
    modified: datetime,
    due: date | None,
) -> Imprint:
    zone = content.brand.time_zone
    return Imprint(
        date_published=dates.stamp(first, zone),
        date_modified=dates.stamp(modified, zone),
        revision_number=revision.number,
        digest=revision.digest,
        approved_at=dates.stamp(approval.signed_at, zone),
        last_reviewed=dates.day(approval.signed_at, zone).isoformat(),
        reviewed_by=msgspec.json.decode(approval.person, type=Person),
        review_due=due.isoformat() if due else "",
    )


def _tags(content: Content) -> list[str]:
    tags = [f"letter:{content.slug}", *(f"topic:{topic.slug}" for topic in topics(content))]
    return [*tags, f"series:{content.series.slug}"] if content.series else tags

"""Freeze a draft as a revision: what it says, who wrote it, what it leans on."""

from datetime import datetime

from django.contrib.auth.models import User

from articles import claims_library, collect, content, digests, pictures
from articles.models import Article, Contributor, Event, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import hands, standing


def said(article: Article) -> str:
    """Return all that the draft of `article` says, as canonical JSON."""
    return content.to_json(collect.collect(Article.objects.get(pk=article.pk)))


def freeze(article: Article, *, actor: User, now: datetime) -> Revision:
    """Return a new revision of the locked `article`. Raises `Refused` for a rejected text."""
    # Usually the worker was here before.
    pictures.make_ready(article)
    text = said(article)
    digest = digests.digest(text)
    _refuse_rejected(article, digest)
    last = standing.newest_revision(article)
    revision = Revision.objects.create(
        article=article,
        number=last.number + 1 if last else 1,
        text=text,
        digest=digest,
        created_at=now,
        created_by=actor,
    )
    Contributor.objects.bulk_create(
        Contributor(revision=revision, user_id=user_id)
        for user_id in sorted(hands.since_signature(article, digest=digest))
    )
    claims_library.keep_uses(revision)
    pictures.note_shown(revision)
    return revision


def _refuse_rejected(article: Article, digest: str) -> None:
    rejected: Event | None = (
        article.events.filter(kind="reject", revision__digest=digest)
        .select_related("actor")
        .order_by("id")
        .last()
    )
    if rejected is not None:
        who = rejected.actor.get_full_name() if rejected.actor else "A reviewer"
        raise Refused(
            Refusal(
                "rejected",
                f"{who} rejected this very text on {rejected.at:%-d %B %Y}: {rejected.reason} "
                "Change what it says, then submit it.",
            )
        )

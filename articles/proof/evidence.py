"""Gather what a signed revision rests on: rows of every table, papers, policy and pictures."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from articles.content import Content, pictures
from articles.imaging.naming import kept_at
from articles.models import (
    Approval,
    Article,
    Comment,
    CommentResolution,
    Contributor,
    Countersignature,
    DisclaimerVersion,
    Image,
    LibraryClaim,
    LibraryUse,
    PaperAlert,
    PolicyVersion,
    Publication,
    ReReview,
    ReReviewReason,
    Resolution,
    ReviewRequest,
    Revision,
    Revocation,
    ShownImage,
)
from articles.storing import taking_part
from references.models import Notice


def tables(article: Article, revision: Revision) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Yield the rows of `article` and of what `revision` rests on, by their table."""
    of_letter: tuple[tuple[type[Model], dict[str, Any]], ...] = (
        (Revision, {"article": article}),
        (Contributor, {"revision__article": article}),
        (ReviewRequest, {"revision__article": article}),
        (Approval, {"revision__article": article}),
        (Resolution, {"article": article}),
        (Countersignature, {"resolution__article": article}),
        (Revocation, {"resolution__article": article}),
        (Comment, {"revision__article": article}),
        (CommentResolution, {"comment__revision__article": article}),
        (LibraryUse, {"revision__article": article}),
        (ShownImage, {"revision__article": article}),
        (PaperAlert, {"article": article}),
        (ReReview, {"article": article}),
        (ReReviewReason, {"re_review__article": article}),
        (Publication, {"article": article}),
        (LibraryClaim, {"pk__in": revision.library_uses.values("entry")}),
        (PolicyVersion, {"digest__in": revision.approvals.values("policy_sha256")}),
    )
    for model, chosen in of_letter:
        yield model._meta.db_table, model._default_manager.filter(**chosen).order_by("pk")
    printed = DisclaimerVersion.objects.none()
    for each in revision.content.disclaimers:
        printed |= DisclaimerVersion.objects.filter(
            disclaimer__kind=each.kind, version=each.version
        )
    yield DisclaimerVersion._meta.db_table, printed.order_by("pk")


def policy_text(approval: Approval) -> str:
    """Return the canonical text of the policy that `approval` names, empty when none was kept."""
    found = PolicyVersion.objects.filter(digest=approval.policy_sha256).order_by("number").first()
    return found.text if found else ""


def references(revision: Revision, *, at: datetime) -> list[dict[str, Any]]:
    """Return every paper as the revision froze it, with what was known of it by `at`."""
    content = revision.content
    return [
        {
            "key": paper.key,
            "printed": paper.formatted_text,
            "csl": paper.csl,
            "status_when_signed": paper.status,
            "notices_by_then": _notices(paper.key, at=at),
        }
        for paper in (*content.references, *content.offered)
    ]


def _notices(key: str, *, at: datetime) -> list[dict[str, str]]:
    rows = Notice.objects.filter(reference__citation_key=key, found_at__lte=at)
    return [
        {
            "kind": row.kind,
            "date": row.date,
            "found_at": row.found_at.isoformat(),
            "doi": row.doi,
            "source": row.source,
        }
        for row in rows.order_by("pk")
    ]


def images(content: Content) -> Iterator[tuple[str, bytes]]:
    """
    Yield the pictures that the letter shows, as far as their files are stored here.

    A file is named by what is in it and never written over, so the name is that of then.
    """
    for picture in pictures(content):
        kept = kept_at(picture.url)
        if picture.sha256 and kept and (data := stored(kept[0])) is not None:
            yield kept[0], data


def stored(name: str) -> bytes | None:
    """Return what a picture's file holds, None where there is none; raises OSError."""
    storage = Image._meta.get_field("file").storage
    with taking_part():
        if not storage.exists(name):
            return None
        with storage.open(name) as file:
            return bytes(file.read())

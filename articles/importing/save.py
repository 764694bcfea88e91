"""
Write a page into the database as a draft: all of it, or nothing.

One transaction holds the letter and everything it hangs on. The draft itself is written
through `articles.workflow.actions.editing`, like every other edit, so the policy is asked and
the history tells who imported what.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from articles.importing import drafted, papers, records
from articles.importing.notes import Notes
from articles.importing.page import Page
from articles.importing.refusal import ImportRefused
from articles.models import Article, Redirect, SourcePage
from articles.workflow import actions


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`outcome` is created, updated or unchanged; `notes` are those of the page and of saving."""

    article: Article
    outcome: str
    notes: Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a page came from: the file's name and the SHA-256 of its bytes, in hex."""

    name: str
    sha256: str


def save(
    page: Page, origin: Origin, *, actor: User, now: datetime, update: bool = False
) -> ImportReport:
    """
    Make `page` a draft; raises `ImportRefused` and leaves nothing behind when it cannot be.

    The very same file again changes nothing. A page that is a draft already is refused
    unless `update`: then the draft is rewritten, and what is live stays live.
    """
    try:
        with transaction.atomic():
            return _save(page, origin, actor=actor, now=now, update=update)
    except actions.Refused as error:
        raise ImportRefused(f"The draft was not changed. {error.refusal.reason}") from error
    except ValidationError as error:
        said = " ".join(error.messages)
        raise ImportRefused(f"The page holds something no draft can: {said}") from error
    except (IntegrityError, DataError) as error:
        raise ImportRefused(
            "The page could not be saved; somebody may have imported it at this moment. "
            "Import it again."
        ) from error


def _save(page: Page, origin: Origin, *, actor: User, now: datetime, update: bool) -> ImportReport:
    known = _known(page, origin)
    if known is not None and not update:
        if _came_from(known, origin):
            return ImportReport(known, "unchanged", page.notes)
        raise ImportRefused(
            f"This letter is here already: “{known.headline}” ({known.slug}). Import it again "
            "with --update to rewrite its draft from this page. What is live stays live."
        )
    house = records.brand(page.publisher, page.notes)
    records.products(page.products, house, page.notes)
    shelf = papers.shelve(page.references, page.notes)
    # A letter named above another slug keeps it: an editor chose that one.
    article = known or Article(slug=page.slug)
    with actions.editing(article, actor=actor, now=now, kind="import") as draft:
        drafted.write(draft, page, house, shelf)
        _remember(draft, page, origin, actor=actor, now=now)
    return ImportReport(article, "updated" if known else "created", page.notes)


def _known(page: Page, origin: Origin) -> Article | None:
    """Return the letter this page became before, by its bytes or by its present or old slug."""
    source = SourcePage.objects.filter(sha256=origin.sha256).select_related("article").first()
    moved = Redirect.objects.filter(old_slug=page.slug).select_related("article").first()
    return (
        (source.article if source else None)
        or Article.objects.filter(slug=page.slug).first()
        or (moved.article if moved else None)
    )


def _came_from(article: Article, origin: Origin) -> bool:
    return SourcePage.objects.filter(article=article, sha256=origin.sha256).exists()


def _remember(draft: Article, page: Page, origin: Origin, *, actor: User, now: datetime) -> None:
    """Keep the page as it came, and what was said about it."""
    SourcePage.objects.update_or_create(
        article=draft,
        defaults={
            "name": origin.name[:300],
            "sha256": origin.sha256,
            "imported_at": now,
            "imported_by": actor,
            "visible_date": page.dates.visible,
            "date_published": page.dates.published,
            "date_modified": page.dates.modified,
            "last_reviewed": page.dates.last_reviewed,
            "reviewed_by": page.dates.reviewed_by,
            "recognised": page.notes.recognised,
            "guessed": page.notes.guessed,
            "unplaced": page.notes.unplaced,
            "text": page.text,
        },
    )

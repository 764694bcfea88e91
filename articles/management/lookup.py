"""Find what a command's arguments name, or say which argument is wrong."""

from django.core.management.base import CommandError

from articles.content import Content
from articles.models import Article, Publication, Revision
from articles.workflow.showing import content_of as shown_by
from references.management.explained import WRONG_CALL, require_migrated


def letter(slug: str) -> Article:
    """Return the letter with `slug`."""
    require_migrated()
    article = Article.objects.filter(slug=slug).first()
    if article is None:
        raise CommandError(f"SLUG: there is no letter “{slug}”.", returncode=WRONG_CALL)
    return article


def revision(article: Article, number: int) -> Revision:
    """Return revision `number` of `article`."""
    found = article.revisions.filter(number=number).first()
    if found is None:
        known = ", ".join(str(n) for n in article.revisions.values_list("number", flat=True))
        raise CommandError(
            f"--revision: {article.slug} has no revision {number}; it has {known or 'none'}.",
            returncode=WRONG_CALL,
        )
    return found


def content_of(found: Revision) -> Content:
    """Return what `found` freezes; refuse one whose text no longer fits its digest."""
    try:
        return found.content
    except ValueError as error:
        raise CommandError(f"{error} Run: manage.py verify_history") from error


def shown_of(found: Publication) -> Content:
    """Return the letter as readers see it; refuse one whose text no longer fits its digest."""
    try:
        return shown_by(found)
    except ValueError as error:
        raise CommandError(f"{error} Run: manage.py verify_history") from error

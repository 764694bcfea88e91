"""
Find the letter at an address, or say what became of it.

A letter that was never public and one that no longer is are told apart for nobody: both are
404. Only a withdrawal is said (410), and a new address (301).
"""

from datetime import datetime

from rest_framework.exceptions import NotFound

from articles.api.errors import Gone, Moved
from articles.api.moment import next_changes
from articles.models import Publication
from articles.models.publication import PublicationQuerySet


def find(letters: PublicationQuerySet, slug: str, *, now: datetime) -> Publication:
    """
    Return the live letter with `slug` among `letters`, annotated with `moment.next_changes`.

    One query when there is one. Raises `Moved`, `Gone` or `NotFound`.
    """
    letter = letters.live(now).filter(slug=slug).annotate(**next_changes(now)).first()
    if letter is not None:
        return letter
    withdrawn = _withdrawn(slug, now=now)
    moved = Publication.objects.live(now).filter(article__redirects__old_slug=slug)
    # Where another letter was last seen, and taken back, the first one's readers are told so.
    own = moved.filter(article=withdrawn) if withdrawn else moved
    if today := own.values_list("slug", flat=True).first():
        raise Moved(today)
    if withdrawn:
        raise Gone
    raise NotFound("No letter has this address.")


def indexable(*, now: datetime) -> PublicationQuerySet:
    """Return the live letters that search engines may list."""
    # Exact, not a guess: inside a JSON string a quotation mark would stand escaped.
    return Publication.objects.live(now).exclude(detail__contains='"robots":"noindex')


def _withdrawn(slug: str, *, now: datetime) -> int | None:
    """Return the letter that readers saw last at `slug` if it was taken back, else None."""
    seen = Publication.objects.shown().filter(slug=slug, live_from__lte=now)
    last = seen.order_by("-live_from", "-pk").values_list("article_id", "withdrawn_at")[:1]
    return next((pk for pk, withdrawn in last if withdrawn and withdrawn <= now), None)

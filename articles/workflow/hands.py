"""
Name everybody whose hand is in a letter since its last signature.

A revision freezes more than the letter's own text: the author's disclosure, a product's
warnings, a paper's title. Who changed one of those wrote a part of the revision as well, so
four eyes counts them too.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from articles import collect, mentions
from articles.body.parse import parse
from articles.body.prose import prose
from articles.content import FDA_DISCLAIMER
from articles.models import (
    Article,
    Author,
    Brand,
    Disclaimer,
    Event,
    Image,
    Product,
    Revision,
    Series,
    Topic,
)
from references.models import Reference

WRITING = ("create", "import", "edit", "merge")
"""Kinds of event that make their actor a writer of the letter."""


APPROVING = ("approve", "emergency_approve")
"""Kinds of event after which a revision bore every signature that it needed."""


def since_signature(article: Article, *, before: int | None = None, digest: str = "") -> set[int]:
    """
    Return the ids of everybody who wrote a part since the last signed revision was frozen.

    With `before`, of the revision with that number: what was signed since then, itself included,
    takes nobody's hand out of it. With its `digest`, an earlier signature under the same words
    does not either: who wrote them is not to sign them when they are submitted once more.
    """
    frozen = _last_signed(article, before=before, digest=digest)
    events = article.events.filter(kind__in=WRITING, actor__isnull=False)
    if frozen is not None:
        events = events.filter(pk__gt=frozen.pk)
    start = frozen.at if frozen is not None else article.created_at
    return set(events.values_list("actor_id", flat=True)) | _of_shared_records(article, start)


SIGNED = Exists(Event.objects.filter(revision=OuterRef("pk"), kind__in=APPROVING))
"""Holds of a revision that bore every signature it needed; some of them sign nothing yet."""


def signed(article: Article) -> QuerySet[Revision]:
    """Return the revisions that bore every signature they needed."""
    return article.revisions.filter(SIGNED)


def ever(article: Article) -> set[int]:
    """Return the ids of everybody who ever wrote in the letter itself."""
    events = article.events.filter(kind__in=WRITING, actor__isnull=False)
    return set(events.values_list("actor_id", flat=True))


def _last_signed(article: Article, *, before: int | None, digest: str) -> Event | None:
    """Return the event that froze the newest revision which bore all its signatures."""
    signed = article.events.filter(kind__in=APPROVING).exclude(revision__digest=digest)
    if before is not None:
        signed = signed.filter(revision__number__lt=before)
    newest = signed.order_by("-revision__number").values_list("revision", flat=True).first()
    if newest is None:
        return None
    return article.events.filter(kind="submit", revision=newest).order_by("id").first()


def _of_shared_records(article: Article, start: datetime) -> set[int]:
    letters = ContentType.objects.get_for_model(Article)
    changes = LogEntry.objects.filter(action_time__gt=start).exclude(content_type=letters)
    # Often nobody changed anything else, and what the letter shows need not be asked.
    if not changes.exists():
        return set()
    touched = Q(pk__in=[])
    for model, keys in _shared_records(article):
        kind = ContentType.objects.get_for_model(model)
        touched |= Q(content_type=kind, object_id__in=[str(key) for key in keys])
    return set(changes.filter(touched).values_list("user_id", flat=True))


def _shared_records(article: Article) -> Iterable[tuple[type[Model], Iterable[int | None]]]:
    bylines = list(article.bylines.values_list("author_id", "author__image"))
    yield Author, [author for author, _ in bylines]
    yield Topic, article.topic_links.values_list("topic_id", flat=True)
    # The FDA's comes by itself, chosen or not.
    attached = Disclaimer.objects.filter(Q(articles=article) | Q(kind=FDA_DISCLAIMER))
    yield Disclaimer, attached.values_list("pk", flat=True)
    yield Reference, article.citations.values_list("reference_id", flat=True)
    texts = [article.body, *article.faqs.values_list("answer", flat=True)]
    products = _products_named(article, texts)
    yield Product, [row.pk for row in products]
    portraits = [portrait for _, portrait in bylines]
    yield Image, [article.image_id, *portraits, *(row.image_id for row in products)]
    if any("<figure" in html for html in texts):
        yield Image, article.figures.values_list("image_id", flat=True)
    yield Series, [article.series_id] if article.series_id else []
    yield Brand, Brand.objects.values_list("pk", flat=True)


def _products_named(article: Article, texts: list[str]) -> list[Product]:
    seen = [article.headline, article.description]
    seen += article.faqs.values_list("question", flat=True)
    seen += [prose(parse(html)).text for html in texts]
    rows = list(Product.objects.select_related("image"))
    slugs = {p.slug for p in mentions.named([collect.product(r, origin="") for r in rows], seen)}
    return [row for row in rows if row.slug in slugs]

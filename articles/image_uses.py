"""
Find where a picture is used: in drafts, by the records that letters show, in frozen revisions.

Revisions are asked by the index that is written when they are frozen, whether somebody signed them
or not: each is a record, and keeps what it showed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from articles.models import Article, Author, Brand, Figure, Image, Product, Revision, ShownImage

HOLDERS: tuple[tuple[type[Model], str], ...] = (
    (Article, "image"),
    (Author, "image"),
    (Product, "image"),
    (Brand, "logo"),
    (Figure, "image"),
    (ShownImage, "image"),
)
"""Every table that points at a picture, and the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InDraft:
    """A letter whose working text shows the picture: as its main one, in its text, or both."""

    article: Article
    is_main: bool
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InRevisions:
    """The frozen revisions of one letter that show the picture, by number."""

    article: Article
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereUsed:
    """Every use of one picture."""

    drafts: tuple[InDraft, ...]
    authors: tuple[Author, ...]
    products: tuple[Product, ...]
    brands: tuple[Brand, ...]
    revisions: tuple[InRevisions, ...]

    @property
    def is_unused(self) -> bool:
        return not (self.drafts or self.authors or self.products or self.brands or self.revisions)


def where_used(image: Image) -> WhereUsed:
    """Return every use of `image`, in a constant number of queries."""
    return WhereUsed(
        drafts=tuple(_drafts(image)),
        authors=tuple(Author.objects.filter(image=image)),
        products=tuple(Product.objects.filter(image=image)),
        brands=tuple(Brand.objects.filter(logo=image)),
        revisions=tuple(_revisions(image)),
    )


def with_use(images: QuerySet[Image]) -> QuerySet[Image]:
    """Add `is_used` to every picture."""
    used = Q(pk__in=[])
    for model, column in HOLDERS:
        used |= Q(Exists(model._default_manager.filter(**{column: OuterRef("pk")})))
    return images.annotate(is_used=used)


def letters_showing(images: Iterable[Image]) -> dict[int, set[int]]:
    """Return the ids of the letters whose drafts show each of the pictures, by its id."""
    keys = [image.pk for image in images]
    found: dict[int, set[int]] = {key: set() for key in keys}
    main = Article.objects.filter(image__in=keys).order_by()
    figures = Figure.objects.filter(image__in=keys).order_by()
    for rows in (
        main.values_list("image_id", "pk"),
        figures.values_list("image_id", "article_id"),
    ):
        for key, article in rows:
            found[key].add(article)
    return found


def _drafts(image: Image) -> Iterator[InDraft]:
    figures: dict[int, int] = {}
    for article in Figure.objects.filter(image=image).values_list("article_id", flat=True):
        figures[article] = figures.get(article, 0) + 1
    rows = Article.objects.filter(Q(image=image) | Q(pk__in=figures)).order_by("headline")
    for row in rows.defer("body"):
        yield InDraft(article=row, is_main=row.image_id == image.pk, figures=figures.get(row.pk, 0))


def _revisions(image: Image) -> Iterator[InRevisions]:
    rows = Revision.objects.filter(shown_images__image=image).select_related("article")
    by_letter: dict[Article, list[Revision]] = {}
    for row in rows.defer("text", "article__body").order_by("article__headline", "number"):
        by_letter.setdefault(row.article, []).append(row)
    for article, revisions in by_letter.items():
        yield InRevisions(article=article, revisions=tuple(revisions))

"""
Find or make what a letter hangs on: brand, people, series, topics, products, disclaimer.

What is there already is kept as it is: somebody may have corrected it since, and a page is no
better source than an editor. Nothing here is read off the database into the page.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone

from articles.compliance import fixed_text
from articles.importing import goods
from articles.importing.lines import same
from articles.importing.notes import Notes, quoted
from articles.importing.page import Goods, Publisher, Subject, Writer
from articles.models import (
    Author,
    Brand,
    Disclaimer,
    Product,
    Series,
    Topic,
)
from articles.workflow import wording
from references.titles import slug as slugify

Row = TypeVar("Row", bound=models.Model)

STAND_IN = "https://brand.invalid"
"""The origin of a brand nobody has described yet; .invalid never leads anywhere (RFC 2606)."""


def brand(house: Publisher, notes: Notes) -> Brand:
    """Return the brand there is; make it from the page when there is none."""
    found = Brand.objects.first()
    if found and found.origin != STAND_IN:
        if house.origin and house.origin != found.origin:
            notes.guess(f"The page stood at {house.origin}; letters here are for {found.origin}.")
        return found
    if not (house.name or house.origin):
        notes.leave(
            "The page does not name its publisher, and no brand is set up. A stand-in was made; "
            "fill it in under Brand before you publish."
        )
    elif house.time_zone != "UTC":
        notes.guess(f"The brand's time zone, {house.time_zone}, was told from the page's dates.")
    return _kept(
        Brand(
            name=house.name or house.origin.partition("://")[2] or "Unnamed brand",
            origin=house.origin or STAND_IN,
            post_path=house.post_path,
            language=house.language[:20],
            time_zone=house.time_zone,
            same_as=list(house.same_as),
            email=house.email,
            telephone=house.telephone,
        )
    )


def authors(writers: Iterable[Writer], notes: Notes) -> Iterator[Author]:
    """Yield the author record of each writer; known ones keep their facts."""
    for writer in writers:
        known = Author.objects.filter(slug=writer.slug).first()
        known = known or Author.objects.filter(name__iexact=writer.name).first()
        if known and not same(known.name, writer.name):
            notes.guess(f"{writer.name} is known here as {known.name}; that record was used.")
        yield known or _kept(
            Author(
                slug=writer.slug,
                name=writer.name,
                given_name=writer.given_name,
                family_name=writer.family_name,
                job_title=writer.job_title,
                works_for_brand=writer.works_for_brand,
                description=writer.description,
                url=_web(writer.url),
                same_as=list(writer.same_as),
                material_connection=writer.material_connection,
            )
        )


def series(name: str, url: str, house: Brand, notes: Notes) -> Series | None:
    """Return the series called `name`, or None when the page names none."""
    slug = slugify(name)[:100].strip("-")
    if not slug:
        return None
    known = Series.objects.filter(models.Q(slug=slug) | models.Q(name__iexact=name)).first()
    if known is None and not _web(url):
        notes.guess(f"The page of the series {quoted(name)} is unknown. Correct its address.")
    return known or _kept(Series(slug=slug, name=name[:200], url=_web(url) or f"{house.origin}/"))


def topic(subject: Subject) -> Topic | None:
    """Return the topic called as `subject`; None for a name without letters."""
    slug = slugify(subject.name)[:100].strip("-")
    if not slug:
        return None
    known = Topic.objects.filter(models.Q(slug=slug) | models.Q(name__iexact=subject.name)).first()
    return known or _kept(Topic(slug=slug, name=subject.name, kind=subject.kind))


def is_product(subject: Subject) -> bool:
    """Say whether a substance is a product here, and neither a topic nor an ingredient yet."""
    if subject.kind != "substance" or Topic.objects.filter(name__iexact=subject.name).exists():
        return False
    shelf = list(Product.objects.values_list("name", "active_ingredients"))
    if any(same(subject.name, one) for _, ingredients in shelf for one in ingredients):
        return False
    return any(same(subject.name, name) for name, _ in shelf)


def products(found: Iterable[Goods], house: Brand, notes: Notes) -> None:
    """Make the products that are not known yet, except guesses that are the brand's own name."""
    for one in found:
        guess = goods.guessed(one.name)
        names = (house.name, house.alternate_name)
        if guess in notes.guessed and goods.is_house(one.name, names, house.origin):
            notes.guessed.remove(guess)
            continue
        slug = slugify(one.name)[:100].strip("-")
        named = models.Q(slug=slug) | models.Q(name__iexact=one.name)
        if slug and not Product.objects.filter(named).exists():
            _kept(
                Product(
                    slug=slug,
                    name=one.name,
                    url=_web(one.url),
                    active_ingredients=list(one.ingredients),
                )
            )


def disclaimer() -> Disclaimer:
    """Return the FDA disclaimer, with the fixed texts of 21 CFR 101.93(c) if it has none yet."""
    found, _ = Disclaimer.objects.get_or_create(kind="fda", defaults={"name": "FDA disclaimer"})
    if not found.versions.exists():
        wording.write(
            found,
            singular=fixed_text.SINGULAR,
            plural=fixed_text.PLURAL,
            actor=None,
            now=timezone.now(),
        )
    return found


def _kept(row: Row) -> Row:
    row.clean_fields()
    row.save()
    return row


def _web(url: str) -> str:
    """Return `url` if it is an http(s) address that fits its column, or ""."""
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return ""
    return url if len(url) <= 200 else ""

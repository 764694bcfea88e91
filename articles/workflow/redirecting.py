"""
Keep old addresses of letters alive: remember renames, refuse what is taken, import lists.

A redirect leads to a letter and never to an address, so whatever a letter is called later, each
of its old addresses leads to today's in one step. It is followed only where nothing is live.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from articles.models import Article, Brand, Publication, Redirect
from articles.redirects.plan import Known, Plan, plan
from articles.redirects.rows import Fault, Site, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made and found there, as old slugs; with faults nothing was made."""

    created: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    """Of those, what leads to a letter that readers cannot open yet."""
    faults: tuple[Fault, ...] = ()


def remember(article: Article, slug: str) -> None:
    """
    Have every address that `article` had before lead to it; called as it goes live at `slug`.

    An address that another letter took over since is that letter's.
    """
    # A redirect is followed only where nothing is live, so one written before a scheduled
    # rename, or left over from a slug that is in use again, misleads nobody.
    mine = article.publications.shown().exclude(slug=slug).values("slug")
    seen = Publication.objects.shown().filter(slug__in=mine).order_by("live_from", "pk")
    last = dict(seen.values_list("slug", "article_id"))
    for old_slug in sorted(old for old, owner in last.items() if owner == article.pk):
        Redirect.objects.update_or_create(old_slug=old_slug, defaults={"article": article})


def taken(slug: str, *, now: datetime, by: Article | None = None) -> str:
    """Return why the letter `by` (or a new one) cannot have the address, or ""."""
    mine = by.pk if by else None
    if other := Article.objects.filter(slug=slug).exclude(pk=mine).first():
        return f"“{other.headline}” has this address already. Choose another."
    shown = Publication.objects.shown().not_over(now).exclude(article=mine)
    if live := shown.filter(slug=slug).first():
        return f"Readers find “{live.headline}” at this address. Choose another."
    old = Redirect.objects.filter(old_slug=slug).exclude(article=mine).select_related("article")
    if redirect := old.first():
        return (
            f"This address leads readers on to “{redirect.article.headline}”. Choose another, or "
            "delete that redirect first."
        )
    return ""


def free(slug: str, *, now: datetime) -> str:
    """Return `slug`, or with a number the first like it that nothing has."""
    longest = Article._meta.get_field("slug").max_length or 0
    tried, number = slug[:longest].strip("-"), 1
    while taken(tried, now=now):
        number += 1
        end = f"-{number}"
        tried = f"{slug[: longest - len(end)].strip('-')}{end}"
    return tried


def import_file(data: bytes, *, now: datetime) -> Imported:
    """Make every redirect of a CSV file, or, when one cannot be made, none and say why."""
    rows, faults = read(data, site=site())
    with transaction.atomic():
        made = plan(rows, known(now=now))
        if every := sorted([*faults, *made.faults], key=lambda fault: fault.line):
            return Imported(faults=tuple(every))
        return _make(made, now=now)


def known(*, now: datetime) -> Known:
    """Return which addresses there are at `now`."""
    drafts = Article.objects.values_list("slug", "pk")
    shown = Publication.objects.shown().not_over(now).values_list("slug", "article_id")
    return Known(
        letters=dict(drafts) | dict(shown),
        redirects=dict(Redirect.objects.values_list("old_slug", "article_id")),
        names=dict(Article.objects.values_list("pk", "headline")),
    )


def _make(made: Plan, *, now: datetime) -> Imported:
    Redirect.objects.bulk_create(
        [Redirect(old_slug=old, article_id=letter) for old, letter in made.new.items()],
        batch_size=500,
    )
    live = set(Publication.objects.live(now).values_list("article_id", flat=True))
    return Imported(
        created=tuple(sorted(made.new)),
        unchanged=tuple(sorted(made.there)),
        waiting=_waiting(made.new, live),
    )


def _waiting(new: Mapping[str, int], live: set[int]) -> tuple[str, ...]:
    return tuple(sorted(old for old, letter in new.items() if letter not in live))


def site() -> Site:
    """Return where letters have their addresses."""
    brand = Brand.objects.first()
    return Site(brand.origin, brand.post_path) if brand else Site("", "/")

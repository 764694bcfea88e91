"""Narrow the list of letters down, by what holds now rather than by what a row last stored."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.letter.wording import label
from articles.models import Article, Claim, Product, Publication, PublishedEntry
from articles.searching import words_of
from articles.workflow import counting
from articles.workflow.states import Status

Letters = QuerySet[Article]

WEEK = timedelta(days=7)


def has_status(status: Status, *, now: datetime) -> Q:
    """
    Return the condition under which a letter has `status` at `now`, as `states.status_now` says.

    The letters come with `latest_from` and `latest_until`: a scheduled letter whose hour has
    come is published, and a published one whose end has come is not.
    """
    begun = Q(status=Status.PUBLISHED) | Q(status=Status.SCHEDULED, latest_from__lte=now)
    ended = Q(latest_until__isnull=False, latest_until__lte=now)
    if status is Status.SCHEDULED:
        return Q(status=status) & (Q(latest_from__gt=now) | Q(latest_from__isnull=True))
    if status is Status.PUBLISHED:
        return begun & (Q(latest_until__isnull=True) | Q(latest_until__gt=now))
    if status is Status.UNPUBLISHED:
        return Q(status=status) | (begun & ended)
    return Q(status=status)


class StatusFilter(admin.SimpleListFilter):
    """Filter by the status of now: a schedule whose hour has come counts as published."""

    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(status.value, label(status.value)) for status in Status]

    def queryset(self, request: HttpRequest, queryset: Letters) -> Letters:
        if self.value() not in set(Status):
            return queryset
        return queryset.filter(has_status(Status(self.value()), now=timezone.now()))


class GoingLiveFilter(admin.SimpleListFilter):
    """Filter by what readers are going to see soon, and what they have seen of late."""

    title = "going live"
    parameter_name = "live"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("week", "In the next 7 days"), ("past", "In the last 7 days")]

    def queryset(self, request: HttpRequest, queryset: Letters) -> Letters:
        now = timezone.now()
        spans = {"week": (now, now + WEEK), "past": (now - WEEK, now)}
        if self.value() not in spans:
            return queryset
        begin, end = spans[str(self.value())]
        going = Publication.objects.shown().filter(
            article=OuterRef("pk"),
            live_from__gt=begin,
            live_from__lte=end,
            withdrawn_at__isnull=True,
        )
        return queryset.filter(Exists(going))


class FindingsFilter(admin.SimpleListFilter):
    """Filter by what was counted; a count that is out of date stands apart, and claims nothing."""

    title = "open findings"
    parameter_name = "findings"
    conditions = {
        "block": Q(open_findings__blocking__gt=0),
        "warn": Q(open_findings__blocking=0, open_findings__warnings__gt=0),
        "none": Q(open_findings__blocking=0, open_findings__warnings=0),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("block", "Blocking"),
            ("warn", "Warnings alone"),
            ("none", "None"),
            ("stale", "Changed since they were counted"),
        ]

    def queryset(self, request: HttpRequest, queryset: Letters) -> Letters:
        if self.value() not in {*self.conditions, "stale"}:
            return queryset
        of_now = counting.state(now=timezone.now()).counted()
        if self.value() == "stale":
            return queryset.exclude(pk__in=queryset.filter(of_now).values("pk"))
        return queryset.filter(of_now & self.conditions[str(self.value())])


class ProductFilter(admin.SimpleListFilter):
    """Filter by the product that readers see named, that the draft names, or that a claim is of."""

    title = "product named"
    parameter_name = "product"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Product.objects.order_by("name").values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: Letters) -> Letters:
        product = Product.objects.filter(slug=self.value() or "").first()
        if product is None:
            return queryset
        shown = PublishedEntry.objects.filter(
            kind="product",
            key=product.slug,
            publication__article=OuterRef("pk"),
            publication__in=Publication.objects.live(timezone.now()),
        )
        claimed = Claim.objects.filter(article=OuterRef("pk"), product=product)
        condition = Q(Exists(claimed)) | Q(Exists(shown))
        for name in (product.name, *product.alternate_names):
            if words := words_of(name):
                condition |= Q(draft_words__words__contains=f" {' '.join(words)} ")
        return queryset.filter(condition)

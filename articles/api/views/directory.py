"""Serve what letters have in common: authors, series, topics and products."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from articles.api import directory
from articles.api.public import Public, PublicList
from articles.api.serializers.directory import (
    AuthorProfileSerializer,
    ProductProfileSerializer,
    SeriesProfileSerializer,
    TopicProfileSerializer,
)
from articles.models import PublishedEntry


class Things(PublicList):
    """The things of one kind that live letters show."""

    queryset = PublishedEntry.objects.none()
    filter_backends = []
    kind = ""

    def get(self, request: Request) -> HttpResponse:
        rows = self.page(directory.things((self.kind,), counted=self.kind, now=self.now))
        return self.listed([directory.describe(row) for row in rows], tags=["letters"])


class Thing(Public):
    """One of them, by its slug."""

    kind = ""
    also: tuple[str, ...] = ()

    def get(self, request: Request, slug: str) -> HttpResponse:
        kinds = (self.kind, *self.also)
        found = directory.things(kinds, counted=self.kind, now=self.now).filter(key=slug).first()
        if found is None:
            raise NotFound(f"No published letter shows a {self.kind} of this slug.")
        return self.published(
            directory.describe(found),
            tags=[f"{self.kind}:{slug}"],
            changed=self.moment.last_change,
            until=self.moment.next_change,
        )


class AuthorList(Things):
    """List who wrote letters."""

    kind = "author"
    serializer_class = AuthorProfileSerializer


@extend_schema(responses=AuthorProfileSerializer)
class AuthorDetail(Thing):
    """Give one author or reviewer, with the profile's structured data."""

    kind = "author"
    also = ("reviewer",)


class SeriesList(Things):
    """List the series of letters."""

    kind = "series"
    serializer_class = SeriesProfileSerializer


@extend_schema(responses=SeriesProfileSerializer)
class SeriesDetail(Thing):
    """Give one series."""

    kind = "series"


class TopicList(Things):
    """List what letters are about."""

    kind = "topic"
    serializer_class = TopicProfileSerializer


@extend_schema(responses=TopicProfileSerializer)
class TopicDetail(Thing):
    """Give one topic."""

    kind = "topic"


class ProductList(Things):
    """List the products that letters name."""

    kind = "product"
    serializer_class = ProductProfileSerializer


@extend_schema(responses=ProductProfileSerializer)
class ProductDetail(Thing):
    """Give one product."""

    kind = "product"

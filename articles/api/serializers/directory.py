"""Describe authors, series, topics and products on their own."""

from rest_framework import serializers

from articles.api.serializers.links import Described
from articles.api.serializers.people import PersonSerializer
from articles.api.serializers.subjects import EntitySerializer, ProductSerializer


class Counted(Described):
    """What each of them has besides its own facts."""

    letters_count = serializers.IntegerField(help_text="Live letters that show it.")
    json_ld = serializers.DictField(
        allow_null=True, help_text="Structured data of its own page, null without one."
    )


class AuthorProfileSerializer(PersonSerializer, Counted):
    """A person as the newest live letter shows them."""


class SeriesProfileSerializer(Counted):
    """A series of letters."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    url = serializers.URLField()


class TopicProfileSerializer(EntitySerializer, Counted):
    """A topic as the newest live letter shows it."""


class ProductProfileSerializer(ProductSerializer, Counted):
    """A product as the newest live letter shows it."""

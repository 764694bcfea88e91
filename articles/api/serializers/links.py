"""
Describe links, and say what all these descriptions are for.

The answers are stored finished; the serializers of this package only describe them to the
OpenAPI document, and a test holds every real answer against it.
"""

from typing import Any

from rest_framework import serializers


class Described(serializers.Serializer[Any]):
    """An object of a finished answer."""


class LinkSerializer(Described):
    """A letter to go to."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    headline = serializers.CharField()

"""Describe what letters are about: topics, products, series."""

from rest_framework import serializers

from articles.api.serializers.images import PictureSerializer
from articles.api.serializers.links import Described


class TopicIdentifierSerializer(Described):
    """A public identifier that a person has checked."""

    system = serializers.CharField(help_text="Such as wikidata, mesh, chebi, unii.")
    value = serializers.CharField()
    url = serializers.CharField(allow_blank=True)


class EntitySerializer(Described):
    """A topic with what identifies it elsewhere."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    type = serializers.CharField(help_text="A schema.org type.")
    identifiers = TopicIdentifierSerializer(many=True)
    same_as = serializers.ListField(child=serializers.URLField())


class TopicSerializer(Described):
    slug = serializers.SlugField()
    name = serializers.CharField()


class ProductNameSerializer(Described):
    slug = serializers.SlugField()
    name = serializers.CharField()


class ProductSerializer(Described):
    """A product that the letter names."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    alternate_names = serializers.ListField(child=serializers.CharField())
    url = serializers.CharField(allow_blank=True)
    active_ingredients = serializers.ListField(child=serializers.CharField())
    safety_consideration = serializers.CharField(allow_blank=True)
    target_population = serializers.CharField(allow_blank=True)
    is_proprietary = serializers.BooleanField()
    image = PictureSerializer(allow_null=True)


class SeriesSerializer(Described):
    """The series a letter belongs to, and its place there."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    position = serializers.IntegerField(allow_null=True, help_text="From 1.")
    url = serializers.URLField()

"""Describe pictures."""

from rest_framework import serializers

from articles.api.serializers.links import Described


class RenditionSerializer(Described):
    url = serializers.URLField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    type = serializers.CharField(help_text="Media type, such as image/webp.")


class FocalPointSerializer(Described):
    """The place that no crop may lose, in parts of width and height from the top left."""

    x = serializers.FloatField(min_value=0, max_value=1)
    y = serializers.FloatField(min_value=0, max_value=1)


class PictureSerializer(Described):
    """A picture; sizes in pixels. An empty `alt` means it is decorative."""

    url = serializers.URLField()
    width = serializers.IntegerField(allow_null=True)
    height = serializers.IntegerField(allow_null=True)
    alt = serializers.CharField(allow_blank=True)
    caption = serializers.CharField(allow_blank=True)
    credit = serializers.CharField(allow_blank=True)
    focal_point = FocalPointSerializer(allow_null=True)
    renditions = RenditionSerializer(many=True)

"""Describe authors and reviewers."""

from rest_framework import serializers

from articles.api.serializers.images import PictureSerializer
from articles.api.serializers.links import Described


class CredentialSerializer(Described):
    name = serializers.CharField()
    credential_category = serializers.CharField(allow_blank=True)
    recognized_by = serializers.CharField(allow_blank=True)


class PersonSerializer(Described):
    """An author or reviewer as the letter shows them. `name` bears no title."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    honorific_prefix = serializers.CharField(allow_blank=True)
    honorific_suffix = serializers.CharField(allow_blank=True)
    job_title = serializers.CharField(allow_blank=True)
    description = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True, help_text="The person's own page.")
    same_as = serializers.ListField(child=serializers.URLField())
    image = PictureSerializer(allow_null=True)
    credentials = CredentialSerializer(many=True)

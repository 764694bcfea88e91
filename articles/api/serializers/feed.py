"""Describe what a feed of the frontend's own is made from."""

from rest_framework import serializers

from articles.api.serializers.images import PictureSerializer
from articles.api.serializers.links import Described
from articles.api.serializers.people import PersonSerializer
from articles.api.serializers.subjects import TopicSerializer


class FeedItemSerializer(Described):
    """A letter as a feed carries it."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    headline = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    date_published = serializers.DateTimeField()
    date_modified = serializers.DateTimeField()
    authors = PersonSerializer(many=True)
    topics = TopicSerializer(many=True)
    image = PictureSerializer(allow_null=True)
    in_language = serializers.CharField(help_text="BCP 47.")
    content_html = serializers.CharField(
        help_text="The whole letter: disclosures, text, questions, references, disclaimers. "
        "Links within it lead to the letter's page."
    )
    content_text = serializers.CharField(help_text="The text alone, without markup.")

"""Describe what frontends need for their own routes."""

from rest_framework import serializers

from articles.api.serializers.links import Described


class LogoSerializer(Described):
    url = serializers.URLField()
    width = serializers.IntegerField(allow_null=True)
    height = serializers.IntegerField(allow_null=True)


class NavigationSerializer(Described):
    """A series with live letters."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    url = serializers.URLField()
    letters_count = serializers.IntegerField()


class SiteSerializer(Described):
    """The publisher and its public site. Texts are empty where nothing is known."""

    name = serializers.CharField()
    alternate_name = serializers.CharField(allow_blank=True)
    description = serializers.CharField(allow_blank=True)
    tagline = serializers.CharField(allow_blank=True)
    origin = serializers.URLField(help_text="Scheme and host, without a slash at the end.")
    post_path = serializers.CharField(help_text="What stands before a letter's slug: /post/")
    language = serializers.CharField(help_text="BCP 47.")
    time_zone = serializers.CharField(help_text="IANA name; all dates are given in it.")
    logo = LogoSerializer(allow_null=True)
    same_as = serializers.ListField(child=serializers.URLField())
    email = serializers.CharField(allow_blank=True)
    telephone = serializers.CharField(allow_blank=True)
    publishing_principles = serializers.CharField(allow_blank=True, help_text="URL.")
    corrections_policy = serializers.CharField(allow_blank=True, help_text="URL.")
    navigation = NavigationSerializer(many=True)
    json_ld = serializers.DictField(help_text="JSON-LD of the home page: {@context, @graph}.")


class RedirectSerializer(Described):
    """An address a letter once had, and today's."""

    old_slug = serializers.SlugField()
    old_url = serializers.URLField()
    slug = serializers.SlugField()
    url = serializers.URLField()
    status = serializers.IntegerField(help_text="The HTTP status to send: 301.")


class SitemapSerializer(Described):
    """A letter that search engines may list."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    date_published = serializers.DateTimeField()
    date_modified = serializers.DateTimeField()

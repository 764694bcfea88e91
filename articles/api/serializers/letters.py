"""Describe a letter: its card in lists, and the whole of it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.serializers.images import PictureSerializer
from articles.api.serializers.links import Described, LinkSerializer
from articles.api.serializers.people import PersonSerializer
from articles.api.serializers.subjects import (
    EntitySerializer,
    ProductNameSerializer,
    ProductSerializer,
    SeriesSerializer,
    TopicSerializer,
)
from articles.api.serializers.texts import (
    DisclaimerSerializer,
    DisclosureSerializer,
    FaqSerializer,
)
from articles.workflow.states import Status
from references.api.serializers import ReferenceSerializer


class Letter(Described):
    """What card and detail have in common."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    headline = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    series = SeriesSerializer(allow_null=True)
    date_published = serializers.DateTimeField()
    date_modified = serializers.DateTimeField()
    last_reviewed = serializers.DateField(allow_null=True)
    authors = PersonSerializer(many=True)
    topics = TopicSerializer(many=True)
    image = PictureSerializer(allow_null=True)
    in_language = serializers.CharField(help_text="BCP 47.")
    word_count = serializers.IntegerField()
    time_required = serializers.CharField(help_text="ISO 8601 duration: PT4M.")


class CardSerializer(Letter):
    """A letter in a list. With `fields`, only those asked for."""

    products = ProductNameSerializer(many=True)
    snippet = serializers.CharField(
        required=False, help_text="Where the words of a search stand, each in a <mark>; HTML."
    )


@extend_schema_field(
    {
        "type": "object",
        "properties": {"_type": {"type": "string"}, "_key": {"type": "string"}},
        "required": ["_type", "_key"],
        "additionalProperties": True,
    }
)
class BlockField(serializers.DictField):
    """A block of Portable Text; what else it holds is its type's business."""


class BodySerializer(Described):
    html = serializers.CharField(help_text="Sanitized and complete.")
    blocks = serializers.ListField(child=BlockField(), help_text="The same as Portable Text.")
    text = serializers.CharField()


class CitationSerializer(Described):
    """A paper the letter cites, by number of first mention."""

    number = serializers.IntegerField()
    key = serializers.CharField()
    reference = ReferenceSerializer()
    formatted_html = serializers.CharField()
    formatted_text = serializers.CharField()
    anchors = serializers.ListField(
        child=serializers.CharField(), help_text="Ids of the marks that cite it: the way back."
    )


class SeoSerializer(Described):
    title = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    canonical_url = serializers.URLField()
    robots = serializers.CharField()
    open_graph = serializers.DictField()


class RevisionSerializer(Described):
    """The signed revision that this is."""

    number = serializers.IntegerField()
    digest = serializers.CharField(help_text="SHA-256 of the signed text, hexadecimal.")
    approved_at = serializers.DateTimeField(allow_null=True)


class ReviewSerializer(Described):
    """
    Until when the review of the letter holds.

    `overdue` is true only where the publisher has overdue letters say so: show a note that the
    letter is being reviewed again.
    """

    due = serializers.DateField(
        allow_null=True, help_text="The last day on which it holds; null where nothing ends it."
    )
    overdue = serializers.BooleanField()


class LetterSerializer(Letter):
    """A whole letter."""

    reviewed_by = PersonSerializer(allow_null=True)
    about = EntitySerializer(many=True)
    mentions = EntitySerializer(many=True)
    products = ProductSerializer(many=True)
    body = BodySerializer()
    citations = CitationSerializer(many=True)
    faqs = FaqSerializer(many=True)
    disclaimers = DisclaimerSerializer(many=True)
    disclosures = DisclosureSerializer(many=True)
    seo = SeoSerializer()
    previous = LinkSerializer(allow_null=True)
    next = LinkSerializer(allow_null=True)
    related = LinkSerializer(many=True)
    revision = RevisionSerializer()
    review = ReviewSerializer()
    json_ld = serializers.DictField(help_text="{@context, @graph}")


class PreviewSerializer(LetterSerializer):
    """One revision as it would be if it went live now. Its neighbours are not known yet."""

    status = serializers.ChoiceField(choices=[status.value for status in Status])

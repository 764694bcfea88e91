"""Describe a reference to the schema; `references.representation` decides what it says."""

from typing import Any

from rest_framework import serializers

from references import csl, kinds
from references.models import Reference
from references.printing.styles import DEFAULT


class AuthorSerializer(serializers.Serializer[Any]):
    """A person, or a group whose `family_name` is empty."""

    name = serializers.CharField()
    given_name = serializers.CharField(allow_blank=True)
    family_name = serializers.CharField(allow_blank=True)
    suffix = serializers.CharField(allow_blank=True)


class IdentifiersSerializer(serializers.Serializer[Any]):
    doi = serializers.CharField(allow_blank=True, help_text="Lower case, without resolver.")
    pmid = serializers.CharField(allow_blank=True)
    pmcid = serializers.CharField(allow_blank=True, help_text="PMC and a number.")
    isbn = serializers.CharField(allow_blank=True, help_text="13 digits.")


class MetaSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    content = serializers.CharField()


class ReferenceSerializer(serializers.Serializer[Any]):
    """A paper of the library. Texts are empty where nothing is known."""

    key = serializers.CharField(help_text="The citation key.")
    type = serializers.ChoiceField(choices=list(csl.TYPES.items()))
    title = serializers.CharField(help_text="Plain characters; italics stand in formatted_html.")
    authors = AuthorSerializer(many=True)
    editors = AuthorSerializer(many=True)
    container_title = serializers.CharField(allow_blank=True, help_text="Journal or book.")
    container_title_short = serializers.CharField(allow_blank=True)
    publisher = serializers.CharField(allow_blank=True)
    issued = serializers.CharField(allow_blank=True, help_text="2017, 2017-05 or 2017-05-12.")
    year = serializers.IntegerField(allow_null=True)
    volume = serializers.CharField(allow_blank=True)
    issue = serializers.CharField(allow_blank=True)
    page = serializers.CharField(allow_blank=True)
    number = serializers.CharField(allow_blank=True, help_text="Article number.")
    issn = serializers.CharField(allow_blank=True)
    identifiers = IdentifiersSerializer()
    url = serializers.CharField(allow_blank=True, help_text="URL of the best place to read it.")
    urls = serializers.ListField(child=serializers.URLField(), help_text="All places, best first.")
    status = serializers.ChoiceField(choices=Reference.Status.choices)
    status_notice = serializers.CharField(allow_blank=True, help_text="URL.")
    kind = serializers.ChoiceField(choices=list(kinds.LABELS.items()), allow_blank=True)
    verified_at = serializers.DateTimeField(allow_null=True)
    verified_source = serializers.CharField(allow_blank=True)
    formatted_html = serializers.CharField(
        help_text="The printed entry without its number, escaped: in a letter in the brand’s "
        "citation style, in the library in AMA unless `style` asks for another."
    )
    formatted_text = serializers.CharField(help_text="The same in plain characters.")
    coins = serializers.CharField(
        allow_blank=True,
        help_text="OpenURL ContextObject: escape it into the title of an empty "
        '`<span class="Z3988">` and readers’ reference managers find the paper.',
    )
    meta = MetaSerializer(
        many=True, help_text="Highwire Press meta tags, for a page that is about this paper."
    )

    def to_representation(self, instance: Reference) -> dict[str, Any]:
        """Print in the style that the request asks for; the filter has checked its name."""
        request = self.context.get("request")
        style = request.query_params.get("style") if request else None
        return dict(instance.represent(style=style or DEFAULT))

"""What letters are about and where they stand: series, topics, products."""

from django.conf import settings
from django.db import models

from articles.content import TOPIC_KINDS
from references.models.visible import VisibleCharField, VisibleTextField


class Series(models.Model):
    """A run of letters with a page of its own (schema.org Blog)."""

    slug = models.SlugField(max_length=100, unique=True)
    name = VisibleCharField(max_length=200)
    url = models.URLField("page", help_text="The series' page on the public site.")
    description = VisibleTextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """A substance, tissue, condition, sign or idea; its kind decides the schema.org type."""

    slug = models.SlugField(max_length=100, unique=True)
    name = VisibleCharField(max_length=200, unique=True)
    kind = models.CharField(
        max_length=20,
        choices=[(kind, kind.replace("_", " ")) for kind in TOPIC_KINDS],
        help_text="A state that the letter itself calls no disease is not a condition. "
        "A nutrient is a substance, never a product.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TopicIdentifier(models.Model):
    """A public identifier of a topic, typed in by an editor and checked by a person."""

    SYSTEMS = ("wikidata", "mesh", "chebi", "unii", "other")

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="identifiers")
    system = models.CharField(max_length=20, choices=[(name, name) for name in SYSTEMS])
    value = models.CharField(max_length=100)
    url = models.URLField(blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["system", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "system", "value"], name="topic_identifier_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.system}:{self.value}"


class Product(models.Model):
    """A product of the brand: what the rules listen for, and what the graph describes."""

    slug = models.SlugField(max_length=100, unique=True)
    name = VisibleCharField(max_length=200, unique=True)
    alternate_names = models.JSONField(
        "other names",
        default=list,
        blank=True,
        help_text="How letters also call it, one a line. The compliance rules listen for these.",
    )
    url = models.URLField("page", blank=True)
    active_ingredients = models.JSONField(
        default=list,
        blank=True,
        help_text="One a line, as letters write them: L-glutamine. A benefit of an ingredient "
        "is read as a benefit of the product.",
    )
    safety_consideration = VisibleTextField(
        "warnings", blank=True, help_text="Warnings of the label. No health claim belongs here."
    )
    target_population = VisibleCharField(max_length=200, blank=True)
    is_proprietary = models.BooleanField(default=False)
    image = models.ForeignKey(
        "articles.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

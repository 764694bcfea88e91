"""The letter: its identity, its working draft and the status of that draft."""

import uuid
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from articles.models.author import Author
from articles.models.disclaimer import Disclaimer
from articles.models.taxonomy import Series, Topic
from articles.workflow.states import Status
from references.models import Reference
from references.models.visible import VisibleCharField, VisibleTextField

# Members of schema.org's MedicalSpecialty that a supplement letter can belong to.
SPECIALTIES = (
    "Cardiovascular",
    "Dermatologic",
    "DietNutrition",
    "Endocrine",
    "Gastroenterologic",
    "Geriatric",
    "Musculoskeletal",
    "Neurologic",
    "Pediatric",
    "PrimaryCare",
    "PublicHealth",
    "Rheumatologic",
)


def validate_believable(value: datetime) -> None:
    """Refuse a moment that can only be a typing error."""
    if not 1900 <= value.year <= 2200:
        raise ValidationError("Check the year.")


class Article(models.Model):
    """
    A letter as its editors work on it; readers see publications, never this row.

    `status` is assigned in `articles.workflow.actions` alone.
    """

    identity = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        max_length=200,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
                "Use small letters, digits and single hyphens between them: what-cells-run-on",
            )
        ],
        help_text="The end of the letter's address. Changing it leaves a redirect behind.",
    )
    headline = VisibleCharField(max_length=300)
    description = VisibleTextField(
        blank=True, help_text="Two or three sentences under the headline; also the search snippet."
    )
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    series_position = models.PositiveIntegerField(
        "place in the series",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text="From 1; empty for none.",
    )
    authors = models.ManyToManyField(Author, through="ArticleAuthor", related_name="articles")
    topics = models.ManyToManyField(Topic, through="ArticleTopic", related_name="articles")
    body = models.TextField(blank=True)
    faqs_shown = models.BooleanField(
        "show the questions on the page",
        default=True,
        help_text="Only what stands on the page may stand in the structured data.",
    )
    disclaimers = models.ManyToManyField(
        Disclaimer,
        blank=True,
        related_name="articles",
        help_text="The FDA disclaimer comes by itself where the letter makes a statement about "
        "a product or its ingredient (21 CFR 101.93). Choose it here for a letter that only names "
        "a product.",
    )
    show_disclosures = models.BooleanField(
        "disclose the authors' connections above the letter",
        default=False,
        help_text="Shows each author's disclosure before the first line (16 CFR 255.5). A letter "
        "that names a product shows those of authors with a connection in any case.",
    )
    uncited_references = models.ManyToManyField(
        Reference,
        blank=True,
        related_name="+",
        verbose_name="listed but not cited",
        help_text="Papers an imported page listed without citing them. Cite or remove each.",
    )
    image = models.ForeignKey(
        "articles.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    audience = models.CharField(
        max_length=50,
        default="Patient",
        choices=[
            (name, name) for name in ("Patient", "Clinician", "Caregiver", "MedicalResearcher")
        ],
        help_text="Who the letter is for (schema.org MedicalAudience).",
    )
    specialty = models.CharField(
        max_length=50,
        blank=True,
        choices=[(name, name) for name in SPECIALTIES],
        help_text="The medical field, if one fits (schema.org MedicalSpecialty).",
    )
    seo_title = VisibleCharField(
        "search title", max_length=200, blank=True, help_text="Empty: the headline."
    )
    seo_description = VisibleTextField(
        "search description", blank=True, help_text="Empty: the description."
    )
    is_indexable = models.BooleanField("search engines may list it", default=True)
    date_published = models.DateTimeField(
        "first published elsewhere",
        null=True,
        blank=True,
        validators=[validate_believable],
        help_text="Only for a letter that was public before it came here; "
        "otherwise the date comes from its first publication.",
    )

    status = models.CharField(
        max_length=20,
        choices=[(status.value, status.value.replace("_", " ")) for status in Status],
        default=Status.DRAFT,
        editable=False,
    )
    draft_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = "letter"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=[status.value for status in Status]),
                name="article_status_known",
            ),
        ]

    def __str__(self) -> str:
        return self.headline


class ArticleAuthor(models.Model):
    """A name above a letter, in its order."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveIntegerField(default=1, validators=[MaxValueValidator(10_000)])

    class Meta:
        ordering = ["position", "id"]
        verbose_name = "author"
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="article_author_once")
        ]

    def __str__(self) -> str:
        return str(self.author)


class ArticleTopic(models.Model):
    """A topic of a letter: what it is on (`about`, one to three) or what it also mentions."""

    ABOUT, MENTIONS = "about", "mentions"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="topic_links")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="article_links")
    relation = models.CharField(
        max_length=10, choices=[(ABOUT, "is about"), (MENTIONS, "mentions")], default=MENTIONS
    )

    class Meta:
        ordering = ["relation", "id"]
        verbose_name = "topic"
        constraints = [
            models.UniqueConstraint(fields=["article", "topic"], name="article_topic_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.topic}"


class Correction(models.Model):
    """A correction that readers are told of (schema.org CorrectionComment)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    text = VisibleTextField()
    date = models.DateField()

    class Meta:
        ordering = ["date", "id"]

    def __str__(self) -> str:
        return f"{self.date}: {self.text[:60]}"


class SourcePage(models.Model):
    """What the imported page said of itself: dates, reviewer, and what could not be placed."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="source_page")
    name = models.CharField(max_length=300, help_text="File or address it came from.")
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    visible_date = models.CharField(max_length=40, blank=True)
    date_published = models.CharField(max_length=40, blank=True)
    date_modified = models.CharField(max_length=40, blank=True)
    last_reviewed = models.CharField(max_length=40, blank=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    recognised = models.JSONField(default=list)
    guessed = models.JSONField(default=list)
    unplaced = models.JSONField(default=list)
    text = models.TextField("the page as it came")

    def __str__(self) -> str:
        return self.name

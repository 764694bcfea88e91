"""
What readers see: one signed revision, live from an instant and optionally until one.

The public API reads these rows and nothing else, and chooses them by time; so a
scheduled letter appears on the second with no worker running, and a draft has no way out.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.approval import Approval
from articles.models.article import Article
from articles.models.revision import Revision
from articles.rendering.documents import FORMS

DOCUMENTS = (*FORMS, *(f"{form}_gzip" for form in FORMS), "card")
"""The columns that hold a whole letter each; what does not serve them leaves them behind."""

UNTALLIED = Q(tallied=False, withdrawn_at__isnull=True)
ENDING = Q(tallied=True, live_until__isnull=False)
TAKEN_BACK = Q(tallied=True, withdrawn_at__isnull=False)


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Choose publications by time."""

    def live(self, now: datetime) -> "PublicationQuerySet":
        """Keep what readers can, could or will be able to open at `now`."""
        return self.not_over(now).filter(live_from__lte=now)

    def not_over(self, now: datetime) -> "PublicationQuerySet":
        """Keep what is live at `now`, and what begins later."""
        return self.filter(
            Q(live_until__isnull=True) | Q(live_until__gt=now),
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=now),
        )

    def shown(self) -> "PublicationQuerySet":
        """Keep what was, is or will be live: leave out cancelled schedules."""
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")))

    def cards(self) -> "PublicationQuerySet":
        """Fetch no more than lists need; the big documents stay in the database."""
        return self.only("slug", "card", "date_published", "date_modified", "live_from", "digest")


class Publication(models.Model):
    """One revision's time in public, with its documents rendered once."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="publications")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="publications")
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="publications")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    slug = models.SlugField(max_length=200)
    headline = models.CharField(max_length=300)
    series_slug = models.SlugField(max_length=100, blank=True)
    date_published = models.DateTimeField()
    date_modified = models.DateTimeField()
    last_reviewed = models.DateField()
    digest = models.CharField(max_length=64, help_text="Of the signed revision.")
    overdue_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="The first instant at which its signatures hold no more; empty: nothing ends "
        "them.",
    )
    is_overdue = models.BooleanField(
        default=False, help_text="Whether what an overdue letter does was done."
    )

    detail = models.TextField(help_text="JSON text of the letter in detail.")
    detail_etag = models.CharField(max_length=64, help_text="SHA-256 of the bytes.")
    detail_gzip = models.BinaryField()
    card = models.TextField(help_text="JSON text of the letter in a list.")
    json_ld = models.TextField(help_text="JSON-LD text, safe inside a script element.")
    json_ld_etag = models.CharField(max_length=64)
    json_ld_gzip = models.BinaryField()
    markdown = models.TextField()
    markdown_etag = models.CharField(max_length=64)
    markdown_gzip = models.BinaryField()
    tags = models.TextField(help_text="Cache tags of the detail, separated by commas.")
    linked_until = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When a planned change may give it other neighbours than its detail names.",
    )
    names = models.TextField(
        blank=True,
        help_text="Canonical JSON of what shared records are called since it was signed.",
    )
    rendered_by = models.CharField(
        max_length=64, blank=True, help_text="The digest of the program that rendered it last."
    )
    tallied = models.BooleanField(default=False, help_text="Whether the tallies count it.")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-date_published", "-id"]
        indexes = [
            models.Index(fields=["slug", "-live_from"], name="publication_by_slug"),
            models.Index(fields=["-date_published", "-id"], name="publication_newest"),
            models.Index(fields=["series_slug", "date_published"], name="publication_series"),
            # Every response asks when anything goes live or ends next.
            models.Index(fields=["live_from"], name="publication_begins"),
            models.Index(fields=["live_until"], name="publication_ends"),
            models.Index(
                fields=["linked_until"],
                name="publication_links_due",
                condition=Q(linked_until__isnull=False),
            ),
            models.Index(
                fields=["overdue_at"],
                name="publication_overdue",
                condition=Q(overdue_at__isnull=False),
            ),
            models.Index(fields=["headline", "-id"], name="publication_by_headline"),
            models.Index(fields=["date_modified", "-id"], name="publication_by_change"),
            models.Index(fields=["last_reviewed"], name="publication_by_review"),
            # What the tallies don't count yet, and what they will or should count no longer.
            models.Index(fields=["live_until"], name="publication_untallied", condition=UNTALLIED),
            models.Index(fields=["live_until"], name="publication_ending", condition=ENDING),
            models.Index(fields=["id"], name="publication_taken_back", condition=TAKEN_BACK),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gte=F("live_from")),
                name="publication_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(live_until__isnull=True, withdrawn_at__isnull=True),
                name="publication_one_open_end",
                violation_error_message="Another revision of this letter is live without an end.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug} from {self.live_from:%Y-%m-%d %H:%M}"


class PublishedEntry(models.Model):
    """
    One thing a published letter shows (an author, a paper, a question), as it shows it.

    Lists across letters are read from here, so they can tell nothing that no live
    letter tells. `payload` is JSON text.
    """

    KINDS = (
        "about",
        "author",
        "disclaimer",
        "faq",
        "product",
        "reference",
        "reviewer",
        "series",
        "topic",
    )

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)
    date_published = models.DateTimeField(help_text="Its letter's; here so that an index has it.")
    name = models.CharField(max_length=500)
    doi = models.CharField(max_length=300, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    payload = models.TextField()

    class Meta:
        ordering = ["kind", "key", "id"]
        indexes = [
            models.Index(
                fields=["kind", "key", "-date_published", "-publication"], name="entry_by_key"
            ),
            models.Index(fields=["kind", "doi"], name="entry_by_doi"),
            models.Index(fields=["kind", "pmid"], name="entry_by_pmid"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Tally(models.Model):
    """
    How many publications show one thing, and under no kind: how many there are.

    Counting a hundred thousand rows at every read costs more than all else a list does. What
    began or ended since is no part of it and is counted when asked (`articles.tallies`).
    """

    kind = models.CharField(max_length=12, blank=True)
    key = models.CharField(max_length=300, blank=True)
    number = models.IntegerField(default=0)

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="tally_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.number}"


class Redirect(models.Model):
    """A slug a letter once had; its readers are sent to today's address."""

    old_slug = models.SlugField(max_length=200, unique=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="redirects")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_slug"]

    def __str__(self) -> str:
        return self.old_slug

"""
What people decided about findings, and who agreed or took it back.

Rows are only ever added; the database refuses to change or delete them (see `articles.frozen`).
Whether one still holds is nowhere stored, since time and the text decide it:
`articles.compliance.outcome` says so.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from articles.compliance.finding import Severity
from articles.compliance.resolution import TITLES, Capacity, Kind
from articles.compliance.resolution_facts import LEAST_REASON
from articles.models.article import Article
from articles.models.library import LibraryClaim
from articles.models.revision import Revision


class Signed(models.Model):
    """Somebody's word: who, under which printed name, when, and why."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="by"
    )
    printed_name = models.CharField(max_length=200)
    made_at = models.DateTimeField("at")
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True


class Resolution(Signed):
    """
    One finding resolved in one way: for a letter, a rule's code and the sentence's hash.

    `revision` is what the decision was about, none while it was the draft. `expires_on` is
    the last day on which it holds.
    """

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="resolutions", verbose_name="letter"
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, related_name="resolutions"
    )
    kind = models.CharField(
        max_length=2, choices=[(kind.value, f"{kind} {TITLES[kind]}") for kind in Kind]
    )
    code = models.CharField("rule", max_length=20)
    severity = models.CharField(
        max_length=5, choices=[(severity.value, severity.value) for severity in Severity]
    )
    field = models.CharField("place", max_length=200)
    sentence = models.TextField()
    sentence_sha256 = models.CharField(max_length=64)
    policy_version = models.CharField(max_length=40)
    risk_owner = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField("holds until", null=True)
    entry = models.ForeignKey(
        LibraryClaim,
        on_delete=models.PROTECT,
        null=True,
        related_name="resolutions",
        verbose_name="library claim",
    )
    authorised = models.CharField("authorised health claim", max_length=60, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind])
                & Q(severity__in=[severity.value for severity in Severity]),
                name="resolution_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(sentence_sha256__regex=r"^[0-9a-f]{64}$")
                & ~Q(sentence="")
                & ~Q(code="")
                & ~Q(policy_version="")
                & ~Q(printed_name="")
                & ~Q(reason=""),
                name="resolution_says_of_what",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.NOT_A_CLAIM)
                | GreaterThanOrEqual(Length("reason"), LEAST_REASON),
                name="resolution_not_a_claim_says_why",
            ),
            models.CheckConstraint(
                condition=(Q(kind=Kind.OVERRIDE, expires_on__isnull=False) & ~Q(risk_owner=""))
                | (~Q(kind=Kind.OVERRIDE) & Q(expires_on__isnull=True, risk_owner="")),
                name="resolution_override_is_owned_and_ends",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.LINK_CLAIM, entry__isnull=False)
                | (~Q(kind=Kind.LINK_CLAIM) & Q(entry__isnull=True)),
                name="resolution_links_a_library_claim",
            ),
            models.CheckConstraint(
                condition=(Q(kind=Kind.AUTHORISED_CLAIM) & ~Q(authorised=""))
                | (~Q(kind=Kind.AUTHORISED_CLAIM) & Q(authorised="")),
                name="resolution_authorised_claim_is_named",
            ),
        ]
        indexes = [models.Index(fields=["expires_on"], name="resolution_expiry")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.code} in {self.article}"


class Countersignature(Signed):
    """A second person's agreement to a resolution, in the capacity that it took."""

    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, related_name="countersignatures"
    )
    capacity = models.CharField(
        max_length=10, choices=[(capacity.value, capacity.value) for capacity in Capacity]
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "capacity"], name="countersignature_once"
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=["medical", "legal"]) & ~Q(printed_name=""),
                name="countersignature_capacity_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.printed_name} ({self.capacity}) agreed to {self.resolution}"


class Revocation(Signed):
    """A resolution taken back, for good; the finding is open again."""

    resolution = models.OneToOneField(
        Resolution, on_delete=models.PROTECT, related_name="revocation"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="revocation_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.resolution}, taken back"

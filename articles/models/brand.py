"""The publisher: one row that every letter, address and structured-data graph reads."""

from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models

from references.models.visible import VisibleCharField, VisibleTextField
from references.printing.styles import CHOICES, DEFAULT


def validate_origin(value: str) -> None:
    """Refuse anything but scheme and host, e.g. https://www.example.com."""
    URLValidator(schemes=["http", "https"])(value)
    if value.count("/") != 2 or value != value.lower() or set(value) & set("?#@"):
        raise ValidationError(
            "Give scheme and host alone, in small letters and without a slash at the end."
        )


def validate_time_zone(value: str) -> None:
    """Refuse a name that is no IANA time zone."""
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValidationError("Give an IANA time zone such as America/Chicago.") from error


def validate_web_addresses(value: list[str]) -> None:
    """Refuse a list that holds anything but absolute http(s) addresses."""
    if not isinstance(value, list):
        raise ValidationError("Give one web address a line.")
    for address in value:
        URLValidator(schemes=["http", "https"])(address)


def validate_preview_url(value: str) -> None:
    """Refuse anything but an http(s) address that has one place for the token."""
    if value.count("{token}") != 1:
        raise ValidationError("Write {token} once, where the token belongs.")
    URLValidator(schemes=["http", "https"])(value.replace("{token}", "token"))


class Brand(models.Model):
    """The organisation and its public site; there is exactly one row, with id 1."""

    name = VisibleCharField(max_length=200)
    alternate_name = VisibleCharField(max_length=200, blank=True)
    legal_name = VisibleCharField(max_length=200, blank=True)
    origin = models.CharField(
        "site address",
        max_length=200,
        validators=[validate_origin],
        help_text="Where readers find the site, without a slash at the end: https://www.example.com",
    )
    post_path = models.CharField(
        "path of letters",
        max_length=100,
        default="/post/",
        validators=[RegexValidator(r"^/([a-z0-9-]+/)*$", "Begin and end with a slash: /post/")],
        help_text="What stands between the site address and a letter's slug. "
        "Changing it changes every letter's address.",
    )
    tagline = VisibleCharField(max_length=300, blank=True)
    description = VisibleTextField(blank=True)
    language = models.CharField(
        max_length=20,
        default="en-US",
        validators=[
            RegexValidator(r"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "Such as en-US or es.")
        ],
        help_text="A BCP 47 tag: en-US",
    )
    time_zone = models.CharField(
        max_length=64,
        default="UTC",
        validators=[validate_time_zone],
        help_text="Every date that a reader sees is a day in this zone.",
    )
    logo = models.ForeignKey(
        "articles.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    same_as = models.JSONField(
        "profiles elsewhere", default=list, blank=True, validators=[validate_web_addresses]
    )
    email = models.EmailField(blank=True)
    telephone = VisibleCharField(max_length=50, blank=True)
    publishing_principles = models.URLField("editorial policy page", blank=True)
    corrections_policy = models.URLField("corrections policy page", blank=True)
    preview_url = models.CharField(
        "preview address",
        max_length=300,
        blank=True,
        validators=[validate_preview_url],
        help_text="Where the frontend shows a revision that is not public yet, with {token} in it: "
        "https://www.example.com/api/preview?token={token}. Empty: the API’s own answer is opened.",
    )
    citation_style = models.CharField(
        max_length=20,
        choices=CHOICES,
        default=DEFAULT,
        help_text="How letters print their reference lists. A revision keeps its list as it was "
        "signed, so a change shows in letters submitted from then on.",
    )

    disclaimer_on_panels = models.BooleanField(
        "disclaimer on each label panel",
        default=False,
        help_text="Whoever signs a letter confirms that its pictures show the disclaimer on every "
        "label panel with a statement (21 CFR 101.93(d)). FDA announced on 11 December 2025 that "
        "it does not enforce this one point; the symbol, the text and bold type stay required.",
    )

    class Meta:
        verbose_name_plural = "brand"
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="brand_has_one_row"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save as the one row there is."""
        self.pk = 1
        super().save(*args, **kwargs)  # type: ignore[arg-type]

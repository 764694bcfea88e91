"""The person behind a letter or a signature: facts that stand in one place only."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

from articles.jsonld.ids import is_reserved
from articles.models.brand import validate_web_addresses
from references.models.visible import VisibleCharField, VisibleTextField

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def validate_person_slug(value: str) -> None:
    """Refuse a slug that another node of the site's graph already uses."""
    if is_reserved(value):
        raise ValidationError(f"“{value}” names another part of the site; choose another slug.")


class AuthorQuerySet(models.QuerySet["Author"]):
    """Find people."""

    def for_signer(self, user: "User") -> "Author":
        """
        Return the person record of `user`, made from the account's name when there is none.

        A signature prints a person, so that the reviewer's facts live in one record too.
        """
        found = self.filter(user=user).first()
        if found:
            return found
        try:
            with transaction.atomic():
                return self._make_for(user)
        except IntegrityError:
            # Somebody signed another letter at this moment: the same person, or a namesake.
            return self.filter(user=user).first() or self._make_for(user)

    def _make_for(self, user: "User") -> "Author":
        name = user.get_full_name()
        slug = slugify(name)[:80].strip("-") or f"person-{user.pk}"
        if is_reserved(slug):
            slug = f"person-{user.pk}"
        elif self.filter(slug=slug).exists():
            slug = f"{slug}-{user.pk}"
        return self.create(
            user=user,
            slug=slug,
            name=name[:200],
            given_name=user.first_name[:100],
            family_name=user.last_name[:100],
        )


class Author(models.Model):
    """A person who writes or reviews letters."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="author",
        verbose_name="account",
        help_text="The account this person signs in with, if any. "
        "Nobody approves a letter that bears their own name.",
    )
    slug = models.SlugField(max_length=100, unique=True, validators=[validate_person_slug])
    name = VisibleCharField(
        max_length=200, help_text="The bare name: no title, no degree, no company."
    )
    given_name = VisibleCharField(max_length=100, blank=True)
    family_name = VisibleCharField(max_length=100, blank=True)
    honorific_prefix = VisibleCharField("title", max_length=50, blank=True, help_text="Dr.")
    honorific_suffix = VisibleCharField(
        "letters after the name", max_length=50, blank=True, help_text="PharmD, RD"
    )
    job_title = VisibleCharField(max_length=100, blank=True, help_text="Without the company.")
    works_for_brand = models.BooleanField("works for the brand", default=False)
    description = VisibleTextField("biography", blank=True)
    url = models.URLField("profile page", blank=True)
    same_as = models.JSONField(
        "profiles elsewhere", default=list, blank=True, validators=[validate_web_addresses]
    )
    image = models.ForeignKey(
        "articles.Image", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    material_connection = VisibleCharField(
        max_length=200,
        blank=True,
        help_text="What ties the person to the brand: founder, employee, paid, free product, "
        "relative (16 CFR 255.5). Leave empty when nothing does.",
    )
    disclosure = VisibleCharField(
        max_length=300,
        blank=True,
        help_text="The sentence that tells readers of it, shown above the letter: "
        "“I co-founded the company that makes this product.”",
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Ask for the sentence that discloses a connection."""
        if self.material_connection and not self.disclosure:
            raise ValidationError(
                {"disclosure": "Write the sentence that tells readers of the connection."}
            )


class Credential(models.Model):
    """A degree, licence or certificate, with the day somebody last checked it."""

    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="credentials")
    name = VisibleCharField(max_length=200)
    credential_category = VisibleCharField(
        "kind", max_length=50, blank=True, help_text="degree, license, certificate"
    )
    recognized_by = VisibleCharField("issued by", max_length=200, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

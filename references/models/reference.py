"""
Keep the papers and the people who wrote them.

A reference is a paper; where a letter points at it is a citation, and none of our business.
Identifiers are stored normalised and never twice. A newcomer gets this wrong: importers skip
forms, so `save` normalises too, and nothing may write identifiers with `update()`.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from references import csl, formatting, identifiers, kinds, recognition
from references.models.contributor import Contributor
from references.models.visible import VisibleCharField, VisibleTextField
from references.printing.styles import DEFAULT
from references.representation import ReferenceShape, represent
from references.titles import fold, title_key

PARSERS = {
    "doi": identifiers.parse_doi,
    "pmid": identifiers.parse_pmid,
    "pmcid": identifiers.parse_pmcid,
    "isbn": identifiers.parse_isbn,
}

PARTS_OF_BOOKS = ("chapter", "paper-conference")
"""Types that carry the ISBN of the book they stand in, as all its other chapters do."""


def _its_own(scheme: str) -> Q:
    """Say of which rows an identifier names this one paper."""
    if scheme == "isbn":
        return ~Q(isbn="") & ~Q(type__in=PARTS_OF_BOOKS)
    return ~Q(**{scheme: ""})


def validate_issued(value: str) -> None:
    """Refuse what is not a year, a month or a day in ISO form."""
    try:
        csl.parse_issued(value)
    except csl.CslError as error:
        raise ValidationError(str(error), code="invalid") from None


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def with_contributors(self) -> "ReferenceQuerySet":
        """Load the people along: two queries for any number of references."""
        return self.prefetch_related("contributors")

    def search(self, text: str) -> "ReferenceQuerySet":
        """
        Find by a pasted identifier in any form, else by words that must all occur.

        Words are looked for, accents and case aside, in title, names, journal, year,
        identifiers and citation keys, former ones included.
        """
        known = recognition.recognise(text)
        if known:
            return self.identified_by(known)
        found = self
        for word in fold(text).split():
            found = found.filter(search_text__contains=word)
        return found

    def identified_by(self, known: recognition.Identifiers) -> "ReferenceQuerySet":
        """Find the references that carry any of the identifiers; none when there are none."""
        matches = Q(pk__in=[])
        for scheme in PARSERS:
            if value := getattr(known, scheme):
                # The index holds what is not empty; SQLite uses it only when told so.
                matches |= Q(**{scheme: value}) & ~Q(**{scheme: ""})
        return self.filter(matches)


class Reference(models.Model):
    """A paper, book or page in the library, in CSL's words."""

    class Status(models.TextChoices):
        CURRENT = "current", "Current"
        CORRECTED = "corrected", "Corrected"
        CONCERN = "concern", "Expression of concern"
        RETRACTED = "retracted", "Retracted"

    citation_key = models.CharField(
        "citation key",
        max_length=80,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9][a-z0-9-]*\Z",
                "Use small letters a to z, digits and hyphens, such as kim-2017.",
            )
        ],
        help_text="The short name letters cite this paper by, such as kim-2017. Letters hold "
        "on to it, so leave it as it is once a letter cites the paper.",
        error_messages={"unique": "Another reference already has this citation key."},
    )
    type = models.CharField(max_length=30, choices=csl.TYPES, default="article-journal")
    title = VisibleTextField(
        # Help texts are HTML to Django.
        help_text="As the paper prints it. Italics and the like as &lt;i&gt;, &lt;b&gt;, "
        "&lt;sub&gt;, &lt;sup&gt;.",
    )
    container_title = VisibleCharField(
        "journal or book",
        max_length=500,
        blank=True,
        help_text="The full name of the journal, or of the book that holds the chapter.",
    )
    container_title_short = VisibleCharField(
        "journal, abbreviated",
        max_length=200,
        blank=True,
        help_text="As PubMed abbreviates it, such as Int J Mol Sci. Printed in the entry.",
    )
    publisher = VisibleCharField(
        max_length=300, blank=True, help_text="For books and reports. A journal is no publisher."
    )
    edition = VisibleCharField(max_length=40, blank=True, help_text="For books: 2, 3, revised.")
    issued = models.CharField(
        "published",
        max_length=10,
        blank=True,
        validators=[validate_issued],
        help_text="The paper’s own date, as exactly as it is known: 2017, 2017-05 or 2017-05-12.",
    )
    volume = VisibleCharField(max_length=60, blank=True)
    issue = VisibleCharField(max_length=60, blank=True, help_text="Such as 5 or 9 Suppl.")
    page = VisibleCharField(
        "pages", max_length=100, blank=True, help_text="Such as 2556S-2561S, or a number: 1051."
    )
    number = VisibleCharField(
        "article number",
        max_length=60,
        blank=True,
        help_text="Only where the registry gives one apart from pages; printed instead of them.",
    )
    issn = models.CharField("ISSN", max_length=30, blank=True)
    doi = models.CharField(
        "DOI", max_length=300, blank=True, help_text="Paste it in any form, the address included."
    )
    pmid = models.CharField(
        "PMID", max_length=200, blank=True, help_text="The PubMed number, or its address."
    )
    pmcid = models.CharField(
        "PMCID", max_length=200, blank=True, help_text="PMC and a number, or its address."
    )
    isbn = models.CharField(
        "ISBN", max_length=60, blank=True, help_text="10 or 13 digits, with or without hyphens."
    )
    url = models.URLField(
        "web address",
        max_length=1000,
        blank=True,
        help_text="Only for what has none of the identifiers above.",
    )
    abstract = VisibleTextField(blank=True)
    language = models.CharField(
        max_length=20, blank=True, help_text="Of the paper, as a code: en, de, es."
    )
    status = models.CharField(
        max_length=10,
        choices=Status,
        default=Status.CURRENT,
        help_text="Whether the paper still stands as it was printed. The printed entry says so.",
    )
    status_notice = models.URLField(
        max_length=1000,
        blank=True,
        help_text="The address of the retraction, correction or notice of concern.",
    )
    status_date = models.DateField(null=True, blank=True, help_text="The day of that notice.")
    kind = models.CharField(
        "kind of study",
        max_length=30,
        choices=kinds.LABELS,
        blank=True,
        help_text="What the paper is, not what its title promises. Leave it empty if unsure.",
    )
    population = VisibleCharField(
        "who was studied",
        max_length=300,
        blank=True,
        help_text="As the paper says it: healthy adults aged 60 to 75, weaned piglets.",
    )
    dose = VisibleCharField(
        max_length=200,
        blank=True,
        help_text="What was given, how often, how long: 5 g a day, 8 weeks.",
    )
    sample_size = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many took part, all groups together."
    )
    verified_at = models.DateTimeField(
        "verified",
        null=True,
        blank=True,
        help_text="When a registry first confirmed this record as it stands.",
    )
    verified_source = models.CharField(
        max_length=100, blank=True, help_text="Which registry, such as Crossref or PubMed."
    )
    title_key = models.CharField(
        max_length=255, blank=True, editable=False, db_index=True, default=""
    )
    """The title folded for comparison; see `references.titles`."""
    search_text = models.TextField(blank=True, editable=False, default="")
    """All words the reference is found by, folded; `index` writes it."""
    checked_at = models.DateTimeField(
        "standing checked",
        null=True,
        blank=True,
        editable=False,
        help_text="When the registries last said whether the paper still stands.",
    )
    unanswered_since = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Since when nobody could say whether the paper stands; empty once they can.",
    )
    fault = models.TextField(
        blank=True, editable=False, help_text="Why the registries could not be asked the last time."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["citation_key"]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[scheme],
                    condition=_its_own(scheme),
                    name=f"references_reference_{scheme}_once",
                    violation_error_code="unique",
                    violation_error_message=(
                        f"Another reference already has this {scheme.upper()}. Use that one, or "
                        "correct the identifier."
                    ),
                )
                for scheme in PARSERS
            ),
            models.CheckConstraint(
                condition=Q(status__in=["current", "corrected", "concern", "retracted"]),
                name="references_reference_status_known",
                violation_error_message="The status is not one of those offered.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citation_key}: {csl.title({'title': self.title})}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.normalise()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        self.index()

    def clean(self) -> None:
        self.normalise()
        once = Reference.objects.exclude(pk=self.pk).filter(former_keys__key=self.citation_key)
        if there := once.first():
            raise ValidationError(
                {
                    "citation_key": "This was the key of a record that was merged into "
                    f"{there.citation_key}, and letters may still say it. Choose another one."
                }
            )

    def normalise(self) -> None:
        """
        Bring identifiers into their stored form and fold the title.

        Raises `ValidationError` with one message for each identifier that cannot be read.
        """
        self.title = " ".join(self.title.split())
        self.title_key = title_key(self.title)
        errors = {}
        for scheme, parse in PARSERS.items():
            typed = getattr(self, scheme).strip()
            try:
                setattr(self, scheme, parse(typed) if typed else "")
            except identifiers.IdentifierError as error:
                errors[scheme] = str(error)
        if errors:
            raise ValidationError(errors)

    def index(self) -> None:
        """Write anew what the reference is found by; call it when names or keys changed."""
        names = [row.name() for row in Contributor.objects.filter(reference=self)]
        former = [former.key for former in self.former_keys.all()]
        self.search_text = self.found_by(names, former)
        Reference.objects.filter(pk=self.pk).update(search_text=self.search_text)

    def found_by(self, names: Iterable[csl.PersonName], former_keys: Iterable[str] = ()) -> str:
        """Return the words that `search_text` keeps, for a record with these people and keys."""
        words = (
            self.citation_key,
            *former_keys,
            csl.title({"title": self.title}),
            *(name.full for name in names),
            self.container_title,
            self.container_title_short,
            self.issued[:4],
            self.doi,
            self.pmid,
            self.pmcid,
            self.isbn,
        )
        return fold(" ".join(filter(None, words)))

    def names(self, role: str = "author") -> tuple[csl.PersonName, ...]:
        """Return the people and groups in `role`, in order; no query when they are prefetched."""
        return tuple(row.name() for row in self.contributors.all() if row.role == role)

    def csl(self) -> csl.Item:
        """Return the reference as a CSL-JSON item; without the abstract, which no letter shows."""
        return csl.build(
            key=self.citation_key,
            type=self.type,
            title=self.title,
            authors=self.names(),
            editors=self.names(Contributor.Role.EDITOR),
            container_title=self.container_title,
            container_title_short=self.container_title_short,
            publisher=self.publisher,
            edition=self.edition,
            issued=self.issued,
            volume=self.volume,
            issue=self.issue,
            page=self.page,
            number=self.number,
            issn=self.issn,
            identifiers=self.identifiers(),
            url=self.url,
            language=self.language,
        )

    def identifiers(self) -> recognition.Identifiers:
        """Return DOI, PMID, PMCID and ISBN together."""
        return recognition.Identifiers(
            doi=self.doi, pmid=self.pmid, pmcid=self.pmcid, isbn=self.isbn
        )

    def formatted(self, *, style: str = DEFAULT) -> formatting.Entry:
        """Return the entry printed in `style`, with a word on retraction where there was one."""
        return formatting.entry(
            self.csl(), style=style, status=self.status, notice=self.status_notice
        )

    def represent(self, *, style: str = DEFAULT) -> ReferenceShape:
        """Return the API's `reference` object, its entry printed in `style`."""
        entry = self.formatted(style=style)
        return represent(
            self.csl(),
            key=self.citation_key,
            formatted_html=entry.html,
            formatted_text=entry.text,
            status=self.status,
            status_notice=self.status_notice,
            kind=self.kind,
            verified_at=self.verified_at.isoformat() if self.verified_at else "",
            verified_source=self.verified_source,
        )

"""
Hold the rows of every decision against what the events of the chain tell of them.

The last that was told of a row is what the row must say. One that no event told of was slipped
in; one that an event told of and that is gone was taken out.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import orjson
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet

from articles.models import (
    Allowance,
    Approval,
    Check,
    Comment,
    CommentResolution,
    Contributor,
    Countersignature,
    DisclaimerVersion,
    Event,
    LexiconTerm,
    LibraryClaim,
    LibraryEvidence,
    LibraryUse,
    LibraryVariant,
    OwedSignature,
    PaperAlert,
    PolicyVersion,
    Publication,
    ReReview,
    ReReviewReason,
    Resolution,
    ReviewPolicy,
    ReviewRequest,
    Revision,
    Revocation,
    ShownImage,
)
from articles.rendering import finished
from articles.rendering.documents import FORMS, LINKS
from articles.workflow import telling
from articles.workflow.telling import canonical_digest, told


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first place at which history and its hashes disagree."""

    place: str
    reason: str


def witnessed() -> Iterator[QuerySet[Any]]:
    """Yield the rows that an event must tell of, table by table."""
    for model in (
        Revision,
        Approval,
        OwedSignature,
        Contributor,
        LibraryUse,
        ShownImage,
        ReviewPolicy,
        ReviewRequest,
        ReReview,
        ReReviewReason,
        Resolution,
        Countersignature,
        Revocation,
        Comment,
        CommentResolution,
        PaperAlert,
        DisclaimerVersion,
        PolicyVersion,
        LexiconTerm,
        Allowance,
        Publication,
    ):
        yield model._default_manager.all()
    # Until somebody approves it, an entry of the claims library may be written freely.
    yield LibraryClaim.objects.filter(approved_at__isnull=False)
    for part in (LibraryVariant, LibraryEvidence):
        yield part._default_manager.filter(claim__approved_at__isnull=False)
    writers = LibraryClaim.writers.through._default_manager
    yield writers.filter(libraryclaim__approved_at__isnull=False)


def told_tables() -> set[str]:
    """Return the tables whose rows events tell of."""
    return {rows.model._meta.db_table for rows in witnessed()}


@dataclass
class Witnesses:
    """What the chain tells of rows: by table and key, the digest of what was said last."""

    last: dict[str, dict[int, str]] = field(default_factory=dict)
    checks: dict[int, dict[str, Any]] = field(default_factory=dict)

    def hear(self, details: dict[str, Any]) -> None:
        """Take in one event."""
        for table, rows in details.get("rows", {}).items():
            known = self.last.setdefault(table, {})
            for said in rows:
                known[said["id"]] = canonical_digest(said)
        if "checks" in details:
            self.checks[details["policy"]] = details["checks"]

    def first_disagreement(self) -> BrokenLink | None:
        """Return the first row that does not say what was told of it, or None."""
        found = (broken for rows in witnessed() for broken in self._disagreements(rows))
        return next(found, None) or self._broken_checks() or _broken_documents()

    def _broken_checks(self) -> BrokenLink | None:
        """Return the first policy version under which not all says what an event told of it."""
        for number, said in self.checks.items():
            rows = Check.objects.filter(version__number=number, pk__lte=said["last"])
            if telling.of_checks(rows.order_by("id")) != said:
                return BrokenLink(
                    f"the checks under policy {number} (articles_check)",
                    "they are not those that an event told of when all were made",
                )
        return None

    def _disagreements(self, rows: QuerySet[Any]) -> Iterator[BrokenLink]:
        table = rows.model._meta.db_table
        gone = dict(self.last.get(table, {}))
        for row in rows.order_by("pk").iterator(chunk_size=200):
            said = gone.pop(row.pk, None)
            if said is None:
                yield BrokenLink(_place(row), "no event tells of it; it was slipped in")
            elif said != canonical_digest(told(row)):
                yield BrokenLink(_place(row), _difference(row))
        for key in gone:
            name = rows.model._meta.verbose_name
            yield BrokenLink(f"{name} {key} ({table})", "an event tells of it, and it is gone")


def _place(row: Model) -> str:
    try:
        name = str(row)
    except ObjectDoesNotExist:
        # What it leads to was taken out, or never was.
        name = str(row._meta.verbose_name)
    return f"{name} ({row._meta.db_table} {row.pk})"


def _difference(row: Model) -> str:
    """Name the columns in which `row` differs from what was told of it last."""
    table, says = row._meta.db_table, told(row)
    tells: dict[str, Any] = {}
    for record in Event.objects.order_by("id").values_list("record", flat=True).iterator():
        rows = msgspec.json.decode(record)["details"].get("rows", {}).get(table, [])
        tells = next((said for said in rows if said["id"] == row.pk), tells)
    columns = sorted(
        name for name in {*says, *tells} if name not in tells or says.get(name) != tells[name]
    )
    return f"its column {' and '.join(columns)} does not say what its event recorded"


def _broken_documents() -> BrokenLink | None:
    """Return the first publication whose documents do not fit each other or their neighbours."""
    seen = set(Publication.objects.values_list("slug", "headline"))
    addresses: set[str] = set()
    shown: list[tuple[str, set[str]]] = []
    for row in Publication.objects.order_by("pk").iterator(chunk_size=50):
        for form in FORMS:
            if not _agree(row, form):
                return BrokenLink(_place(row), f"its {form} is not what its ETag and gzip name")
        detail = orjson.loads(row.detail)
        links = list(_links(detail))
        if any((link["slug"], link["headline"]) not in seen for link in links):
            return BrokenLink(_place(row), "its detail leads to a letter that never was public")
        addresses.add(str(detail["url"]).removesuffix(row.slug))
        shown.append((_place(row), {_before_slug(link) for link in links}))
    wrong = (place for place, places in shown if not places <= addresses)
    place = next(wrong, None)
    return BrokenLink(place, "its detail leads to another site") if place else None


def _agree(row: Publication, form: str) -> bool:
    """Tell whether a document, its ETag and its compressed bytes are one and the same."""
    body = getattr(row, form).encode()
    try:
        unpacked = gzip.decompress(getattr(row, f"{form}_gzip"))
    except (OSError, EOFError, zlib.error):
        return False
    return finished.etag(body) == getattr(row, f"{form}_etag") and unpacked == body


def _links(detail: dict[str, Any]) -> Iterable[dict[str, str]]:
    previous, following, related = (detail[name] for name in LINKS)
    return [link for link in (previous, following, *related) if link]


def _before_slug(link: dict[str, str]) -> str:
    return link["url"].removesuffix(link["slug"])

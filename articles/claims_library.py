"""
Ask the claims library about the statements of letters: the same words, nearly the same, and where.

Only the same words link by themselves, and only to an entry in force on that day. What is merely
near is shown with the words that differ, for a person to judge.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from articles.compliance.wording import Near, nearest
from articles.models import Claim, LibraryClaim, LibraryUse, LibraryVariant, Revision
from articles.models.library import LibraryClaimQuerySet


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry in force whose wording is near a statement, and where the words differ."""

    claim: LibraryClaim
    near: Near


def same_words(digests: Collection[str], *, on: date) -> dict[str, LibraryClaim]:
    """Return by the digest of their words the entries in force on the day `on`."""
    return _by_words(LibraryClaim.objects.in_force(on), digests)


def lapsed_words(digests: Collection[str], *, on: date) -> dict[str, LibraryClaim]:
    """Return by the digest of their words the entries that no letter may lean on any more."""
    known = same_words(digests, on=on)
    return {
        words: claim
        for words, claim in _by_words(LibraryClaim.objects.lapsed(on), digests).items()
        if words not in known
    }


def with_entries(claims: QuerySet[Claim], *, on: date) -> QuerySet[Claim]:
    """
    Annotate `claims` with the keys of the entries that have the same words.

    `entry_id` is one in force on the day `on`, `lapsed_id` one that held at another time.
    """
    same = Q(folded_sha256=OuterRef("folded_sha256")) | Q(
        pk__in=LibraryVariant.objects.filter(
            folded_sha256=OuterRef(OuterRef("folded_sha256"))
        ).values("claim")
    )
    newest = LibraryClaim.objects.filter(same).order_by("-approved_at", "-pk")
    force = newest.filter(pk__in=LibraryClaim.objects.in_force(on).values("pk"))
    lapsed = newest.filter(pk__in=LibraryClaim.objects.lapsed(on).values("pk"))
    return claims.annotate(
        entry_id=Subquery(force.values("pk")[:1]), lapsed_id=Subquery(lapsed.values("pk")[:1])
    )


def keep_uses(revision: Revision) -> None:
    """Write down which entries the statements of the frozen `revision` lean on."""
    leaning = [claim for claim in revision.content.claims if claim.library]
    entries = {
        (str(row.entry), row.version): row
        for row in LibraryClaim.objects.filter(
            entry__in=[claim.library.entry for claim in leaning if claim.library]
        )
    }
    LibraryUse.objects.bulk_create(
        LibraryUse(
            revision=revision,
            entry=entries[claim.library.entry, claim.library.version],
            field=claim.field,
            mark=claim.mark,
        )
        for claim in leaning
        if claim.library
    )


def fits(entry: LibraryClaim, claim: Claim) -> bool:
    """Tell whether `entry` may speak for `claim`: it is not about another product."""
    return entry.product_id is None or claim.product_id in (None, entry.product_id)


def suggestions(text: str, *, on: date, most: int = 3) -> list[Suggestion]:
    """Return the entries in force whose wording is nearest to `text` without being the same."""
    entries = LibraryClaim.objects.in_force(on).select_related("product")
    wordings = [
        (entry, words) for entry in entries.prefetch_related("variants") for words in entry.wordings
    ]
    found: dict[int, Suggestion] = {}
    # Several wordings of one entry may be near; the nearest speaks for it.
    for near in nearest(text, [words for _, words in wordings], most=most * 3):
        entry = wordings[near.position][0]
        found.setdefault(entry.pk, Suggestion(entry, near))
    return list(found.values())[:most]


def in_drafts(entries: Iterable[LibraryClaim]) -> list[Claim]:
    """Return the statements of working drafts that have the words of one of `entries`."""
    digests = {
        words
        for entry in entries
        for words in (
            entry.folded_sha256,
            *(variant.folded_sha256 for variant in entry.variants.all()),
        )
    }
    rows = Claim.objects.filter(folded_sha256__in=digests)
    return list(rows.select_related("article", "product").defer("article__body"))


def _by_words(rows: LibraryClaimQuerySet, digests: Collection[str]) -> dict[str, LibraryClaim]:
    if not digests:
        return {}
    found: dict[str, LibraryClaim] = {}
    wanted = set(digests)
    # Of several that say the same, the one approved last speaks.
    entries = rows.worded(wanted).prefetch_related("variants")
    for entry in entries.order_by("approved_at", "pk"):
        words = {entry.folded_sha256, *(v.folded_sha256 for v in entry.variants.all())}
        found.update(dict.fromkeys(words & wanted, entry))
    return found

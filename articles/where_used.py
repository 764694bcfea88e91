"""
Find where a paper is used: the library itself does not know that letters exist.

Drafts are asked by their index of citations, what is public by what its publication shows. A
frozen text may know a paper by a former key or by its identifiers alone.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from articles.compliance.wording import fold_digest
from articles.models import Article, Claim, Publication, PublishedEntry, Revision
from articles.models.publication import DOCUMENTS
from references.models import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class InDraft:
    """A letter whose working text cites the paper: `places` as paths, such as faqs[2].answer."""

    article: Article
    places: tuple[str, ...]
    is_listed: bool
    """It stands in the letter's list without being cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InPublic:
    """What readers see, or will at `publication.live_from`."""

    publication: Publication
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereUsed:
    """Every use of one paper; `revisions` are signed ones, which keep what they showed."""

    drafts: tuple[InDraft, ...]
    public: tuple[InPublic, ...]
    revisions: tuple[Revision, ...]
    claims: tuple[Claim, ...]

    @property
    def live(self) -> tuple[InPublic, ...]:
        return tuple(use for use in self.public if use.is_live)

    @property
    def is_unused(self) -> bool:
        return not (self.drafts or self.public or self.revisions or self.claims)


def where_used(reference: Reference, *, now: datetime) -> WhereUsed:
    """Return every use of `reference`, in a constant number of queries."""
    return WhereUsed(
        drafts=tuple(_drafts(reference)),
        public=tuple(
            InPublic(publication=row, is_live=row.live_from <= now)
            for row in publications(reference, now=now).defer(*DOCUMENTS)
        ),
        revisions=tuple(_signed(reference)),
        claims=tuple(
            Claim.objects.filter(references=reference).select_related("article", "product")
        ),
    )


def drafts(reference: Reference) -> QuerySet[Article]:
    """Find the letters whose working text cites or lists `reference`, or rests a claim on it."""
    return Article.objects.filter(
        Q(pk__in=reference_uses(reference, "citations"))
        | Q(pk__in=reference_uses(reference, "claims"))
        | Q(pk__in=reference_uses(reference, "uncited"))
    )


def reference_uses(reference: Reference, kind: str) -> QuerySet[Article]:
    """Find letters by one kind of use: citations, claims or uncited."""
    where = {
        "citations": Q(citations__reference=reference),
        "claims": Q(claims__references=reference),
        "uncited": Q(uncited_references=reference),
    }
    return Article.objects.filter(where[kind]).order_by().values("pk")


def publications(reference: Reference, *, now: datetime) -> QuerySet[Publication]:
    """Find what shows `reference` to readers at `now`, or is going to."""
    showing = _entries(reference).values("publication")
    rows = Publication.objects.shown().not_over(now).filter(pk__in=showing)
    return rows.select_related("article", "revision").defer("revision__text", "article__body")


def shows_statement(claim: Claim, *, now: datetime) -> bool:
    """Tell whether what readers see of the letter at `now` makes the statement of `claim`."""
    live = claim.article.publications.live(now).select_related("revision").first()
    if live is None:
        return False
    return any(
        fold_digest(each.text) == claim.folded_sha256 for each in live.revision.content.claims
    )


def keys_of(reference: Reference) -> frozenset[str]:
    """Return every key that letters may know `reference` by."""
    return frozenset({reference.citation_key, *(row.key for row in reference.former_keys.all())})


def keeping(reference: Reference, *, now: datetime, most: int = 5) -> str:
    """
    Return why `reference` may not be deleted, naming the letters; "" when none uses it.

    The database itself refuses for drafts that cite it; readers' letters count as well.
    """
    found = {row.pk: row.headline for row in drafts(reference)}
    found |= {row.article_id: row.headline for row in publications(reference, now=now)}
    if not found:
        return ""
    named = "; ".join(f"“{headline}”" for headline in list(found.values())[:most])
    others = len(found) - most
    more = f" and {others} more letter{'s' if others > 1 else ''}" if others > 0 else ""
    return (
        f"{reference.citation_key} is used in {named}{more}. Cite another paper there first, or "
        "merge this record into the one that stays."
    )


def _entries(reference: Reference) -> QuerySet[PublishedEntry]:
    same = Q(key__in=keys_of(reference))
    if reference.doi:
        same |= Q(doi=reference.doi)
    if reference.pmid:
        same |= Q(pmid=reference.pmid)
    return PublishedEntry.objects.filter(same, kind="reference").order_by()


def _drafts(reference: Reference) -> list[InDraft]:
    listed = set(reference_uses(reference, "uncited").values_list("pk", flat=True))
    places: dict[int, list[str]] = {}
    for pk, field in (
        Article.objects.filter(citations__reference=reference)
        .order_by("citations__position")
        .values_list("pk", "citations__field")
    ):
        places.setdefault(pk, []).append(field)
    rows = Article.objects.filter(pk__in=[*places, *listed]).defer("body")
    return [
        InDraft(
            article=row,
            places=tuple(dict.fromkeys(places.get(row.pk, []))),
            is_listed=row.pk in listed,
        )
        for row in rows
    ]


def _signed(reference: Reference) -> QuerySet[Revision]:
    """Find signed revisions by what was published of them, and the others by their text."""
    # RFC 8785 leaves one way to write a member, and quotes inside a text are escaped; so this
    # finds the papers of a revision and nothing else.
    written = Q(pk__in=[])
    for key in keys_of(reference):
        written |= Q(text__contains=f'"key":"{key}"')
    shown = Q(publications__in=_entries(reference).values("publication"))
    rows = Revision.objects.filter(approvals__isnull=False).filter(
        shown | Q(publications__isnull=True) & written
    )
    return rows.distinct().select_related("article").defer("text", "article__body")

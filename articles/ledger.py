"""
Read the ledger's rows of a letter into values: what it claims, and what each statement rests on.

Which entry of the claims library has a statement's words is asked here, with the day, each time.
"""

from collections.abc import Iterable

from django.utils import timezone

from articles import claims_library, content
from articles.models import Article, ClaimEvidence, LibraryClaim


def claims_of(article: Article) -> Iterable[content.Claim]:
    """Yield the ledger of `article`: what it claims, and what each statement rests on."""
    rows = list(article.claims.select_related("product").prefetch_related("evidence__reference"))
    questions = [faq.pk for faq in article.faqs.all()] if rows else []
    entries = claims_library.same_words(
        {row.folded_sha256 for row in rows}, on=timezone.localdate()
    )
    for row in rows:
        entry = entries.get(row.folded_sha256)
        yield content.Claim(
            mark=row.mark,
            kind=row.kind,
            text=row.text,
            field=f"faqs[{questions.index(row.faq_id)}].answer" if row.faq_id else "body",
            product=row.product.slug if row.product else "",
            ingredient=row.ingredient,
            evidence=tuple(_evidence(each) for each in row.evidence.all()),
            population=row.population,
            dose=row.dose,
            typical_result=row.typical_result,
            library=library_entry(entry) if entry and claims_library.fits(entry, row) else None,
        )


def _evidence(row: ClaimEvidence) -> content.Evidence:
    return content.Evidence(
        reference=row.reference.citation_key, passage=row.passage, place=row.place, gap=row.gap
    )


def library_entry(row: LibraryClaim) -> content.LibraryEntry:
    """Return what a letter keeps of an approved entry of the claims library."""
    if row.approved_at is None or row.expires_on is None:
        raise ValueError("A proposal speaks for no letter.")
    return content.LibraryEntry(
        entry=str(row.entry),
        version=row.version,
        text=row.text,
        grade=row.grade,
        approved_on=timezone.localdate(row.approved_at).isoformat(),
        expires_on=row.expires_on.isoformat(),
        notified_on=row.notified_on.isoformat() if row.notified_on else "",
    )

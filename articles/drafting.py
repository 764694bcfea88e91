"""
Settle a draft after somebody wrote in it: clean its HTML, rebuild what is read off it.

Sanitizing happens here, on the way into the database, so that forms, importers, commands
and the shell all pass through it. Settling a settled draft changes no byte and no row. A text
that still cites a paper by a key from before a merge, such as one pasted back from an old
revision, cites it by today's key afterwards.
"""

from dataclasses import dataclass

from articles.body import document
from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.rekey import rekey
from articles.body.sanitize import clean
from articles.body.serialize import serialize
from articles.body.walk import citations
from articles.models import Article, Citation, Claim, Faq
from references.models import FormerKey, Reference


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim mark as the text has it."""

    mark: str
    kind: str
    text: str


def statements_of(body: document.Document) -> list[Statement]:
    """Return what `body` marks as claims, in reading order."""
    text = prose(body)
    return [
        Statement(mark=claim.mark, kind=claim.kind, text=text.text[start:end])
        for start, end, claim in text.claims
    ]


def settle(article: Article) -> None:
    """Store the canonical HTML of `article` and its FAQs; rebuild its citations and claims."""
    _store_clean(article)
    faqs = list(article.faqs.all())
    body = parse(article.body)
    _index_citations(article, body, faqs)
    _update_ledger(article, body)


def _store_clean(article: Article) -> None:
    # An id in the ledger carries evidence. A new statement must not come by it because the
    # old one was taken out in the same save.
    spent = frozenset(article.claims.values_list("mark", flat=True))
    faqs = list(article.faqs.all())
    body, *answers = _of_today([clean(article.body, spent=spent), *(clean(f.answer) for f in faqs)])
    if body != article.body:
        article.body = body
        article.save(update_fields=["body"])
    for faq, answer in zip(faqs, answers, strict=True):
        if answer != faq.answer:
            Faq.objects.filter(pk=faq.pk).update(answer=answer)


def _of_today(texts: list[str]) -> list[str]:
    """Return `texts` with the papers' former keys replaced by those they have now."""
    documents = [parse(text) for text in texts]
    cited = {key for one in documents for mark in citations(one) for key in mark.keys}
    former = FormerKey.objects.filter(key__in=cited).select_related("reference")
    if not (keys := {row.key: row.reference.citation_key for row in former}):
        return texts
    return [serialize(rekey(document, keys)) for document in documents]


def _index_citations(article: Article, body: document.Document, faqs: list[Faq]) -> None:
    places = [("body", key) for citation in citations(body) for key in citation.keys]
    for index, faq in enumerate(faqs):
        answer = parse(faq.answer)
        places += [
            (f"faqs[{index}].answer", key)
            for citation in citations(answer)
            for key in citation.keys
        ]
    known = dict(
        Reference.objects.filter(citation_key__in={key for _, key in places}).values_list(
            "citation_key", "pk"
        )
    )
    wanted = [(field, known[key]) for field, key in places if key in known]
    if wanted == list(article.citations.values_list("field", "reference_id")):
        return
    article.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(article=article, field=field, reference_id=reference_id, position=position)
        for position, (field, reference_id) in enumerate(wanted, start=1)
    )


def _update_ledger(article: Article, body: document.Document) -> None:
    statements = statements_of(body)
    gone = article.claims.exclude(mark__in=[statement.mark for statement in statements])
    known = set(article.claims.values_list("mark", flat=True))
    for statement in statements:
        # A page imported again names no ids; the same words are the same claim.
        if statement.mark not in known and (same := gone.filter(text=statement.text).first()):
            same.mark = statement.mark
            same.save(update_fields=["mark"])
    gone.delete()
    for position, statement in enumerate(statements, start=1):
        facts = {"kind": statement.kind, "text": statement.text, "position": position}
        Claim.objects.update_or_create(article=article, mark=statement.mark, defaults=facts)

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
from articles.body.walk import citations, figures
from articles.models import Article, Citation, Claim, DraftWords, Faq, Figure, Image
from articles.searching import words_of
from references.models import FormerKey, Reference


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim mark as the text has it."""

    mark: str
    kind: str
    text: str


def statements_of(written: document.Document) -> list[Statement]:
    """Return what a text or an answer marks as claims, in reading order."""
    text = prose(written)
    return [
        Statement(mark=claim.mark, kind=claim.kind, text=text.text[start:end])
        for start, end, claim in text.claims
    ]


def settle(article: Article) -> None:
    """Store the canonical HTML of `article` and its FAQs; rebuild what is read off them."""
    _store_clean(article)
    faqs = list(article.faqs.all())
    body = parse(article.body)
    _index_citations(article, body, faqs)
    _index_figures(article, body, faqs)
    texts = [(None, body), *((faq.pk, parse(faq.answer)) for faq in faqs)]
    _update_ledger(
        article, [(faq, each) for faq, written in texts for each in statements_of(written)]
    )
    _index_words(article, faqs, [written for _, written in texts])


def _store_clean(article: Article) -> None:
    # An id in the ledger carries evidence. A new statement must not come by it because the
    # old one was taken out in the same save.
    spent: dict[int | None, set[str]] = {}
    for place, mark in article.claims.values_list("faq", "mark"):
        spent.setdefault(place, set()).add(mark)
    faqs = list(article.faqs.all())
    texts = [(None, article.body), *((faq.pk, faq.answer) for faq in faqs)]
    body, *answers = _of_today(
        [clean(text, spent=frozenset(spent.get(place, ()))) for place, text in texts]
    )
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


def _index_words(article: Article, faqs: list[Faq], written: list[document.Document]) -> None:
    said = [article.headline, article.slug, article.description, *(faq.question for faq in faqs)]
    said += [prose(each).text for each in written]
    words = f" {' '.join(words_of(' '.join(said)))} "
    if not DraftWords.objects.filter(article=article, words=words).exists():
        DraftWords.objects.update_or_create(article=article, defaults={"words": words})


def _index_figures(article: Article, body: document.Document, faqs: list[Faq]) -> None:
    texts = [("body", body), *((f"faqs[{n}].answer", parse(f.answer)) for n, f in enumerate(faqs))]
    places = [(field, figure.image) for field, written in texts for figure in figures(written)]
    rows = Image.objects.filter(identity__in={identity for _, identity in places})
    known = {str(identity): pk for identity, pk in rows.values_list("identity", "pk")}
    wanted = [(field, known[identity]) for field, identity in places if identity in known]
    if wanted == list(article.figures.values_list("field", "image_id")):
        return
    article.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(article=article, field=field, image_id=image_id, position=position)
        for position, (field, image_id) in enumerate(wanted, start=1)
    )


def _update_ledger(article: Article, statements: list[tuple[int | None, Statement]]) -> None:
    """Rebuild the ledger from what is marked; each statement comes with its question's key."""
    rows = {(row.faq_id, row.mark): row for row in article.claims.all()}
    marks = [(faq, each.mark) for faq, each in statements]
    gone = [row for place, row in rows.items() if place not in marks]
    for position, (faq, statement) in enumerate(statements, start=1):
        place = (faq, statement.mark)
        row = rows.get(place) or _same_words(gone, statement.text) or Claim(article=article)
        said = (*place, statement.kind, statement.text, position)
        if row.pk is None or said != (row.faq_id, row.mark, row.kind, row.text, row.position):
            row.faq_id, row.mark, row.kind, row.text, row.position = said
            row.save()
    for row in gone:
        row.delete()


def _same_words(gone: list[Claim], text: str) -> Claim | None:
    """Take out of `gone` the record of the same words: a page imported again names no ids."""
    found = next((row for row in gone if row.text == text), None)
    if found is not None:
        gone.remove(found)
    return found

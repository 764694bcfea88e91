"""
Take the evidence that was offered for statements while the letter was written.

The page sends it along with the text, as JSON in a hidden field, and it is saved in the same
edit. A newcomer gets this wrong: a statement that was just marked has no name yet, it gets one when
the letter is saved. So an offer names its statement by the mark, or where there is none by its
words, and one that names none is refused before anything is saved.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from articles.body.parse import parse
from articles.content import Claim as Value
from articles.content import Evidence
from articles.drafting import Statement, statements_of
from articles.models import Article, Claim, ClaimEvidence, Product
from references.models import Reference

MOST = 40
"""Papers for one statement."""
LONGEST = {"ingredient": 200, "passage": 20_000, "place": 200, "gap": 20_000}
"""Characters, as the ledger keeps them."""
FIELD = "offers"


class Offer(msgspec.Struct, forbid_unknown_fields=True):
    """
    What one statement speaks of and rests on; `evidence` is all of it.

    `field` names the text it stands in, as the form calls it (body, faqs-0-answer) or as the
    letter does (faqs[0].answer). `product` is a slug, "" for none.
    """

    field: str
    text: str
    mark: str = ""
    product: str = ""
    ingredient: str = ""
    evidence: list[Evidence] = []

    @property
    def called(self) -> str:
        words = folded(self.text)
        return f"“{words}”" if len(words) <= 60 else f"“{words[:59].rstrip()}…”"

    def is_of(self, statement: Statement | Claim | Value) -> bool:
        """Tell whether it is for `statement`, which stands in the same text."""
        if self.mark:
            return statement.mark == self.mark
        return folded(statement.text) == folded(self.text)


class NotReadable(ValueError):
    """What was sent offers nothing; the message says what is wrong with it."""


def read(sent: str) -> list[Offer]:
    """Return the offers that the page sent; raises `NotReadable`."""
    try:
        return msgspec.json.decode(sent, type=list[Offer]) if sent.strip() else []
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise NotReadable(f"The evidence could not be read: {error}.") from None


def complaints(offers: list[Offer], texts: Mapping[str, str]) -> Iterator[str]:
    """Yield why `offers` cannot be saved with `texts`, the HTML of each field by its name."""
    papers = {each.reference for offer in offers for each in offer.evidence}
    known = set(
        Reference.objects.filter(citation_key__in=papers).values_list("citation_key", flat=True)
    )
    products = {offer.product for offer in offers} - {""}
    sold = set(Product.objects.filter(slug__in=products).values_list("slug", flat=True))
    for offer in offers:
        yield from _without_statement(offer, texts)
        for key in dict.fromkeys(each.reference for each in offer.evidence):
            if key not in known:
                yield f"For {offer.called}: no paper has the key “{key}”. Choose another."
        if offer.product and offer.product not in sold:
            yield f"For {offer.called}: there is no product “{offer.product}” any more."
        yield from _too_long(offer)


def _without_statement(offer: Offer, texts: Mapping[str, str]) -> Iterator[str]:
    marked = statements_of(parse(texts.get(offer.field, "")))
    if not any(offer.is_of(each) for each in marked):
        yield (
            f"There is evidence for {offer.called}, but the text does not mark these words as a "
            "claim. Mark them, and save again."
        )


def _too_long(offer: Offer) -> Iterator[str]:
    if len(offer.evidence) > MOST:
        yield f"For {offer.called}: at most {MOST} papers can be offered for one statement."
    told = [("ingredient", offer.ingredient)]
    for each in offer.evidence:
        told += [("passage", each.passage), ("place", each.place), ("gap", each.gap)]
    for name, text in told:
        if len(text) > LONGEST[name]:
            yield f"For {offer.called}: the {name} has more than {LONGEST[name]:,} characters."


def keep(article: Article, offers: Iterable[Offer], answers: Mapping[str, int]) -> None:
    """
    Write `offers` into the ledger of `article`, which is settled already.

    `answers` has the key of each question by the name of its answer's field.
    """
    rows = list(article.claims.prefetch_related("evidence"))
    for offer in offers:
        place = answers.get(offer.field)
        row = next((row for row in rows if row.faq_id == place and offer.is_of(row)), None)
        if row is not None:
            rows.remove(row)
            _write(row, offer)


def _write(row: Claim, offer: Offer) -> None:
    product = Product.objects.filter(slug=offer.product).first() if offer.product else None
    if (row.product, row.ingredient) != (product, offer.ingredient):
        row.product, row.ingredient = product, offer.ingredient
        row.save()
    offered = [(each.reference, each.passage, each.place, each.gap) for each in offer.evidence]
    stored = row.evidence.select_related("reference")
    if [(e.reference.citation_key, e.passage, e.place, e.gap) for e in stored] == offered:
        return
    papers = {
        paper.citation_key: paper
        for paper in Reference.objects.filter(citation_key__in={key for key, *_ in offered})
    }
    row.evidence.all().delete()
    ClaimEvidence.objects.bulk_create(
        ClaimEvidence(claim=row, reference=papers[key], passage=passage, place=place, gap=gap)
        for key, passage, place, gap in offered
    )


def folded(text: str) -> str:
    """Return `text` with its white space collapsed: the browser lays it out as it likes."""
    return " ".join(text.split())

"""
Read a letter as somebody types it into the same values as a stored one; nothing is saved.

What is typed replaces what is stored: text, questions, evidence, the disclaimers and switches of
the form. Authors, topics and pictures are those last saved.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

import msgspec

from articles import collect, content, drafting, ledger
from articles.admin.letter.editor.offering import Offer
from articles.body.parse import parse
from articles.body.sanitize import clean
from articles.models import Article, Disclaimer

LONGEST = 400_000
"""Characters of one text; far beyond the longest letter, and still read in a moment."""


class Question(msgspec.Struct, forbid_unknown_fields=True):
    question: str = ""
    answer: str = ""


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """What the page sends. `show` names the parts that are costly and not always looked at."""

    headline: str = ""
    slug: str = ""
    description: str = ""
    body: str = ""
    seo_title: str = ""
    seo_description: str = ""
    faqs_shown: bool = True
    show_disclosures: bool = False
    faqs: list[Question] = []
    disclaimers: list[int] = []
    offers: list[Offer] = []
    show: list[str] = []


TEXTS = ("headline", "slug", "description", "seo_title", "seo_description")
SWITCHES = ("faqs_shown", "show_disclosures")


class NotReadable(Exception):
    """What was sent is no letter; the message says what is wrong with it."""


def read(sent: bytes) -> Typed:
    """Return what the page sent; raises `NotReadable`."""
    try:
        typed = msgspec.json.decode(sent, type=Typed)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise NotReadable(f"The letter could not be read: {error}.") from None
    texts = [typed.body, *(getattr(typed, name) for name in TEXTS)]
    texts += [text for each in typed.faqs for text in (each.question, each.answer)]
    if max(map(len, texts)) > LONGEST:
        raise NotReadable(f"One text is longer than {LONGEST:,} characters.")
    return typed


def content_of(typed: Typed, article: Article | None) -> content.Content:
    """Return the letter that would be stored if `typed` were saved over `article`."""
    # A new letter has no rows yet: no row has the key 0, so whatever is asked for is empty.
    draft = article or Article(pk=0, identity=UUID(int=0))
    stored = tuple(ledger.claims_of(draft))
    for name in (*TEXTS, *SWITCHES):
        setattr(draft, name, getattr(typed, name))
    spent = frozenset(claim.mark for claim in stored if claim.field == "body")
    draft.body = clean(typed.body, spent=spent)
    chosen = Disclaimer.objects.filter(pk__in=typed.disclaimers)
    draft._prefetched_objects_cache = {"disclaimers": chosen}  # type: ignore[attr-defined]
    faqs = _faqs(typed)
    claims = tuple(_offered(_claims(draft.body, faqs, stored), typed.offers))
    return collect.collect(draft, faqs=faqs, claims=claims)


def _faqs(typed: Typed) -> tuple[content.Faq, ...]:
    return tuple(
        content.Faq(question=each.question, answer=clean(each.answer)) for each in typed.faqs
    )


def _claims(
    body: str, faqs: tuple[content.Faq, ...], stored: tuple[content.Claim, ...]
) -> Iterator[content.Claim]:
    """Yield what the texts claim now, with the evidence that the ledger has for it."""
    by_words = {claim.text: claim for claim in stored}
    by_place = {(claim.field, claim.mark): claim for claim in stored}
    answers = [(f"faqs[{n}].answer", faq.answer) for n, faq in enumerate(faqs)]
    for field, text in [("body", body), *answers]:
        for each in drafting.statements_of(parse(text)):
            known = by_words.get(each.text) or by_place.get((field, each.mark))
            new = content.Claim(mark=each.mark, kind=each.kind, text=each.text, field=field)
            yield msgspec.structs.replace(
                known or new,
                mark=each.mark,
                kind=each.kind,
                text=each.text,
                field=field,
                # Other words lean on no entry; which they may lean on is asked when it is saved.
                library=known.library if known and known.text == each.text else None,
            )


def _offered(claims: Iterable[content.Claim], offers: list[Offer]) -> Iterator[content.Claim]:
    """Yield `claims` with what was offered for them since the letter was saved."""
    for claim in claims:
        offer = next(
            (each for each in offers if each.field == claim.field and each.is_of(claim)), None
        )
        if offer is None:
            yield claim
        else:
            yield msgspec.structs.replace(
                claim,
                product=offer.product,
                ingredient=offer.ingredient,
                evidence=tuple(offer.evidence),
            )

"""
Make the documents that the API serves: a letter in detail, and its card in lists.

The fields and their order are the API's contract; within a version they are only added to.
`previous`, `next` and `related` depend on other letters, so whoever serves the detail fills
them in; everything else is fixed once the revision is signed.
"""

from functools import lru_cache
from typing import Any

import msgspec

from articles.addresses import letter_url
from articles.content import Content, Imprint, Reference
from articles.jsonld.graph import graph
from articles.length import time_required, word_count
from articles.reading import Reading, read
from articles.rendering import entities, html, portable_text, text
from articles.rendering.anchors import disclaimer_anchor, mention_anchors, parts
from articles.rendering.seo import seo
from references.representation import ReferenceShape, represent

Object = dict[str, Any]

CARD = (
    *("slug", "url", "headline", "description", "series", "date_published", "date_modified"),
    *("last_reviewed", "authors", "topics", "products", "image", "in_language", "word_count"),
    "time_required",
)
"""The fields of a card, in their order."""


def detail(content: Content, imprint: Imprint) -> Object:
    """Return the whole letter as one JSON object."""
    reading = read(content)
    words = word_count(reading)
    reviewer = imprint.reviewed_by
    return {
        "slug": content.slug,
        "url": letter_url(content.brand, content.slug),
        "headline": content.headline,
        "description": content.description,
        "series": entities.series(content.series),
        "date_published": imprint.date_published,
        "date_modified": imprint.date_modified,
        "last_reviewed": imprint.last_reviewed or None,
        "reviewed_by": entities.person(reviewer) if reviewer else None,
        "authors": [entities.person(author) for author in content.authors],
        "in_language": content.language or content.brand.language,
        "word_count": words,
        "time_required": time_required(words),
        "topics": entities.topics(content),
        "about": [entities.entity(topic) for topic in content.about],
        "mentions": [entities.entity(topic) for topic in content.mentions],
        "products": [entities.product(product) for product in content.products],
        "image": entities.image(content.image),
        "body": {
            "html": html.body_html(reading),
            "blocks": portable_text.blocks(reading),
            "text": text.body_text(reading),
        },
        "citations": _citations(reading),
        "faqs": _faqs(reading),
        "disclaimers": _disclaimers(content),
        "disclosures": [{"text": sentence} for sentence in content.disclosures],
        "seo": seo(content, imprint),
        "previous": None,
        "next": None,
        "related": [],
        "revision": {
            "number": imprint.revision_number,
            "digest": imprint.digest,
            "approved_at": imprint.approved_at or None,
        },
        "review": {"due": imprint.review_due or None, "overdue": imprint.is_overdue},
        "json_ld": graph(content, imprint),
    }


def card(shown: Object) -> Object:
    """Return what a list shows of the letter whose detail is `shown`: its fields, not its text."""
    products = [{"slug": each["slug"], "name": each["name"]} for each in shown["products"]]
    return {name: shown[name] for name in CARD} | {"products": products}


def _citations(reading: Reading) -> list[Object]:
    anchors = mention_anchors(reading)
    return [
        {
            "number": number,
            "key": reference.key,
            "reference": _represented(msgspec.json.encode(reference)),
            "formatted_html": reference.formatted_html,
            "formatted_text": reference.formatted_text,
            "anchors": list(anchors[number]),
        }
        for number, reference in enumerate(reading.cited, start=1)
    ]


# One paper stands in many letters, and its identifiers, COinS and meta tags cost more to work out
# than the rest of a citation. Nobody changes what is returned: it is written out as it is.
@lru_cache(maxsize=1024)
def _represented(encoded: bytes) -> ReferenceShape:
    reference = msgspec.json.decode(encoded, type=Reference)
    return represent(
        reference.csl,
        key=reference.key,
        formatted_html=reference.formatted_html,
        formatted_text=reference.formatted_text,
        status=reference.status,
        status_notice=reference.status_notice,
        kind=reference.kind,
        verified_at=reference.verified_at,
        verified_source=reference.verified_source,
    )


def _faqs(reading: Reading) -> list[Object]:
    """Return the questions that the letter shows; hidden ones are nobody's business."""
    answers = parts(reading)[1:] if reading.content.faqs_shown else ()
    return [
        {
            "anchor": f"q-{index + 1}",
            "question": faq.question,
            "answer_html": html.answer_html(reading, index),
            "answer_text": text.answer_text(reading, index),
            "citations": sorted({m.number for place in answer.places for m in place}),
        }
        for index, (faq, answer) in enumerate(zip(reading.content.faqs, answers, strict=False))
    ]


def _disclaimers(content: Content) -> list[Object]:
    return [
        {
            "symbol": disclaimer.symbol,
            "kind": disclaimer.kind,
            "text": disclaimer.text,
            "anchor": disclaimer_anchor(position),
        }
        for position, disclaimer in enumerate(content.disclaimers, start=1)
    ]

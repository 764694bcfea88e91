"""
Make of a letter in detail the item that a feed carries: the whole text, to be read elsewhere.

Whoever reads it there never sees the site, so all that must stand beside the text goes along: the
disclosures before it, the papers and the disclaimers after it. Links within the letter lead to
its page, for a feed shows many letters on one.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

Object = dict[str, Any]

SAME = (
    *("slug", "url", "headline", "description", "date_published", "date_modified"),
    *("authors", "topics", "image", "in_language"),
)
"""What the item says as the letter does."""


WITHIN = re.compile(r'(<a [^<>]*?href=")#')
"""A link within the letter; the same characters in its text are words, and stay."""


def item(letter: Object) -> Object:
    """Return the item of `letter`, which is a detail document of the API."""
    return {
        **{name: letter[name] for name in SAME},
        "content_html": _html(letter),
        "content_text": letter["body"]["text"],
    }


def _html(letter: Object) -> str:
    pieces = [
        *(f"<p>{escape(each['text'])}</p>" for each in letter["disclosures"]),
        letter["body"]["html"],
        *_questions(letter["faqs"]),
        *_references(letter["citations"]),
        *(_disclaimer(each) for each in letter["disclaimers"]),
    ]
    page = escape(letter["url"])
    return WITHIN.sub(lambda found: f"{found[1]}{page}#", "\n".join(pieces))


def _questions(faqs: list[Object]) -> Iterator[str]:
    if faqs:
        yield "<h2>Questions and answers</h2>"
    for faq in faqs:
        yield f"<h3>{escape(faq['question'])}</h3>"
        yield faq["answer_html"]


def _references(citations: list[Object]) -> Iterator[str]:
    if citations:
        entries = "".join(f"<li>{each['formatted_html']}</li>" for each in citations)
        yield f"<h2>References</h2>\n<ol>{entries}</ol>"


def _disclaimer(disclaimer: Object) -> str:
    # In bold type, as on the page (21 CFR 101.93(d)).
    words = f"{disclaimer['symbol']} {disclaimer['text']}".strip()
    return f"<p><strong>{escape(words)}</strong></p>"

"""
Describe the questions and answers of a letter (schema.org FAQPage; jsonld-target 3.9).

Only what stands on the page, word for word, may stand here.
"""

from articles.body.document import Document
from articles.body.prose import prose
from articles.jsonld import ids
from articles.jsonld.pruning import Node
from articles.reading import Reading


def faq_page(reading: Reading) -> Node | None:
    """Return the FAQPage, or None when the letter shows no questions."""
    if not reading.shown_answers:
        return None
    content = reading.content
    pairs = zip(content.faqs, reading.shown_answers, strict=True)
    return {
        "@type": "FAQPage",
        "@id": ids.faq(content),
        "url": ids.faq(content),
        "inLanguage": content.language or content.brand.language,
        "isPartOf": ids.link(ids.webpage(content)),
        "mainEntity": [
            _question(faq.question, answer, ids.question(content, position), position)
            for position, (faq, answer) in enumerate(pairs, start=1)
        ],
    }


def _question(question: str, answer: Document, name: str, position: int) -> Node:
    return {
        "@type": "Question",
        "@id": name,
        "position": position,
        "name": question,
        # Without citation marks: a bare number would read as part of the sentence.
        "acceptedAnswer": {"@type": "Answer", "text": prose(answer).text},
    }

"""
Describe the letter twice: as a page and as an article (jsonld-target 3.4, 3.5).

Why two nodes: only WebPage can be reviewed (`lastReviewed`, `reviewedBy`), and search
engines document the article features for BlogPosting, which MedicalWebPage is not. The
two point at each other.
"""

from articles.addresses import letter_url
from articles.body.walk import letter_links
from articles.content import Brand, Content, Correction, Imprint
from articles.jsonld import ids
from articles.jsonld.nodes.images import figures
from articles.jsonld.nodes.papers import citations
from articles.jsonld.nodes.topics import topics
from articles.jsonld.pruning import Node
from articles.length import time_required, word_count
from articles.reading import Reading

VOCABULARY = "https://schema.org/"


def medical_web_page(reading: Reading, imprint: Imprint) -> Node:
    """Return the page of a letter, with its review when there was one."""
    content = reading.content
    authors = _authors(content)
    return {
        "@type": "MedicalWebPage",
        "@id": ids.webpage(content),
        "url": letter_url(content.brand, content.slug),
        "name": content.seo_title or content.headline,
        "headline": content.headline,
        "description": content.seo_description or content.description,
        "inLanguage": _language(content),
        "isPartOf": ids.link(ids.website(content.brand)),
        "breadcrumb": ids.link(ids.breadcrumb(content)),
        "primaryImageOfPage": _image(content),
        "datePublished": imprint.date_published,
        "dateModified": imprint.date_modified,
        **_review(imprint, content.brand),
        "author": authors[0] if len(authors) == 1 else authors,
        "publisher": ids.link(ids.organization(content.brand)),
        "mainEntity": ids.link(ids.article(content)),
        "about": _about(content),
        "medicalAudience": {"@type": "MedicalAudience", "audienceType": content.audience},
        "specialty": content.specialty and f"{VOCABULARY}{content.specialty}",
        "hasPart": _parts(reading),
        "relatedLink": _related(reading),
    }


def blog_posting(reading: Reading, imprint: Imprint) -> Node:
    """Return the letter as an article: what it says, on which papers, and how long it is."""
    content = reading.content
    words = word_count(reading)
    return {
        "@type": "BlogPosting",
        "@id": ids.article(content),
        "url": letter_url(content.brand, content.slug),
        "headline": content.headline,
        "description": content.description,
        "inLanguage": _language(content),
        "mainEntityOfPage": ids.link(ids.webpage(content)),
        "isPartOf": [ids.link(ids.webpage(content)), _blog(content)],
        "author": _authors(content),
        "publisher": ids.link(ids.organization(content.brand)),
        "image": [_image(content), *(ids.link(node["@id"]) for node in figures(reading))],
        "datePublished": imprint.date_published,
        "dateModified": imprint.date_modified,
        "articleSection": content.series.name if content.series else "",
        "keywords": [topic.name for topic in topics(content)],
        "wordCount": words or None,
        "timeRequired": time_required(words) if words else "",
        "about": _about(content),
        "mentions": _mentions(content),
        "citation": citations(reading),
        "correction": [_correction(correction) for correction in content.corrections],
        "copyrightHolder": ids.link(ids.organization(content.brand)),
        "copyrightYear": _year(imprint.date_published),
    }


def _language(content: Content) -> str:
    return content.language or content.brand.language


def _authors(content: Content) -> list[ids.Link]:
    return [ids.link(ids.person(content.brand, author.slug)) for author in content.authors]


def _image(content: Content) -> ids.Link | None:
    return ids.link(ids.primary_image(content)) if content.image else None


def _blog(content: Content) -> ids.Link | None:
    return ids.link(ids.letters(content.brand)) if content.series else None


def _review(imprint: Imprint, brand: Brand) -> Node:
    """Return both facts of a review or neither: a day without a name vouches for nothing."""
    reviewer = imprint.reviewed_by
    if reviewer is None or not reviewer.name.strip() or not imprint.last_reviewed:
        return {}
    return {
        "lastReviewed": imprint.last_reviewed,
        "reviewedBy": ids.link(ids.person(brand, reviewer.slug)),
    }


def _about(content: Content) -> list[ids.Link]:
    return [ids.link(ids.topic(content, topic.slug)) for topic in content.about]


def _mentions(content: Content) -> list[ids.Link]:
    """Return the other topics, then the products: a letter mentions one, it is never about one."""
    main = {topic.slug for topic in content.about}
    others = [topic for topic in topics(content) if topic.slug not in main]
    return [ids.link(ids.topic(content, topic.slug)) for topic in others] + [
        ids.link(ids.product(content.brand, product.slug)) for product in content.products
    ]


def _parts(reading: Reading) -> list[ids.Link]:
    content = reading.content
    questions = [ids.faq(content)] if reading.shown_answers else []
    shown = range(1, len(content.disclaimers) + 1)
    return [ids.link(name) for name in [*questions, *(ids.disclaimer(content, n) for n in shown)]]


def _related(reading: Reading) -> list[str]:
    """Return the addresses of the letters that the text links to and readers can open."""
    content = reading.content
    documents = (reading.body, *reading.shown_answers)
    live = {letter.identity: letter.url for letter in content.letters if letter.live}
    linked = [link.identity for document in documents for link in letter_links(document)]
    return list(dict.fromkeys(live[identity] for identity in linked if identity in live))


def _correction(correction: Correction) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": correction.date,
    }


def _year(stamp: str) -> int | None:
    return int(stamp[:4]) if stamp[:4].isdecimal() else None

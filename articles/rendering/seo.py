"""Say what search engines and link previews are told of a letter."""

from typing import Any

from articles.addresses import letter_url
from articles.content import Content, Imprint

Object = dict[str, Any]


def seo(content: Content, imprint: Imprint) -> Object:
    """Return title, description, canonical URL, robots directive and Open Graph of the page."""
    title = content.seo_title or content.headline
    description = content.seo_description or content.description
    url = letter_url(content.brand, content.slug)
    listed = content.indexable and not imprint.is_unlisted
    return {
        "title": title,
        "description": description,
        "canonical_url": url,
        "robots": "index, follow" if listed else "noindex, follow",
        "open_graph": {
            "title": title,
            "description": description,
            "type": "article",
            "url": url,
            "image": content.image.url if content.image else None,
            "site_name": content.brand.name,
            "published_time": imprint.date_published,
            "modified_time": imprint.date_modified,
        },
    }

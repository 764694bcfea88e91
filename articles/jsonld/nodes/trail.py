"""Describe the way to a letter: Home, its series, itself (jsonld-target 3.8)."""

from articles.addresses import home_url
from articles.content import Content
from articles.jsonld import ids
from articles.jsonld.pruning import Node


def breadcrumb_list(content: Content) -> Node:
    """Return the BreadcrumbList; every step but the last leads somewhere."""
    steps = [("Home", _page("WebPage", home_url(content.brand))), *_series(content)]
    steps.append((content.headline, None))
    return {
        "@type": "BreadcrumbList",
        "@id": ids.breadcrumb(content),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate(steps, start=1)
        ],
    }


def _series(content: Content) -> list[tuple[str, Node | None]]:
    series = content.series
    if series is None or not series.name or series.url in ("", home_url(content.brand)):
        return []
    return [(series.name, _page("CollectionPage", series.url))]


def _page(kind: str, url: str) -> Node:
    # The range of `item` is Thing, so an address has to be the @id of a page.
    return {"@type": kind, "@id": url}

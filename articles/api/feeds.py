"""
Write the newest letters as Atom (RFC 4287) and as JSON Feed 1.1, with their full text.

Every address in them is the public site's: the frontend passes the documents on as they are.
"""

import re
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from articles import addresses
from articles.content import Brand

Object = dict[str, Any]

LETTERS = 20
"""The newest, as many as one page of the API's lists."""

JSON_FEED = "https://jsonfeed.org/version/1.1"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 has no way to write."""


class Atom(Atom1Feed):
    """An Atom feed with all authors of a letter and its text, which Django's own leaves out."""

    def latest_post_date(self) -> datetime:
        """Return the last change of any letter; Django's own takes this second without one."""
        return self.feed["changed"]  # type: ignore[no-any-return]

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Any) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(brand: Brand, items: list[Object], *, changed: datetime) -> str:
    """Return the Atom document; `changed` is when readers last saw something new."""
    feed = Atom(
        title=_writable(brand.name),
        link=addresses.home_url(brand),
        description="",
        subtitle=_writable(brand.tagline or brand.description) or None,
        language=brand.language,
        author_name=_writable(brand.name),
        feed_url=f"{brand.origin}/feed.xml",
        changed=changed,
    )
    for item in items:
        _add(feed, item)
    return str(feed.writeString("utf-8"))


def json_feed(brand: Brand, items: list[Object]) -> Object:
    """Return the JSON Feed as values; what is not known is left out, as the format asks."""
    feed = {
        "version": JSON_FEED,
        "title": brand.name,
        "home_page_url": addresses.home_url(brand),
        "feed_url": f"{brand.origin}/feed.json",
        "description": brand.tagline or brand.description,
        "language": brand.language,
        "authors": [{"name": brand.name, "url": addresses.home_url(brand)}],
        "items": [_json_item(item) for item in items],
    }
    return _known(feed) | {"items": feed["items"]}


def _add(feed: Atom, item: Object) -> None:
    feed.add_item(
        title=_writable(item["headline"]),
        link=item["url"],
        description=_writable(item["description"]) or None,
        unique_id=item["url"],
        pubdate=datetime.fromisoformat(item["date_published"]),
        updateddate=datetime.fromisoformat(item["date_modified"]),
        categories=[_writable(topic["name"]) for topic in item["topics"]],
        authors=[_writable(author["name"]) for author in item["authors"]],
        content=_writable(item["content_html"]),
    )


def _json_item(item: Object) -> Object:
    image = item["image"]
    return _known(
        {
            "id": item["url"],
            "url": item["url"],
            "title": item["headline"],
            "summary": item["description"],
            "content_html": item["content_html"],
            "date_published": item["date_published"],
            "date_modified": item["date_modified"],
            "authors": [_known({"name": a["name"], "url": a["url"]}) for a in item["authors"]],
            "tags": [topic["name"] for topic in item["topics"]],
            "image": image and image["url"],
            "language": item["in_language"],
        }
    )


def _known(values: Object) -> Object:
    return {name: value for name, value in values.items() if value}


def _writable(text: str) -> str:
    return UNWRITABLE.sub("", text)

"""
Render everything a reader can fetch of one letter, once, when it goes live.

The names are those of columns of `Publication`. A newcomer gets this wrong: what is signed is the
digest of these very texts, rendered with a blank imprint (`articles.workflow.rendered`), so
whatever is added here is signed from then on.
"""

from typing import Any

import orjson

from articles.content import Content, Imprint
from articles.jsonld import script
from articles.jsonld.nodes.topics import topics
from articles.rendering import detail, finished, markdown

FORMS = ("detail", "json_ld", "markdown")
"""What is sent as it stands, with an ETag and a compressed copy beside it."""

LINKS = ("previous", "next", "related")
"""What of a letter's detail follows its neighbours as they come and go, and is signed by nobody."""


def complete(made: dict[str, str]) -> dict[str, Any]:
    """Return texts with an ETag and a compressed copy beside each that is sent as it stands."""
    columns: dict[str, Any] = {name: text for name, text in made.items() if name not in FORMS}
    for name in FORMS:
        if name in made:
            columns |= finished.columns(name, made[name])
    return columns


def texts(content: Content, imprint: Imprint, **found: Any) -> dict[str, str]:
    """
    Return every document by its column; `complete` adds what only speeds up sending it.

    `found` are the letter's links; without them the detail leads nowhere yet.
    """
    return written(detail.detail(content, imprint) | found, content, imprint)


def written(shown: dict[str, Any], content: Content, imprint: Imprint) -> dict[str, str]:
    """Return the texts of a letter whose detail is `shown`."""
    return {
        "detail": orjson.dumps(shown).decode(),
        "json_ld": script.dumps(shown["json_ld"]),
        "markdown": markdown.letter_markdown(content, imprint),
        "card": orjson.dumps(detail.card(shown)).decode(),
        "tags": ",".join(_tags(content)),
    }


def _tags(content: Content) -> list[str]:
    tags = [f"letter:{content.slug}", *(f"topic:{topic.slug}" for topic in topics(content))]
    return [*tags, f"series:{content.series.slug}"] if content.series else tags

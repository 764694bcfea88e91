"""Collect the words that a reader finds on a letter's page, for the search."""

from typing import Any

from articles.content import Content


def words(shown: dict[str, Any], content: Content) -> dict[str, str]:
    """Return headline, description and text of a letter whose detail is `shown`."""
    pieces = [shown["body"]["text"]]
    for faq in shown["faqs"]:
        pieces += [faq["question"], faq["answer_text"]]
    return {
        "headline": content.headline,
        "description": content.description,
        "text": "\n\n".join(pieces),
    }

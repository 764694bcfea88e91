"""What search engines and link previews are told: address, titles, descriptions, audience."""

from typing import Any

from django.http import HttpRequest

from articles.addresses import letter_url
from articles.content import LetterTarget
from articles.models import Article, Revision


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the facts as pairs of a name and what the revision says."""
    content = revision.content
    facts = [
        ("Address", letter_url(content.brand, content.slug)),
        ("Headline", content.headline),
        ("Description", content.description),
        ("Search title", content.seo_title or content.headline),
        ("Search description", content.seo_description or content.description),
        ("Search engines", "may list it" if content.indexable else "are asked not to list it"),
        ("Authors", ", ".join(author.name for author in content.authors)),
        ("Series", content.series.name if content.series else ""),
        ("About", ", ".join(topic.name for topic in content.about)),
        ("Mentions", ", ".join(topic.name for topic in content.mentions)),
        ("Products named", ", ".join(product.name for product in content.products)),
        ("Linked letters", ", ".join(_linked(each) for each in content.letters)),
        ("Corrections", "; ".join(f"{each.date}: {each.text}" for each in content.corrections)),
        ("First published elsewhere", content.date_published),
        ("Audience", content.audience),
        ("Specialty", content.specialty),
        ("Language", content.language),
    ]
    return {"facts": [(name, said) for name, said in facts if said]}


def _linked(letter: LetterTarget) -> str:
    return letter.headline if letter.live else f"{letter.headline} (readers cannot open it)"

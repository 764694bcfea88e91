"""Put a payload into everything that a letter shows, as plain values."""

from collections.abc import Iterator
from typing import Any

from articles.api import feeds
from articles.content import (
    Brand,
    Content,
    Correction,
    Credential,
    Disclaimer,
    Faq,
    Image,
    Imprint,
    LetterTarget,
    Person,
    Product,
    Reference,
    Series,
    Topic,
    TopicIdentifier,
)
from articles.jsonld import script
from articles.rendering import markdown, page, snippets, syndication
from articles.rendering.detail import detail
from references import csl, formatting
from references.printing.styles import STYLES
from references.representation import represent
from tests.payloads import oracle

IDENTITY = "5f0c1f4e-0000-4000-8000-000000000001"
ORIGIN = "https://site.example"
REST = (
    '<p>x<span data-cites="kim-2017 web-2020"></span></p>'
    f'<figure data-image="{IDENTITY}"><figcaption>x</figcaption></figure>'
)
"""What every letter has besides: its papers cited, and its picture."""


def paper(text: str) -> Reference:
    """Return a paper whose every field says `text`, printed as the library prints it."""
    person = {"family": text, "given": text}
    facts: dict[str, Any] = {
        "id": "kim-2017",
        "type": "article-journal",
        "author": [person, {"literal": text}],
        **dict.fromkeys(("title", "container-title", "publisher", "publisher-place"), text),
        **dict.fromkeys(("volume", "issue", "page", "note", "edition"), text),
        **dict.fromkeys(("DOI", "PMID", "PMCID", "URL", "ISBN"), text),
        "issued": {"date-parts": [[2017, 5]]},
    }
    printed = formatting.entry(facts, status="retracted", notice=text)
    return Reference(
        key="kim-2017",
        csl=facts,
        formatted_html=printed.html,
        formatted_text=printed.text,
        status="retracted",
        status_notice=text,
    )


def page_of_the_web(text: str) -> Reference:
    """Return a paper that has nothing but a title and an address."""
    facts: dict[str, Any] = {"id": "web-2020", "type": "webpage", "title": text, "URL": text}
    printed = formatting.entry(facts, status="corrected", notice=text)
    return Reference(
        key="web-2020",
        csl=facts,
        formatted_html=printed.html,
        formatted_text=printed.text,
        status="corrected",
        status_notice=text,
    )


def picture(text: str) -> Image:
    """Return a picture of which everything is said that somebody can write."""
    return Image(
        url=f"{ORIGIN}/media/a.png",
        alt=text,
        caption=text,
        credit_text=text,
        copyright_notice=text,
        license=text,
        identity=IDENTITY,
    )


def letter(body: str, text: str) -> Content:
    """Return a letter with `body` and the same as an answer, and `text` in every other field."""
    shown = picture(text)
    writer = Person(
        slug="ada",
        **dict.fromkeys(("name", "given_name", "family_name", "job_title", "description"), text),
        honorific_prefix=text,
        honorific_suffix=text,
        works_for_brand=True,
        image=shown,
        credentials=(Credential(name=text, credential_category=text, recognized_by=text),),
        disclosure=text,
    )
    topic = Topic(slug="t", name=text, kind="substance", identifiers=(_known(text),))
    return Content(
        brand=Brand(name=text, legal_name=text, tagline=text, description=text, origin=ORIGIN),
        slug="x",
        headline=text,
        description=text,
        language="en-US",
        body=body
        + f'<p>x<span data-cites="kim-2017 web-2020"></span></p><figure data-image="{IDENTITY}">',
        authors=(writer,),
        series=Series(slug="s", name=text, url=f"{ORIGIN}/s", description=text, position=1),
        about=(topic,),
        products=(
            Product(
                slug="p",
                name=text,
                alternate_names=(text,),
                active_ingredients=(text,),
                safety_consideration=text,
                target_population=text,
                image=shown,
            ),
        ),
        image=shown,
        images=(shown,),
        faqs=(Faq(question=text, answer=body),),
        references=(paper(text), page_of_the_web(text)),
        disclaimers=(_disclaimer(text), _disclaimer(text)),
        disclosures=(text,),
        letters=(LetterTarget(identity=IDENTITY, url=f"{ORIGIN}/y", headline=text, live=True),),
        corrections=(Correction(text=text, date="2026-01-02"),),
        seo_title=text,
        seo_description=text,
    )


def imprint(content: Content) -> Imprint:
    """Return when such a letter appeared, and who reviewed it."""
    return Imprint(
        date_published="2026-05-01T09:00:00-05:00",
        date_modified="2026-05-02T09:00:00-05:00",
        revision_number=1,
        digest="0" * 64,
        last_reviewed="2026-05-02",
        reviewed_by=content.authors[0],
    )


def faults(content: Content) -> Iterator[str]:
    """Give all that is wrong with what readers, feeds and programs get of `content`."""
    about = imprint(content)
    shown = detail(content, about)
    item = syndication.item(shown)
    yield from oracle.address_faults(shown)
    yield from oracle.faults(shown["body"]["html"])
    yield from oracle.block_faults(shown["body"]["blocks"])
    for question in shown["faqs"]:
        yield from oracle.faults(question["answer_html"])
    for cited in shown["citations"]:
        yield from oracle.faults(cited["formatted_html"])
        yield from oracle.faults(cited["reference"]["formatted_html"])
    yield from oracle.faults(page.letter_page(content, about), oracle.PAGE)
    yield from oracle.markdown_faults(markdown.letter_markdown(content, about))
    yield from oracle.script_faults(script.dumps(shown["json_ld"]))
    yield from oracle.faults(snippets.snippet(shown["body"]["text"], ["pwned"]), {"mark": set()})
    yield from fed(content.brand, item)


def printed(item: csl.AnyItem) -> Iterator[str]:
    """Give what is wrong with a paper as every style prints it and as the API tells it."""
    for style in STYLES:
        entry = formatting.entry(item, style=style)
        yield from oracle.faults(entry.html)
    shown = represent(item, key="x", formatted_html=entry.html, formatted_text=entry.text)
    yield from oracle.address_faults(dict(shown))


def fed(brand: Brand, item: dict[str, Any]) -> Iterator[str]:
    """Give what is wrong with the feeds that carry `item`."""
    changed = feeds.datetime.fromisoformat(item["date_modified"])
    atom = feeds.atom(brand, [item], changed=changed).encode()
    yield from oracle.xml_faults(atom)
    yield from oracle.faults(item["content_html"])
    yield from oracle.faults(feeds.json_feed(brand, [item])["items"][0]["content_html"])


def _known(text: str) -> TopicIdentifier:
    return TopicIdentifier(system=text, value=text, url=f"{ORIGIN}/id")


def _disclaimer(text: str) -> Disclaimer:
    return Disclaimer(
        kind="fda", name=text, symbol="*", version=1, text=text, singular=text, plural=text
    )

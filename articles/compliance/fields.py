"""
List the texts of a letter that a reader or a crawler can see, each with its path.

Search titles, the address, file names and what only the markup tells count: FDA reads them as it
reads the body. A newcomer gets this wrong: questions the page does not show are left out of page
and markup, so their words are nobody's to read. Rules about FAQs themselves ask `content.faqs`.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from articles.body.document import Document, Figure, LetterLink
from articles.body.prose import Prose, prose
from articles.body.walk import characters, text_of, walk
from articles.compliance.field import Field
from articles.content import Brand, Content, Image, Person, Product
from articles.reading import Reading

JOINTS = re.compile(r"[-_+.]")


def visible(content: Content, reading: Reading) -> Iterator[Field]:
    """Yield every text of the letter that a reader or a crawler can see, in reading order."""
    yield plain("headline", content.headline)
    yield plain("description", content.description)
    yield plain("slug", spoken(content.slug), hidden="the letter's address", label=True)
    yield plain("seo_title", content.seo_title, hidden="the search title")
    yield plain("seo_description", content.seo_description, hidden="the search description")
    yield _rich("body", reading.body)
    if content.faqs_shown:
        for index, (faq, answer) in enumerate(zip(content.faqs, reading.answers, strict=True)):
            yield plain(f"faqs[{index}].question", faq.question)
            yield _rich(f"faqs[{index}].answer", answer)
    for path, topics in (("about", content.about), ("mentions", content.mentions)):
        for index, topic in enumerate(topics):
            yield plain(f"{path}[{index}].name", topic.name, hidden="a topic", label=True)
    if content.image:
        yield from _image("image", content.image)
    for index, image in enumerate(content.images):
        yield from _image(f"images[{index}]", image)
    yield from _surroundings(content)


def _image(path: str, image: Image) -> Iterator[Field]:
    name = urlsplit(image.url).path.rsplit("/", 1)[-1]
    yield plain(f"{path}.alt", image.alt, hidden="the image's alternative text")
    yield plain(f"{path}.caption", image.caption)
    yield plain(f"{path}.credit_text", image.credit_text)
    yield plain(f"{path}.copyright_notice", image.copyright_notice)
    yield plain(f"{path}.url", spoken(unquote(name)), hidden="the image's file name", label=True)


def _surroundings(content: Content) -> Iterator[Field]:
    """Yield what page and markup say around the letter, which its author did not write into it."""
    for index, disclaimer in enumerate(content.disclaimers):
        yield plain(f"disclaimers[{index}].text", disclaimer.text, own_words=False)
    for index, disclosure in enumerate(content.disclosures):
        yield plain(f"disclosures[{index}]", disclosure, own_words=False)
    for index, correction in enumerate(content.corrections):
        yield plain(f"corrections[{index}].text", correction.text, own_words=False)
    if content.series:
        yield plain("series.name", content.series.name, own_words=False, label=True)
        yield plain("series.description", content.series.description, own_words=False)
    for index, product in enumerate(content.products):
        yield from _product(f"products[{index}]", product)
    for index, person in enumerate(content.authors):
        yield from _person(f"authors[{index}]", person)
    yield from _brand(content.brand)


def _product(path: str, product: Product) -> Iterator[Field]:
    """Yield what the markup tells of a product the letter names."""
    yield plain(f"{path}.name", product.name, own_words=False, label=True)
    for index, name in enumerate(product.alternate_names):
        yield plain(f"{path}.alternate_names[{index}]", name, own_words=False, label=True)
    for index, name in enumerate(product.active_ingredients):
        yield plain(f"{path}.active_ingredients[{index}]", name, own_words=False, label=True)
    facts = (
        ("safety_consideration", product.safety_consideration, "the product's warnings"),
        ("target_population", product.target_population, "the people the product is for"),
    )
    for name, text, hidden in facts:
        yield plain(f"{path}.{name}", text, own_words=False, hidden=hidden)


def _person(path: str, person: Person) -> Iterator[Field]:
    yield plain(f"{path}.job_title", person.job_title, own_words=False)
    yield plain(f"{path}.description", person.description, own_words=False)


def _brand(brand: Brand) -> Iterator[Field]:
    yield plain("brand.name", brand.name, own_words=False, label=True)
    yield plain("brand.alternate_name", brand.alternate_name, own_words=False, label=True)
    yield plain("brand.tagline", brand.tagline, own_words=False)
    told = "the description of the brand"
    yield plain("brand.description", brand.description, own_words=False, hidden=told)


def spoken(name: str) -> str:
    """Return an address or a file name as its words, character for character."""
    return JOINTS.sub(" ", name)


def plain(
    path: str, text: str, *, own_words: bool = True, label: bool = False, hidden: str = ""
) -> Field:
    """Return a field of one paragraph without marks."""
    whole = ((0, len(text)),)
    return Field(path, text, own_words=own_words, label=label, hidden=hidden, paragraphs=whole)


def _rich(path: str, document: Document) -> Field:
    written = prose(document)
    return Field(
        path,
        written.text,
        rich=True,
        paragraphs=tuple((start, end) for start, end, _ in written.blocks),
        citations=written.citations,
        claims=written.claims,
        links=tuple(_links(written)),
        captions=tuple((s, e) for s, e, block in written.blocks if isinstance(block, Figure)),
    )


def _links(written: Prose) -> Iterator[tuple[int, int, LetterLink]]:
    """Yield the links of each paragraph with their offsets; characters come in walking order."""
    for start, _, block in written.blocks:
        position = start
        for node in walk(block):
            if isinstance(node, LetterLink):
                yield position, position + len(text_of(node)), node
            position += len(characters(node))

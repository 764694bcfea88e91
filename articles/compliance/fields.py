"""
List the texts of a letter that a reader or a crawler can see, each with its path.

Search titles, the address and alt texts count: FDA reads them as it reads the body. A
newcomer gets this wrong: questions the page does not show are left out of page and markup, so
their words are nobody's to read. Rules about FAQs themselves ask `content.faqs`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.document import Citation, Claim, Document, LetterLink
from articles.body.prose import Prose, prose
from articles.body.walk import characters, text_of, walk
from articles.compliance.place import Place
from articles.content import Content
from articles.reading import Reading


@dataclass(frozen=True, slots=True)
class Field:
    """
    One visible text. `path` is a `Finding.field`; `own_words` is False for fixed texts.

    `paragraphs` are (start, end) offsets. `rich` fields (the body and the answers) can hold
    citations, claims and links to other letters, each with its offset or offsets.
    """

    path: str
    text: str
    own_words: bool = True
    rich: bool = False
    paragraphs: tuple[tuple[int, int], ...] = ()
    citations: tuple[tuple[int, Citation], ...] = ()
    claims: tuple[tuple[int, int, Claim], ...] = ()
    links: tuple[tuple[int, int, LetterLink], ...] = ()

    def place(self, start: int, end: int) -> Place:
        return Place(self.path, start, end, self.text[start:end])


def visible(content: Content, reading: Reading) -> Iterator[Field]:
    """Yield every text of the letter that a reader or a crawler can see, in reading order."""
    yield _plain("headline", content.headline)
    yield _plain("description", content.description)
    yield _plain("slug", content.slug.replace("-", " "))
    yield _plain("seo_title", content.seo_title)
    yield _plain("seo_description", content.seo_description)
    yield _rich("body", reading.body)
    if content.faqs_shown:
        for index, (faq, answer) in enumerate(zip(content.faqs, reading.answers, strict=True)):
            yield _plain(f"faqs[{index}].question", faq.question)
            yield _rich(f"faqs[{index}].answer", answer)
    for path, topics in (("about", content.about), ("mentions", content.mentions)):
        for index, topic in enumerate(topics):
            yield _plain(f"{path}[{index}].name", topic.name)
    if content.image:
        yield _plain("image.alt", content.image.alt)
        yield _plain("image.caption", content.image.caption)
    yield from _fixed_texts(content)


def _fixed_texts(content: Content) -> Iterator[Field]:
    """Yield what the page prints around the letter, which its author did not write into it."""
    for index, disclaimer in enumerate(content.disclaimers):
        yield _plain(f"disclaimers[{index}].text", disclaimer.text, own_words=False)
    for index, disclosure in enumerate(content.disclosures):
        yield _plain(f"disclosures[{index}]", disclosure, own_words=False)
    for index, correction in enumerate(content.corrections):
        yield _plain(f"corrections[{index}].text", correction.text, own_words=False)


def _plain(path: str, text: str, *, own_words: bool = True) -> Field:
    return Field(path, text, own_words=own_words, paragraphs=((0, len(text)),))


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
    )


def _links(written: Prose) -> Iterator[tuple[int, int, LetterLink]]:
    """Yield the links of each paragraph with their offsets; characters come in walking order."""
    for start, _, block in written.blocks:
        position = start
        for node in walk(block):
            if isinstance(node, LetterLink):
                yield position, position + len(text_of(node)), node
            position += len(characters(node))

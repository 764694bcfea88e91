"""
Write the whole letter as Markdown (CommonMark, with pipe tables), for people and machines.

Citations are footnotes `[^3]`, and the reference list is their definitions. How characters
are escaped stands in `escaping`, what stands inside paragraphs in `markdown_inline`.
"""

import re
from collections.abc import Iterable

from articles.content import Content, Imprint
from articles.reading import Reading, read
from articles.rendering import bylines
from articles.rendering.anchors import Part, parts
from articles.rendering.escaping import escaped, heading, plain_paragraph
from articles.rendering.guide import Guide
from articles.rendering.markdown_blocks import BlockWriter

LIKE_AN_ADDRESS = re.compile(r"\S+(?: [\"'(].*)?")
"""What could be the address of a link and its title (CommonMark 4.7)."""


def letter_markdown(content: Content, imprint: Imprint) -> str:
    """Return the letter from headline to disclaimer, ending in a newline."""
    reading = read(content)
    written = [
        heading(1, _line(content.headline)),
        *map(plain_paragraph, _opening(content, imprint)),
        *(f"*{_line(sentence)}*" for sentence in content.disclosures),
        body_markdown(reading),
        *(plain_paragraph(f"— {bylines.signature(p, content.brand)}") for p in content.authors),
        *_questions(reading),
        *_corrections(content),
        *_references(reading),
        *(f"{escaped(d.symbol)} **{_line(d.text)}**".strip() for d in content.disclaimers),
    ]
    return "\n\n".join(part for part in written if part) + "\n"


def body_markdown(reading: Reading) -> str:
    """Return the body alone, without the definitions of its footnotes."""
    return _part_markdown(reading, parts(reading)[0])


def answer_markdown(reading: Reading, index: int) -> str:
    """Return the answer to the FAQ at `index` (from 0)."""
    return _part_markdown(reading, parts(reading)[1 + index])


def _part_markdown(reading: Reading, part: Part) -> str:
    return BlockWriter(Guide(reading, part)).blocks(part.document.blocks)


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _opening(content: Content, imprint: Imprint) -> Iterable[str]:
    dates = [bylines.published(imprint), bylines.updated(imprint)]
    return (
        content.description,
        bylines.byline(content),
        " · ".join(filter(None, dates)),
        bylines.reviewed(imprint),
    )


def _questions(reading: Reading) -> list[str]:
    if not reading.shown_answers:
        return []
    written = [heading(2, "Questions and answers")]
    for index, faq in enumerate(reading.content.faqs):
        written += [heading(3, _line(faq.question)), answer_markdown(reading, index)]
    return written


def _corrections(content: Content) -> list[str]:
    if not content.corrections:
        return []
    lines = [
        f"- {bylines.long_date(correction.date)}: {_line(correction.text)}"
        for correction in content.corrections
    ]
    return [heading(2, "Corrections"), "\n".join(lines)]


def _references(reading: Reading) -> list[str]:
    if not reading.cited:
        return []
    entries = [
        _footnote(number, _line(reference.formatted_text))
        for number, reference in enumerate(reading.cited, start=1)
    ]
    return [heading(2, "References"), *entries]


def _footnote(number: int, words: str) -> str:
    # To a reader that knows no footnotes, one word alone is where a link leads.
    return f"[^{number}]: {words}{' &nbsp;' if LIKE_AN_ADDRESS.fullmatch(words) else ''}"

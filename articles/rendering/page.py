"""
Write the whole letter as one `<article>`: what a reader sees, in the order they see it.

A frontend may build its own page from the parts. This one is served by commands and previews,
and it is the proof that the parts fit: every link `#...` in it has its place in it.
"""

from collections.abc import Iterable
from html import escape

from articles.content import Content, Disclaimer, Image, Imprint, Reference
from articles.reading import Reading, read
from articles.rendering import bylines
from articles.rendering.anchors import disclaimer_anchor, mention_anchors
from articles.rendering.html import answer_html, body_html
from articles.rendering.pen import PLAIN, Pen
from articles.rendering.pictures import figure_html
from references.coins import coins


def letter_page(content: Content, imprint: Imprint, pen: Pen = PLAIN) -> str:
    """
    Return the letter as an HTML fragment, without the site's frame, style or script.

    Whoever judges it passes a `pen` that marks what there is to judge.
    """
    reading = read(content)
    pieces = [
        f'<article lang="{escape(content.language or content.brand.language)}">',
        *_header(content, imprint, pen),
        *_figure(content.image, pen),
        # Before the body: a reader must know of a connection before the praise (16 CFR 255.5).
        *_disclosures(content, pen),
        f'<div class="body">\n{body_html(reading, pen)}\n</div>',
        *(_signature(bylines.signature(author, content.brand)) for author in content.authors),
        *_questions(reading, pen),
        *_corrections(content, pen),
        *_references(reading),
        *_disclaimers(content.disclaimers, pen),
        "</article>",
    ]
    return "\n".join(pieces) + "\n"


def _header(content: Content, imprint: Imprint, pen: Pen) -> Iterable[str]:
    yield "<header>"
    yield f"<h1>{pen.field('headline', content.headline)}</h1>"
    if content.description:
        words = pen.field("description", content.description)
        yield f'<p class="description">{words}</p>'
    if byline := bylines.byline(content):
        yield f'<p class="byline">{escape(byline)}</p>'
    yield from _dated("published", bylines.published(imprint), imprint.date_published)
    yield from _dated("updated", bylines.updated(imprint), imprint.date_modified)
    yield from _dated("reviewed", bylines.reviewed(imprint), imprint.last_reviewed)
    yield "</header>"


def _dated(name: str, words: str, stamp: str) -> Iterable[str]:
    if words:
        yield f'<p class="{name}"><time datetime="{escape(stamp)}">{escape(words)}</time></p>'


def _figure(image: Image | None, pen: Pen) -> Iterable[str]:
    if image:
        yield figure_html(image, pen.field("image.caption", image.caption), lazy=False)


def _disclosures(content: Content, pen: Pen) -> Iterable[str]:
    if content.disclosures:
        yield '<div id="disclosures" class="disclosures">'
        for index, sentence in enumerate(content.disclosures):
            yield f"<p>{pen.field(f'disclosures[{index}]', sentence)}</p>"
        yield "</div>"


def _signature(line: str) -> str:
    return f'<p class="signature">{escape(line)}</p>'


def _questions(reading: Reading, pen: Pen) -> Iterable[str]:
    if not reading.shown_answers:
        return
    yield '<section id="faq" aria-label="Questions and answers">'
    yield "<h2>Questions and answers</h2>"
    for index, faq in enumerate(reading.content.faqs):
        yield f'<div class="question" id="q-{index + 1}">'
        yield f"<h3>{pen.field(f'faqs[{index}].question', faq.question)}</h3>"
        yield answer_html(reading, index, pen)
        yield "</div>"
    yield "</section>"


def _corrections(content: Content, pen: Pen) -> Iterable[str]:
    if not content.corrections:
        return
    yield '<section id="corrections">'
    yield "<h2>Corrections</h2>"
    for index, correction in enumerate(content.corrections):
        words = pen.field(f"corrections[{index}].text", correction.text)
        day = bylines.long_date(correction.date)
        yield (f'<p><time datetime="{escape(correction.date)}">{escape(day)}</time>: {words}</p>')
    yield "</section>"


def _references(reading: Reading) -> Iterable[str]:
    if not reading.cited:
        return
    anchors = mention_anchors(reading)
    yield '<section id="references">'
    yield "<h2>References</h2>"
    yield "<ol>"
    for number, reference in enumerate(reading.cited, start=1):
        yield _reference(reference, number, anchors[number])
    yield "</ol>"
    yield "</section>"


def _reference(reference: Reference, number: int, anchors: tuple[str, ...]) -> str:
    # The printed entry is HTML that references.formatting has escaped.
    back = " ".join(
        f'<a href="#{anchor}" role="doc-backlink" aria-label="Back to mention {k}'
        f' of reference {number}">↩</a>'
        for k, anchor in enumerate(anchors, start=1)
    )
    hidden = f'<span class="Z3988" title="{escape(coins(reference.csl))}"></span>'
    return f'<li id="ref-{number}">{reference.formatted_html} {back}{hidden}</li>'


def _disclaimers(disclaimers: tuple[Disclaimer, ...], pen: Pen) -> Iterable[str]:
    """Write each disclaimer in bold type and apart from everything else (21 CFR 101.93(d), (e))."""
    for position, disclaimer in enumerate(disclaimers, start=1):
        text = pen.field(f"disclaimers[{position - 1}].text", disclaimer.text)
        words = f"{escape(disclaimer.symbol)} {text}".strip()
        yield (
            f'<aside id="{disclaimer_anchor(position)}" class="disclaimer" '
            f'aria-label="{escape(disclaimer.name)}">'
            f"<p><strong>{words}</strong></p></aside>"
        )

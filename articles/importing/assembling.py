"""Put a page together from what stands above, in and below the letter, and beside it."""

from articles.body.parse import parse
from articles.body.prose import prose
from articles.body.sanitize import clean
from articles.importing import (
    closing,
    goods,
    identity,
    json_ld,
    letter_text,
    lines,
    marks,
    opening,
    people,
    questions,
    structured,
    summary,
)
from articles.importing.closing import Closing
from articles.importing.json_ld import Graph
from articles.importing.notes import Notes, quoted
from articles.importing.page import Goods, Layout, Page, Publisher, Writer
from articles.importing.refusal import ImportRefused

LARGEST = 1024 * 1024
"""Of the main part with its tags, in characters; the longest letter we know has 30,000."""


def assemble(layout: Layout, *, text: str) -> Page:
    """
    Return the page of `layout`; `text` is the page as it came.

    Raises `ImportRefused` when there is no headline or no letter below it, or far too much.
    """
    if len(layout.html) > LARGEST:
        raise ImportRefused(
            f"The page has {len(layout.html) // 1024} kB of text, far more than a letter. "
            "Copy the letter alone into a file and import that."
        )
    notes = Notes()
    graph = json_ld.graph(layout.scripts)
    blocks = parse(marks.place(clean(marks.apart(layout.html)))).blocks
    top = opening.read(blocks, identity.known(graph, layout), notes)
    marked_up = tuple(structured.questions(graph))
    asked = questions.read(top.rest, marked_up)
    bottom = closing.read(asked.rest, notes)
    listed = letter_text.references(bottom, graph, notes)
    answered = questions.joined(asked.questions, marked_up, notes)
    body = letter_text.body(bottom, listed, answered, notes)
    house = _publisher(graph, layout, notes)
    authors = identity.authors(graph, layout, top, house, notes)
    sold = _products(body, graph, house, authors, notes)
    page = Page(
        headline=top.headline,
        slug=identity.slug(identity.address(graph, layout), layout, top.headline, notes),
        body=body,
        text=text,
        description=top.description,
        dates=identity.dates(graph, layout, top),
        authors=authors,
        publisher=house,
        series=_series(graph, layout, bottom)[0],
        series_url=_series(graph, layout, bottom)[1],
        references=listed,
        questions=answered,
        questions_shown=bool(asked.questions) or not marked_up,
        about=identity.subjects(graph, "about", sold, notes),
        mentions=identity.subjects(graph, "mentions", sold, notes),
        products=sold,
        disclaimer=letter_text.disclaimer(bottom, notes),
        signature=bottom.signature,
        audience=identity.audience(graph),
        notes=notes,
    )
    for prose_beside in layout.left_out:
        notes.leave(
            f"Beside the letter, in a menu or side column, stands {quoted(prose_beside, 400)} "
            "Copy it into the letter if it belongs there."
        )
    summary.write(page)
    return page


def _publisher(graph: Graph, layout: Layout, notes: Notes) -> Publisher:
    return people.publisher(
        graph,
        url=identity.address(graph, layout),
        site_name=layout.facts.get("site_name", ""),
        language=structured.fact(graph, "inLanguage") or layout.facts.get("language", ""),
        notes=notes,
    )


def _series(graph: Graph, layout: Layout, bottom: Closing) -> tuple[str, str]:
    """Return name and address: from the markup, or from the menus around the letter."""
    name, url = structured.series(graph)
    guessed = next((found for text in layout.margins if (found := lines.series(text))), "")
    return name or layout.facts.get("series", "") or bottom.series or guessed, url


def _products(
    body: str, graph: Graph, house: Publisher, authors: tuple[Writer, ...], notes: Notes
) -> tuple[Goods, ...]:
    found = goods.read(
        prose(parse(body)).text,
        known=structured.products(graph),
        others=[house.name, *(author.name for author in authors)],
        origin=house.origin,
        notes=notes,
    )
    return tuple(found)

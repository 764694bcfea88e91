"""Make the body of the draft: claims marked, citations checked against the list."""

from articles.body.document import Document
from articles.body.parse import parse
from articles.body.serialize import serialize
from articles.body.walk import citations, text_of
from articles.importing import claims, fda, lost_links, marks, structured
from articles.importing.closing import Closing
from articles.importing.json_ld import Graph
from articles.importing.notes import Notes, quoted
from articles.importing.page import Listed, Question
from articles.importing.refusal import ImportRefused


def references(bottom: Closing, graph: Graph, notes: Notes) -> tuple[Listed, ...]:
    """Return the reference list that readers see, or the markup's when they see none."""
    if bottom.references:
        return bottom.references
    from_markup = enumerate(structured.citations(graph), start=1)
    listed = tuple(Listed(number, text) for number, text in from_markup)
    if listed:
        notes.guess(
            "No reference list stands on the page; its "
            f"{len(listed)} papers were taken from the markup, in its order."
        )
    return listed


def body(
    bottom: Closing, listed: tuple[Listed, ...], answered: tuple[Question, ...], notes: Notes
) -> str:
    """Return the stored HTML of the letter; raises `ImportRefused` when nothing is left."""
    html = serialize(Document(bottom.body))
    if not text_of(parse(html)).strip():
        raise ImportRefused(
            "No letter was found on the page, only its headline and what surrounds it. "
            "Is this the page of a letter, and was it saved after its text had loaded?"
        )
    if listed and not citations(parse(html)):
        html = marks.place_bracketed(html)
    html = _with_claims(html, bottom, notes)
    document = parse(html)
    _check_marks(document, listed, answered, notes)
    for sentence in lost_links.read(document):
        notes.leave(f"This speaks of another letter, and its link is lost: {quoted(sentence)}")
    return serialize(document)


def disclaimer(bottom: Closing, notes: Notes) -> str:
    """Return the disclaimer in its official wording, or "" when the page has none such."""
    found = ""
    for text in bottom.disclaimers:
        if fda.conforms(text):
            found = found or text
        else:
            notes.leave(
                "This disclaimer differs from the fixed text of 21 CFR 101.93(c) and was not "
                f"taken over: {quoted(text, 600)}"
            )
    return found


def _with_claims(html: str, bottom: Closing, notes: Notes) -> str:
    symbols = [symbol for text in bottom.disclaimers if (symbol := fda.symbol(text))]
    if not bottom.disclaimers:
        return html
    marked = claims.mark(html, symbols[0] if symbols else "*")
    for statement in marked.statements:
        notes.recognise(f"claim, tied to the disclaimer by its symbol: {quoted(statement)}")
    if not marked.statements:
        notes.leave("A disclaimer stands on the page, and no statement bears its symbol.")
    return marked.html


def _check_marks(
    document: Document, listed: tuple[Listed, ...], answered: tuple[Question, ...], notes: Notes
) -> None:
    """Say which marks lead nowhere, and which entries nobody cites."""
    entries = {f"{marks.PREFIX}{entry.number}": entry for entry in listed}
    documents = [document, *(parse(question.answer) for question in answered)]
    cited = {key for one in documents for mark in citations(one) for key in mark.keys}
    for key in sorted(cited - entries.keys()):
        number = key.removeprefix(marks.PREFIX)
        notes.leave(f"The mark {number} has no entry in the reference list. Cite a paper there.")
    for key, entry in entries.items():
        if key not in cited:
            notes.leave(f"Reference {entry.number} is cited nowhere: {quoted(entry.text)}")

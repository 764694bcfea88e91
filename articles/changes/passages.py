"""
Compare one paragraph with what became of it.

Words, citations, links, type and what the paragraph is are compared apart, so that a changed
citation is told although no word changed, and a changed word although the link around it did.
"""

from articles.changes import facets, words
from articles.changes.change import Kind, Piece, State
from articles.changes.passage import Passage
from articles.changes.pieces import Writer
from articles.changes.words import Span


def compare(passage: Passage) -> tuple[Piece, ...]:
    """Tell all that differs in `passage`, and return the pieces that show it."""
    told = len(passage.teller.told)
    spans = _spans(passage)
    facets.tell_claims(passage)
    if not passage.is_same:
        facets.tell_links(passage, spans)
        if passage.stayed:
            facets.tell_type(passage, spans)
            facets.tell_reaches(passage, spans)
            facets.tell_kind(passage)
    pieces = Writer(passage, spans).write()
    if not passage.is_same and len(passage.teller.told) == told:
        what = "Written otherwise, with the same words, citations and marks"
        passage.noted.append(passage.tell(Kind.LAYOUT, State.CHANGED, what))
    return pieces


def _spans(passage: Passage) -> tuple[Span, ...]:
    before, after = passage.old.words, passage.new.words
    if not passage.stayed or passage.is_same:
        return (Span(passage.stayed, 0, len(before), 0, len(after)),)
    return words.spans(before, after)

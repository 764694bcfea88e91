"""
Write a paragraph of two revisions as one row of pieces: what stayed, what went, what came.

Words are told here where they were reworded, citations where one came, went or was re-pointed.
"""

from articles.changes import citing, facets, marks
from articles.changes.change import Kind, Piece, State
from articles.changes.joints import SIGN
from articles.changes.leaves import Leaf
from articles.changes.passage import Passage
from articles.changes.tokens import Cited, Token
from articles.changes.words import Span

CONTEXT = 6
"""Words shown before a citation, so that it can be found."""
REWORDED = {
    State.CHANGED: "Reworded",
    State.ADDED: "Words added",
    State.REMOVED: "Words removed",
}
DIVIDED = {State.ADDED: "Paragraph divided", State.REMOVED: "Paragraphs joined"}
Place = tuple[Cited | None, Cited | None]


class Writer:
    """Write the pieces of one passage, and tell what they show."""

    def __init__(self, passage: Passage, spans: tuple[Span, ...]) -> None:
        self.passage = passage
        self.spans = spans
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._standing: tuple[State, Token, int | None] | None = None
        self._behind_old: dict[int, list[Place]] = {}
        self._behind_new: dict[int, list[Place]] = {}
        self._place_citations()

    def write(self) -> tuple[Piece, ...]:
        """Return all pieces in reading order."""
        self._cited(-1, -1)
        for span in self.spans:
            if span.same:
                self._stayed(span)
            else:
                self._changed(span)
        self._end_words()
        return tuple(self.pieces)

    # Words

    def _stayed(self, span: Span) -> None:
        gone, came = self.passage.gone, self.passage.came
        for a, b in zip(range(span.a1, span.a2), range(span.b1, span.b2), strict=True):
            self._word(State.SAME, self.passage.new.tokens[b], came.get(b, gone.get(a)))
            self._cited(a, b)

    def _changed(self, span: Span) -> None:
        number = self._reworded(span)
        for a in range(span.a1, span.a2):
            shown = self.passage.gone.get(a, number)
            self._word(State.REMOVED, self.passage.old.tokens[a], shown)
            self._cited(a, None)
        for b in range(span.b1, span.b2):
            self._word(State.ADDED, self.passage.new.tokens[b], self.passage.came.get(b, number))
            self._cited(None, b)

    def _reworded(self, span: Span) -> int | None:
        passage = self.passage
        if not passage.stayed:
            return facets.tell_whole(passage)
        gone = _said(passage.old.tokens[span.a1 : span.a2])
        came = _said(passage.new.tokens[span.b1 : span.b2])
        if not (gone or came):
            return None
        state = State.CHANGED if gone and came else State.ADDED if came else State.REMOVED
        if SIGN in (gone, came) and state is not State.CHANGED:
            return passage.tell(Kind.LAYOUT, state, DIVIDED[state])
        return passage.tell(Kind.WORDS, state, REWORDED[state], before=gone, after=came)

    def _word(self, state: State, token: Token, change: int | None) -> None:
        standing = self._standing
        if (
            standing is None
            or (state, change) != standing[::2]
            or token.inside != standing[1].inside
        ):
            self._end_words()
            self._standing = state, token, change
        self._words.append(token.whole)

    def _end_words(self) -> None:
        if self._standing:
            state, token, change = self._standing
            inside = {each.kind: each.value for each in token.inside}
            self.pieces.append(
                Piece(
                    state=state,
                    text="".join(self._words),
                    claim=inside.get("claim", ""),
                    link=inside.get("link", inside.get("letter", "")),
                    styles=marks.styles(token),
                    change=change,
                )
            )
        self._words, self._standing = [], None

    # Citations

    def _place_citations(self) -> None:
        """Sort the citations by the word they are shown behind."""
        old, new = self.passage.old, self.passage.new
        for each in citing.match(old, new, self.spans):
            before = None if each.before is None else old.cites[each.before]
            after = None if each.after is None else new.cites[each.after]
            if after is not None:
                self._behind_new.setdefault(after.at, []).append((before, after))
            elif before is not None:
                self._behind_old.setdefault(before.at, []).append((before, None))

    def _cited(self, a: int | None, b: int | None) -> None:
        """Write the citations behind the word at `a` of the older leaf and `b` of the newer."""
        places = [
            *([] if a is None else self._behind_old.get(a, ())),
            *([] if b is None else self._behind_new.get(b, ())),
        ]
        for before, after in places:
            self._end_words()
            self._citation(before, after)

    def _citation(self, old: Cited | None, new: Cited | None) -> None:
        before, after = (old.keys if old else ()), (new.keys if new else ())
        gone, came = self.passage.ours.mentions(before), self.passage.theirs.mentions(after)
        number = None
        for told in citing.differences(before, after):
            number = self.passage.tell(
                Kind.CITATIONS,
                told.state,
                f"{told.what}{self._quoted(old, new)}",
                before=", ".join(mention.name for mention in gone),
                after=", ".join(mention.name for mention in came),
            )
        if number is None:
            self.pieces.append(Piece(state=State.SAME, cites=came))
            return
        if gone:
            self.pieces.append(Piece(state=State.REMOVED, cites=gone, change=number))
        if came:
            self.pieces.append(Piece(state=State.ADDED, cites=came, change=number))

    def _quoted(self, old: Cited | None, new: Cited | None) -> str:
        """Return " behind “… the words before it”"."""
        cited, leaf = (new, self.passage.new) if new else (old, self.passage.old)
        return _behind(cited, leaf) if cited else ""


def _said(tokens: tuple[Token, ...]) -> str:
    """Return words as a change tells them, line breaks too."""
    return "".join(token.whole for token in tokens).replace("\n", "↵").strip()


def _behind(cited: Cited, leaf: Leaf) -> str:
    first = max(0, cited.at + 1 - CONTEXT)
    text = marks.text_of(leaf, first, cited.at + 1)
    if not text:
        return ""
    return f" behind “… {text}”" if first else f" behind “{text}”"

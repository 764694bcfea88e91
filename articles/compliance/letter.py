"""
Lay a letter out the way rules read it: every visible text by field, sentence by sentence.

It is computed once for all rules, from the content alone. A newcomer gets this wrong: a
citation mark has no characters. It belongs to the sentence it follows, even where it follows
the full stop.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from articles.body.document import Citation, Claim, LetterLink
from articles.compliance import lexicon, sentences
from articles.compliance.fields import Field, visible
from articles.compliance.lexicon import Lexicon
from articles.compliance.place import Place
from articles.compliance.policy import STANDARD, Policy
from articles.content import Content, Reference
from articles.reading import Reading, read


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A sentence of `field`, from `start` to `end`, in its `paragraph` (counted from 0).

    `citations` are the marks in it and right behind it, with their offsets into the field.
    """

    field: Field
    paragraph: int
    start: int
    end: int
    text: str
    citations: tuple[tuple[int, Citation], ...] = ()

    @property
    def place(self) -> Place:
        return Place(self.field.path, self.start, self.end, self.text)

    @property
    def keys(self) -> tuple[str, ...]:
        """Citation keys cited in the sentence, in reading order, each once."""
        return tuple(dict.fromkeys(key for _, mark in self.citations for key in mark.keys))


@dataclass(frozen=True, slots=True)
class Letter:
    """A content with everything the rules ask of it, computed once."""

    content: Content
    reading: Reading
    lexicon: Lexicon
    fields: tuple[Field, ...]
    sentences: tuple[Sentence, ...]
    names_product: bool
    """Readers or crawlers meet a product's name somewhere in the letter."""
    policy: Policy = STANDARD

    @property
    def body(self) -> Field:
        return next(field for field in self.fields if field.path == "body")

    def reference(self, key: str) -> Reference | None:
        return next((paper for paper in self.content.references if paper.key == key), None)

    def claims(self) -> Iterator[tuple[Place, Claim]]:
        """Yield every marked claim a reader sees, with its place."""
        for field in self.fields:
            for start, end, claim in field.claims:
                yield field.place(start, end), claim

    def links(self) -> Iterator[tuple[Place, LetterLink]]:
        """Yield every link to another letter that a reader sees, with the place of its words."""
        for field in self.fields:
            for start, end, link in field.links:
                yield field.place(start, end), link

    def first_product(self) -> Place | None:
        """Return the place that first names a product: in the body if it does, else anywhere."""
        own = (field for field in self.fields if field.own_words)
        for field in sorted(own, key=lambda field: field.path != "body"):
            span = self.lexicon.first_product(field.text)
            if span:
                return field.place(*span)
        return None


def view(content: Content, policy: Policy = STANDARD) -> Letter:
    """Lay `content` out for the rules that hold under `policy`."""
    reading = read(content)
    fields = tuple(visible(content, reading))
    own = tuple(field for field in fields if field.own_words)
    words = lexicon.build((*content.lexicon, *content.products), content.brand)
    return Letter(
        content=content,
        reading=reading,
        lexicon=words,
        fields=fields,
        sentences=tuple(sentence for field in own for sentence in _cut(field)),
        names_product=bool(content.products)
        or any(words.names_product(field.text) for field in own),
        policy=policy,
    )


def _cut(field: Field) -> Iterator[Sentence]:
    """Yield the sentences of `field`; none runs from one paragraph into the next."""
    marks = deque(field.citations)
    for number, (first, last) in enumerate(field.paragraphs):
        found = [(first + s, first + e) for s, e in sentences.split(field.text[first:last])]
        for position, (start, end) in enumerate(found):
            # A mark behind the space after the full stop still speaks for what it follows.
            reach = found[position + 1][0] if position + 1 < len(found) else last
            mine = []
            while marks and marks[0][0] <= reach:
                mine.append(marks.popleft())
            yield Sentence(field, number, start, end, field.text[start:end], tuple(mine))

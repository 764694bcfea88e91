"""
Lay a letter out the way rules read it: every visible text by field, sentence by sentence.

It is computed once for all rules, from the content alone. A newcomer gets this wrong: a
citation mark has no characters. It belongs to the sentence it follows, even where it follows
the full stop.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from articles.body.document import Citation, Claim, LetterLink
from articles.compliance import lexicon, sentences, triggers
from articles.compliance.claims import reviewer_terms
from articles.compliance.claims.vocabulary import Vocabulary
from articles.compliance.field import Field
from articles.compliance.fields import visible
from articles.compliance.finding import Finding
from articles.compliance.lexicon import Lexicon
from articles.compliance.place import Place
from articles.compliance.policy import STANDARD, Policy
from articles.compliance.triggers import Triggered
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
    vocabulary: Vocabulary
    fields: tuple[Field, ...]
    written: Mapping[str, tuple[Sentence, ...]]
    """The sentences of each field by its path."""
    sentences: tuple[Sentence, ...]
    """Those of the letter's own words, in reading order."""
    triggers: tuple[Triggered, ...]
    """What all fields claim; rules pick out the code that is theirs."""
    names_product: bool
    """Readers or crawlers meet a product's name somewhere in the letter."""
    policy: Policy = STANDARD
    found: tuple[Finding, ...] = ()
    """What the other rules found, for the few that look at it."""

    @property
    def body(self) -> Field:
        return next(field for field in self.fields if field.path == "body")

    def triggered(self, *codes: str) -> list[Triggered]:
        """Return what is claimed under any of `codes`, in reading order."""
        return [one for one in self.triggers if one.code in codes]

    def sentence_at(self, field: Field, offset: int) -> Sentence:
        """Return the sentence of `field` that the character at `offset` belongs to."""
        sentences = self.written[field.path]
        place = bisect_right(sentences, offset, key=lambda sentence: sentence.start)
        return sentences[max(0, place - 1)]

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
    words = lexicon.build((*content.lexicon, *content.products), content.brand)
    vocabulary = vocabulary_of(policy)
    found = triggers.find(fields, words, vocabulary)
    return lay_out(reading, fields, words, vocabulary, tuple(found), policy)


def vocabulary_of(policy: Policy) -> Vocabulary:
    """Return the standard vocabulary with the terms that the house added to it."""
    return reviewer_terms.extended((term.kind, term.phrase) for term in policy.terms)


def lay_out(
    reading: Reading,
    fields: tuple[Field, ...],
    words: Lexicon,
    vocabulary: Vocabulary,
    found: tuple[Triggered, ...],
    policy: Policy,
) -> Letter:
    """Return the letter of `reading` whose texts are `fields`, in which the engine `found` so."""
    own = tuple(field for field in fields if field.own_words)
    written = {field.path: tuple(_cut(field)) for field in fields}
    return Letter(
        content=reading.content,
        reading=reading,
        lexicon=words,
        vocabulary=vocabulary,
        fields=fields,
        written=written,
        sentences=tuple(sentence for field in own for sentence in written[field.path]),
        triggers=found,
        names_product=bool(reading.content.products)
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

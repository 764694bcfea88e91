"""
Pair each paper that the prose credits with the papers its citation mark leads to.

The mark that counts is the next one: in the words up to the next credit, else anywhere in
the sentence, else in a following sentence of the paragraph that credits nobody itself. For
prose often names the paper in one sentence and carries the mark in the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.compliance import attributions
from articles.compliance.attributions import Attribution
from articles.compliance.letter import Letter, Sentence
from articles.compliance.people import fold, surnames
from articles.content import Reference
from references import csl


@dataclass(frozen=True, slots=True)
class Pairing:
    """`papers` are those cited at `attribution`, empty when no known paper is."""

    sentence: Sentence
    attribution: Attribution
    papers: tuple[Reference, ...]


def pair(letter: Letter) -> Iterator[Pairing]:
    """Yield every credit in the letter's body and answers with the papers cited there."""
    known = surnames(letter.content.references)
    strange = _strangers(letter)
    cited = (sentence for sentence in letter.sentences if sentence.field.citations)
    for _, paragraph in groupby(cited, key=lambda one: (one.field.path, one.paragraph)):
        found = [
            (sentence, tuple(attributions.find(sentence.text, known=known, strange=strange)))
            for sentence in paragraph
        ]
        for index, (sentence, made) in enumerate(found):
            for position, credit in enumerate(made):
                last = position == len(made) - 1
                keys = _keys_near(sentence, credit, last=last) or _keys_after(found, index)
                papers = (letter.reference(key) for key in keys)
                yield Pairing(sentence, credit, tuple(paper for paper in papers if paper))


def _keys_near(sentence: Sentence, credit: Attribution, *, last: bool) -> tuple[str, ...]:
    start, end = sentence.start + credit.start, sentence.start + credit.end
    return (
        tuple(
            key
            for offset, mark in sentence.citations
            if start < offset and (last or offset < end)
            for key in mark.keys
        )
        or sentence.keys
    )


def _keys_after(
    paragraph: list[tuple[Sentence, tuple[Attribution, ...]]], index: int
) -> tuple[str, ...]:
    for position in range(index + 1, len(paragraph)):
        sentence, made = paragraph[position]
        if made or sentence.keys:
            return () if made else sentence.keys
    return ()


def _strangers(letter: Letter) -> frozenset[str]:
    """Return words that name a journal, product, ingredient or the brand, and so no author."""
    content = letter.content
    texts = [content.brand.name, content.brand.alternate_name]
    texts += [csl.container_title(paper.csl) for paper in content.references]
    for product in (*content.lexicon, *content.products):
        texts += [product.name, *product.alternate_names, *product.active_ingredients]
    return frozenset(word for text in texts for word in fold(text))

"""
Say which statements of a letter stand under FD&C Act 403(r)(6), marked or not.

Disclaimer, symbol, number and register all follow from these statements, so they are found once,
here. A newcomer gets this wrong: a statement qualifies by what it says. The mark is how an editor
agrees; leaving it out takes no duty away. Only a reviewer's word does (R3), for a sentence that
nobody marked; a mark says the opposite, and counts.

What was judged is frozen with the letter (`Content.no_claims`). So a judgment made of a revision
under review changes nothing of that revision, its disclaimer's number neither; it counts from the
next one on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.compliance import statements, wording
from articles.compliance.finding import sentence_digest
from articles.compliance.letter import Letter, Sentence
from articles.compliance.passages import Passages
from articles.compliance.place import Place
from articles.content import DISCLAIMED_KINDS, Claim

STATEMENT = "SF-01"
"""The rule whose finding R3 answers: "this is no structure/function statement"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """
    A statement under 403(r)(6), and the sentences it stands in.

    `keys` are cited for it. `claim` is its record in the ledger, None for one that nobody marked;
    `marked` is True for a mark without a record, too. `of_goods`: it speaks of what the brand
    sells, as every mark says of its own.
    """

    place: Place
    sentences: tuple[Sentence, ...]
    keys: tuple[str, ...]
    marked: bool = False
    claim: Claim | None = None
    of_goods: bool = False

    @property
    def text(self) -> str:
        """The whole sentences it stands in."""
        return " ".join(sentence.text for sentence in self.sentences) or self.place.quote

    @property
    def is_rich(self) -> bool:
        """It stands where it can be marked and cited: in the text or in an answer."""
        return self.marked or any(sentence.field.rich for sentence in self.sentences)

    @property
    def papers(self) -> tuple[str, ...]:
        """Citation keys of all that is offered for it: beside the words and in the ledger."""
        offered = self.claim.references if self.claim else ()
        return tuple(dict.fromkeys((*self.keys, *offered)))

    @property
    def is_supported(self) -> bool:
        """Something is shown that it rests on: a paper, or an approved entry of the library."""
        return bool(self.papers or (self.claim and self.claim.library))


def find(letter: Letter, passages: Passages) -> tuple[Statement, ...]:
    """Return the statements of `letter`: the marked ones first, then what nobody marked."""
    marked = tuple(_marked(letter, passages))
    return (*marked, *_unmarked(letter, passages, marked))


def count(found: Iterable[Statement]) -> int:
    """Count what a reader would count: what stands on the page, the same words once."""
    seen = (each for each in found if not any(one.field.hidden for one in each.sentences))
    return len({wording.folded(statement.place.quote) for statement in seen})


def need_disclaimer(letter: Letter, found: Iterable[Statement]) -> bool:
    """Tell whether the letter makes a statement about what the brand sells (101.93(b))."""
    return any(letter.names_product or statement.of_goods for statement in found)


def taken(passages: Passages, found: Iterable[Statement]) -> set[tuple[str, int]]:
    """Return the places (field and start) of every sentence that one of `found` stands in."""
    return {
        (sentence.field.path, sentence.start)
        for statement in found
        for sentence in (statement.sentences or passages.at(statement.place))
    }


def _marked(letter: Letter, passages: Passages) -> Iterator[Statement]:
    records = {(claim.field, claim.mark): claim for claim in letter.content.claims}
    for place, mark in letter.claims():
        if mark.kind in DISCLAIMED_KINDS:
            inside = passages.at(place)
            yield Statement(
                place=place,
                sentences=inside,
                keys=passages.cited_for(inside),
                marked=True,
                claim=records.get((place.field, mark.mark)),
                of_goods=True,
            )


def _unmarked(
    letter: Letter, passages: Passages, marked: tuple[Statement, ...]
) -> Iterator[Statement]:
    known = taken(passages, marked)
    for sentence in statements.find(letter):
        told = (sentence.field.path, sentence.start) in known
        if sentence.field.own_words and not told and not _is_none(letter, sentence):
            about = any(letter.lexicon.subjects(sentence.text))
            yield Statement(
                sentence.place, (sentence,), passages.cited_for((sentence,)), of_goods=about
            )


def _is_none(letter: Letter, sentence: Sentence) -> bool:
    """Tell whether a reviewer judged `sentence` to be no statement."""
    judged = letter.content.no_claims
    return bool(judged) and sentence_digest(sentence.text) in judged

"""
Read the sentences of a letter one after another, each with what stands before it (DC-10).

A rule set asks here for a whole field at once: a question may hook in one sentence and the
product follow in the next; a chain runs from a lack to a disease to the goods over three. Such
a finding stands in the sentence that completes it. What lies more than a paragraph back is
forgotten, so an unrelated paragraph added elsewhere changes nothing here.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.compliance.claims import judging, texts
from articles.compliance.claims import vocabulary as vocabularies
from articles.compliance.claims.trigger import Trigger
from articles.compliance.claims.vocabulary import Vocabulary
from articles.compliance.lexicon import Lexicon


class Line(NamedTuple):
    """A sentence of a field and the number of its paragraph, which never falls."""

    text: str
    paragraph: int


class Judged(NamedTuple):
    """What a line triggers, with offsets into its own text, and whether it disclaims (S2)."""

    triggers: tuple[Trigger, ...]
    disclaims: bool


def judge(
    lines: Iterable[Line], *, lexicon: Lexicon, vocabulary: Vocabulary | None = None
) -> Iterator[Judged]:
    """
    Yield for every line, in order, what it claims by itself and with the lines before it.

    The cost grows with the number of lines; the same lines always give the same.
    """
    known = vocabulary or vocabularies.standard()
    before = None
    for line in lines:
        read = texts.text(line.text, lexicon=lexicon, vocabulary=known)
        triggers: list[Trigger] = []
        disclaims = False
        for statement in read.statements(before, line.paragraph):
            hits = judging.hits(statement, known)
            disclaims = disclaims or hits is None
            triggers += [read.trigger(statement, hit) for hit in hits or ()]
            before = statement
        yield Judged(tuple(triggers), disclaims)

"""
Read a letter once, so that everybody who renders or checks it sees the same letter.

A `Reading` is a `Content` with its HTML parsed and its papers numbered. Renderers, the
JSON-LD graph and the rules take it instead of working these out again, and differently.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import local

from articles.body.document import Document
from articles.body.parse import parse
from articles.body.prose import Prose, prose
from articles.body.walk import citations
from articles.citations.numbering import number
from articles.content import Content, Reference

_last = local()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """
    A letter as its parts.

    `answers` has one document per FAQ. `numbers` maps citation keys to the printed numbers,
    `cited` lists those papers in that order; `uncited` are in the letter's list but nowhere
    mentioned, `unknown` are keys that no paper of the letter has. FAQs that the letter does
    not show cite nothing. A reading equals itself alone, so that what is worked out from it
    can be remembered by it.
    """

    content: Content
    body: Document
    answers: tuple[Document, ...]
    prose: Prose
    numbers: dict[str, int]
    cited: tuple[Reference, ...]
    uncited: tuple[Reference, ...]
    unknown: tuple[str, ...]

    @property
    def shown_answers(self) -> tuple[Document, ...]:
        """The answers a reader gets to see."""
        return self.answers if self.content.faqs_shown else ()


def read(content: Content) -> Reading:
    """Return `content` parsed and numbered; works on drafts with any mistake in them."""
    # Whoever renders a letter renders all of its forms, one after the other: they share one.
    last = getattr(_last, "reading", None)
    if last is None or last.content is not content:
        last = _last.reading = _read(content)
    return last


def _read(content: Content) -> Reading:
    body = parse(content.body)
    answers = tuple(parse(faq.answer) for faq in content.faqs)
    papers = {reference.key: reference for reference in content.references}
    mentioned = _keys((body, *answers) if content.faqs_shown else (body,))
    numbers = number(key for key in mentioned if key in papers)
    return Reading(
        content=content,
        body=body,
        answers=answers,
        prose=prose(body),
        numbers=numbers,
        cited=tuple(papers[key] for key in numbers),
        uncited=tuple(paper for key, paper in papers.items() if key not in numbers),
        unknown=tuple(dict.fromkeys(key for key in mentioned if key not in papers)),
    )


def _keys(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return every mention of every key, in reading order."""
    return tuple(
        key for document in documents for place in citations(document) for key in place.keys
    )

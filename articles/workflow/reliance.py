"""
Say how one text of a letter stands to a paper about which something became known.

Plain values in, a value out. A newcomer gets this wrong: a frozen text knows of a paper what the
library knew on the day it was frozen, so "corrected" in it may be an earlier correction.
"""

from dataclasses import dataclass
from enum import StrEnum

from articles.compliance.letter import view
from articles.compliance.rules.sub_05g_retracted import is_told
from articles.content import Content, Reference
from references import csl


class Answer(StrEnum):
    """How a text answers a notice; a text that does neither leaves it unanswered."""

    NOT_CITED = "not_cited"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper by all that a letter may know it by: its citation keys, former ones included."""

    keys: frozenset[str]
    doi: str = ""
    pmid: str = ""

    def is_same(self, reference: Reference) -> bool:
        """Tell whether `reference`, as some text froze it, is this paper."""
        doi, pmid = csl.doi(reference.csl), csl.pmid(reference.csl)
        return (
            reference.key in self.keys
            or (self.doi != "" and doi == self.doi)
            or (self.pmid != "" and pmid == self.pmid)
        )


def answer(
    content: Content, paper: Paper, *, kind: str, address: str, informed: bool
) -> Answer | None:
    """
    Return how `content` answers a notice about `paper`, or None when it does not.

    `kind` is retraction, concern or correction, `address` where the notice can be read;
    `informed`: the text was written down when the library knew of the notice already. A
    retraction is answered by telling readers in words (SUB-05g); the other two by the printed
    entry that carries them, which a reviewer signed with SUB-05k before their eyes. A paper that
    is merely offered as evidence for a claim is relied on too.
    """
    cited = [reference for reference in content.references if paper.is_same(reference)]
    if not cited:
        offered = any(paper.keys & set(claim.references) for claim in content.claims)
        return None if offered else Answer.NOT_CITED
    if kind == "retraction":
        letter = view(content)
        told = all(row.status == "retracted" and is_told(letter, row) for row in cited)
    else:
        told = all(
            row.status != "current" and (informed or row.status_notice == address) for row in cited
        )
    return Answer.TOLD if told else None

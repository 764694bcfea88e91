"""Say what a rule found, where, why it matters and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from articles.digests import digest


class Severity(StrEnum):
    """`block` stops approval while open, `warn` needs a person's word, `info` is only shown."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


GRAVITY = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
"""A sort key: the gravest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One observation about one place.

    `field` is a path such as "headline", "body", "faqs[2].answer", "references[7]" or
    "disclaimers[0].text" (0-based). `start` and `end` are character offsets into that
    field's plain text (`articles.body.prose` for HTML fields), with `quote` the text
    between them; both are None when the finding is about the field as a whole.
    `message` says what is wrong, `hint` the way out, `source` the legal or house source.
    `passage` is the whole sentence or sentences it stands in: what a person judged who resolved
    it. A finding about a field as a whole has what it says for its passage. `paragraph` is given
    for disease claims, whose qualification may stand in another sentence of it.
    """

    code: str
    severity: Severity
    field: str
    message: str
    hint: str
    source: str
    start: int | None = None
    end: int | None = None
    quote: str = ""
    passage: str = ""
    paragraph: str = ""

    @property
    def sentence(self) -> str:
        """
        What a person judges who resolves it: the passage, or what a finding about a field says.

        White space does not count: a line broken elsewhere is the same sentence.
        """
        return folded(self.passage or self.message)

    @property
    def sentence_sha256(self) -> str:
        """Name the sentence, so that a resolution holds while the letter changes elsewhere."""
        return sentence_digest(self.sentence)


def folded(sentence: str) -> str:
    """Return `sentence` with its white space collapsed, as a person judges it."""
    return " ".join(sentence.split())


def sentence_digest(sentence: str) -> str:
    """Return the hash by which a sentence is remembered, wherever its lines break."""
    return digest(folded(sentence))

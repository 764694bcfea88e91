"""
The values that registries answer with, and the ways in which they fail to.

A registry's answer is one `Record`; that it could not be had is a `Fault`, in words for the
editor who waits. `NotFound` is an answer too: the registry was reached and knows no such paper.
"""

from dataclasses import dataclass

from references import csl
from references.recognition import Identifiers


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFound:
    """
    One announcement about a paper.

    `kind` is retraction, concern, correction or reinstatement; `label` the registry's own
    word; `date` ISO in the precision known; `citation` where it was printed.
    """

    kind: str
    label: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    citation: str = ""
    date: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """
    What one registry says about one paper.

    `item` is CSL-JSON with the abstract; `kind` a study kind of `references.kinds` or "";
    `publication_types` the registry's own words for it.
    """

    source: str
    item: csl.Item
    kind: str = ""
    publication_types: tuple[str, ...] = ()
    notices: tuple[NoticeFound, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """
    All that the registries say about one paper.

    `item` joins the records: the first one's words, filled up with what only the others know
    (PMID, PMCID, short journal title, abstract). `faults` says which registry could not be
    asked, and why; what it would have said is then unknown, not absent.
    """

    item: csl.Item
    records: tuple[Record, ...]
    kind: str = ""
    notices: tuple[NoticeFound, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def sources(self) -> str:
        """The registries that answered, as printed: “Crossref, PubMed”."""
        return ", ".join(record.source for record in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    Whether one paper still stands, as far as the registries could be asked.

    `asked` names the registries that answered; with none the standing is unknown. `records`
    are their records of today.
    """

    known: Identifiers
    notices: tuple[NoticeFound, ...] = ()
    records: tuple[Record, ...] = ()
    asked: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


class Fault(Exception):
    """A registry gave no usable answer; the message says which and why, for an editor."""

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.source = source


class NotFound(Fault):
    """The registry was reached and knows no such paper."""


class Unreachable(Fault):
    """No answer: no network, too slow, too many requests, or the registry's own error."""


class Malformed(Fault):
    """An answer that cannot be read: cut short, an error page, another format."""

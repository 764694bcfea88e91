"""
Find identifiers inside a longer text, such as a line of a reference list.

`find` reports where each one stands, so that a parser can cut it out; `recognise` gives the
first of each kind and is what a "paste anything" field asks.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from references import identifiers
from references.identifiers import IdentifierError


@dataclass(frozen=True, slots=True)
class Found:
    """`scheme` is doi, pmid, pmcid or isbn; `text[start:end]` is the label and the identifier."""

    scheme: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifiers:
    """Normalised identifiers of one paper, each empty when unknown."""

    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""

    def __bool__(self) -> bool:
        return bool(self.doi or self.pmid or self.pmcid or self.isbn)


# In this order: an address is taken whole before its end could be read as a bare identifier.
PATTERNS: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    (
        "pmcid",
        re.compile(
            r"(?:https?://)?(?<![\w.-])[\w.-]*(?:ncbi\.nlm\.nih\.gov|europepmc\.org)/\S*PMC[0-9]\S*",
            re.I,
        ),
        identifiers.parse_pmcid,
    ),
    (
        "pmid",
        re.compile(
            r"(?:https?://)?(?<![\w.-])[\w.-]*(?:ncbi\.nlm\.nih\.gov|europepmc\.org)/\S*[0-9]\S*(?<!PMC)",
            re.I,
        ),
        identifiers.parse_pmid,
    ),
    (
        "doi",
        re.compile(
            r"(?:\bdoi\s*[:=]?\s*)*(?:(?:https?://|\bwww\.)[^\s<>]*?|\b(?:dx\.)?doi\.org/)?"
            r"(?<![0-9.])10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+",
            re.I,
        ),
        identifiers.parse_doi,
    ),
    (
        "pmcid",
        re.compile(r"(?:\bPMCID\b[\s:#=]*)?\bPMC\s?[0-9]+(?:\.[0-9]+)?", re.I),
        identifiers.parse_pmcid,
    ),
    ("pmcid", re.compile(r"\bPMCID\b[\s:#=]*[0-9]+", re.I), identifiers.parse_pmcid),
    (
        "pmid",
        re.compile(r"\b(?:PMID|PubMed ID|PubMed)[\s:#=]*[0-9]+", re.I),
        identifiers.parse_pmid,
    ),
    (
        "isbn",
        re.compile(r"\bISBN(?:-?1[03])?[\s:]*[0-9][0-9\s-]{7,16}[0-9X]", re.I),
        identifiers.parse_isbn,
    ),
)


def find(text: str) -> tuple[Found, ...]:
    """Return every identifier in `text` in reading order; malformed ones are passed over."""
    taken: list[Found] = []
    for scheme, pattern, parse in PATTERNS:
        for found in _matches(scheme, pattern, parse, text):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
    return tuple(sorted(taken, key=lambda found: found.start))


def recognise(text: str) -> Identifiers:
    """
    Return the first identifier of each kind that `text` holds.

    A text that is nothing but digits is a PMID, or an ISBN when its checksum says so.
    """
    if alone := _alone(text):
        return alone
    first: dict[str, str] = {}
    for found in find(text):
        first.setdefault(found.scheme, found.value)
    return Identifiers(**first)


def _matches(
    scheme: str, pattern: re.Pattern[str], parse: Callable[[str], str], text: str
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        pasted = identifiers.trim(match[0])
        try:
            value = parse(pasted)
        except IdentifierError:
            continue
        yield Found(scheme, value, match.start(), match.start() + len(pasted))


def _alone(text: str) -> Identifiers | None:
    for scheme, parse in (("isbn", identifiers.parse_isbn), ("pmid", identifiers.parse_pmid)):
        try:
            return Identifiers(**{scheme: parse(text)})
        except IdentifierError:
            continue
    return None

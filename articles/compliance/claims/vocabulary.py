"""
Find the words the claim rules turn on: diseases, symptoms, drugs, nutrients, who acts.

The terms stand in `vocabulary/*.txt`, one file a kind. `find` reads a text once: at each word
the longest term wins, so "rash decision" (everyday) hides the rash in it. Everyday terms are
only there to win; they are not returned. A term in capitals ("AIDS") is found in capitals only,
so hand over text with its case kept (`Folded.shown`): all other terms are found in any case.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from articles.compliance.claims import term_files
from articles.compliance.claims.compiling import EVERYDAY, Entry, Index, compile_terms
from articles.compliance.claims.morphology import against, by_ending
from articles.compliance.claims.wordforms import Token, phrase, shouted, tokens

KINDS = (
    "diseases",  # named or described: DC-01
    "disease_words",  # "disease", "illness", "disorder": DC-04d
    "symptoms",  # signs and symptoms of a disease: DC-02
    "markers",  # laboratory values and vital signs: DC-02, SF-04
    "pathogens",  # what infects: DC-08
    "natural_states",  # menopause, PMS, occasional gas: DC-03 leaves these alone
    "serious",  # "severe", "cystic": what makes a natural state a disease: DC-03
    "drugs",  # generic names and US brands: DC-04b, DC-06, DC-07
    "drug_classes",  # "antiviral", "painkiller": DC-05
    "therapies",  # what is done to a patient: DC-06, DC-07, DC-09
    "structures",  # parts of the body: SF-01
    "functions",  # what the body does, and well-being: SF-01
    "nutrients",  # vitamins, herbs, strains: what a supplement holds
    "other_agents",  # who or what else may act: S4
)
HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Term:
    """One term in a text: `text[start:end]` is what the vocabulary writes as `canonical`."""

    start: int
    end: int
    kind: frozenset[str]
    canonical: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Terms by kind, compiled once; never changed, only `extended` into another one."""

    index: Index
    version: str

    def find(self, folded_text: str) -> tuple[Term, ...]:
        """Return the terms of `folded_text` in reading order; none overlaps another."""
        return tuple(self._found(list(tokens(folded_text))))

    def extended(self, extra: Mapping[str, Iterable[str]]) -> "Vocabulary":
        """
        Return a vocabulary that knows `extra` (kind to phrases) as well.

        A phrase of the kind "everyday" is no longer found. ValueError: no such kind.
        """
        terms = {kind: tuple(phrases) for kind, phrases in extra.items()}
        if unknown := sorted(set(terms) - {*KINDS, EVERYDAY}):
            raise ValueError(f"No kind of term is called {', '.join(unknown)}.")
        listed = sorted(f"{kind}\t{term}" for kind, some in terms.items() for term in some)
        known = "\n".join([self.version, *listed])
        version = sha256(known.encode()).hexdigest()[:12]
        return Vocabulary(compile_terms(terms, self.index), version)

    def begins_an_ill(self, letters: str) -> bool:
        """Tell whether a disease or symptom of one word begins with `letters`."""
        ills = self.index.ills
        place = bisect_left(ills, letters)
        return place < len(ills) and ills[place].startswith(letters)

    def _found(self, words: list[Token]) -> Iterator[Term]:
        at = 0
        while at < len(words):
            length, entry = self._longest(words, at) or (1, None)
            if entry and EVERYDAY not in entry[1]:
                yield Term(words[at].start, words[at + length - 1].end, entry[1], entry[0])
            at += length

    def _longest(self, words: list[Token], at: int) -> tuple[int, Entry] | None:
        """Return the number of words and the entry of the longest term that begins at `at`."""
        return self._listed(words, at) or self._unlisted(words, at)

    def _listed(self, words: list[Token], at: int) -> tuple[int, Entry] | None:
        for length in self.index.lengths.get(words[at].key, ()):
            entry = self.index.entries.get(phrase(words, at, length))
            if entry:
                return length, entry
        return None

    def _unlisted(self, words: list[Token], at: int) -> tuple[int, Entry] | None:
        word = words[at]
        if word.word.isupper() and not shouted(words, at):
            entry = self.index.entries.get(word.word)
            if entry:
                return 1, entry
        if word.key == "anti" and at + 1 < len(words) and words[at + 1].follows:
            listed = self._listed(words, at + 1)
            kinds = against(listed[1][1]) if listed else frozenset()
            return (listed[0] + 1, (f"anti-{listed[1][0]}", kinds)) if listed and kinds else None
        kinds = self._by_form(word.key)
        return (1, (word.key, kinds)) if kinds else None

    def _by_form(self, key: str) -> frozenset[str]:
        if key.startswith("anti"):
            return against(self.index.entries.get(key[4:], ("", frozenset()))[1])
        return by_ending(key, self.index.endings)


@cache
def standard() -> Vocabulary:
    """Return the house's vocabulary; the first call reads its files."""
    terms = {kind: term_files.read(kind) for kind in (EVERYDAY, *KINDS)}
    return Vocabulary(compile_terms(terms), version())


@cache
def version() -> str:
    """
    Return twelve hexadecimal digits that change whenever the engine may judge otherwise.

    They are a digest of all that decides: vocabulary, grammar, and the code that reads them,
    for half of a grammar is code. So a re-check too many is possible, one too few is not.
    """
    digest = sha256()
    for path in sorted(HOME.rglob("*.*")):
        if path.suffix in (".py", ".txt"):
            digest.update(f"{path.relative_to(HOME).as_posix()}\n".encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def __getattr__(name: str) -> Vocabulary:
    """Give `STANDARD` on first use, so that importing this module reads no file."""
    if name == "STANDARD":
        return standard()
    raise AttributeError(name)

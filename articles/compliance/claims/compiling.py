"""
Turn phrases into what `Vocabulary` looks words up in.

A phrase is kept under the keys of its words ("Crohn's disease" under "crohn disease"), one
with hyphens also written together ("anti-viral", "antiviral"), one in capitals as it stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from articles.compliance.claims.wordforms import WORD, keys

EVERYDAY = "everyday"
ILLS = frozenset(("diseases", "symptoms"))
Entry = tuple[str, frozenset[str]]


class Index(NamedTuple):
    """
    What is looked up: phrases by their keys, their lengths by first word, endings, and the
    diseases and symptoms of one word in order.
    """

    entries: Mapping[str, Entry]
    lengths: Mapping[str, tuple[int, ...]]
    endings: Mapping[str, frozenset[str]]
    ills: tuple[str, ...]


def compile_terms(terms: Mapping[str, Iterable[str]], base: Index | None = None) -> Index:
    """Return `base` with `terms` (kind to phrases) added; `base` itself stays as it is."""
    entries: dict[str, Entry] = {**base.entries} if base else {}
    lengths: dict[str, tuple[int, ...]] = {**base.lengths} if base else {}
    endings: dict[str, frozenset[str]] = {**base.endings} if base else {}
    for kind, phrases in terms.items():
        for phrase in phrases:
            if phrase.startswith("-"):
                endings[phrase[1:]] = endings.get(phrase[1:], frozenset()) | {kind}
            else:
                _add(phrase, kind, entries, lengths)
    ills = (form for form, (_, kinds) in entries.items() if kinds & ILLS and " " not in form)
    return Index(
        MappingProxyType(entries),
        MappingProxyType(lengths),
        MappingProxyType(endings),
        tuple(sorted(ills)),
    )


def _add(
    phrase: str, kind: str, entries: dict[str, Entry], lengths: dict[str, tuple[int, ...]]
) -> None:
    for words in _spellings(phrase):
        form = " ".join(words)
        canonical, kinds = entries.get(form, (phrase, frozenset()))
        entries[form] = (canonical, _joined(kinds, kind))
        known = lengths.get(words[0], ())
        if len(words) not in known:
            lengths[words[0]] = tuple(sorted((*known, len(words)), reverse=True))


def _joined(kinds: frozenset[str], kind: str) -> frozenset[str]:
    """Add `kind`; a meaning somebody adds later is stronger than "it means nothing"."""
    return (kinds - {EVERYDAY}) | {kind}


def _spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Yield the keys under which `phrase` is kept; a phrase without a letter has none."""
    words = tuple(WORD.findall(phrase)) if phrase.isupper() else keys(phrase)
    if words:
        yield words
    if "-" in phrase:
        yield from _spellings(phrase.replace("-", ""))

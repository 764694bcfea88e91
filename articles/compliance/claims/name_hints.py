"""
See a disease hinted at inside a name: "Hepatacure", "Raynaudin", "#arthritisrelief" (DC-04a).

Meant for product names, slugs, tags and hashtags only: in prose the vocabulary's whole words
are the judge, and a stem would see diseases everywhere.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from articles.compliance.claims import term_files

PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
LONGEST_NAME = 200


def name_hint(name: str) -> str | None:
    """Return the stem by which `name` hints at a disease, or None."""
    parts = PART.findall(name[:LONGEST_NAME])
    whole = _everyday().sub(_dots, "".join(parts).lower())
    anywhere, at_the_start = _stems()
    hint = anywhere.search(whole)
    if hint:
        return hint.group()
    places = accumulate(map(len, parts), initial=0)
    starts = (at_the_start.match(whole, place) for place in places)
    return next((start.group() for start in starts if start), None)


def _dots(found: re.Match[str]) -> str:
    return "." * len(found.group())


@cache
def _stems() -> tuple[re.Pattern[str], re.Pattern[str]]:
    stems = term_files.read("name_stems")
    return (
        _any_of(stem for stem in stems if not stem.endswith("-")),
        _any_of(stem[:-1] for stem in stems if stem.endswith("-")),
    )


@cache
def _everyday() -> re.Pattern[str]:
    return _any_of(term_files.read("name_stems_everyday"))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)))

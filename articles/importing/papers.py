"""
Put a page's reference list on the shelf, and its citations under the papers' own keys.

A newcomer gets this wrong: `ref-3` of one page is not `ref-3` of another. Only here, where the
page's list and the library are both at hand, does a mark get its lasting key.
"""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from articles.importing import marks
from articles.importing.notes import Notes, quoted
from articles.importing.page import Listed
from references import csl, library
from references.models import Reference
from references.reading.reference_list import parse_entry

CITES = re.compile(r"data-cites=\"([^\"]*)\"")
LOST = "missing-"


def shelve(listed: Iterable[Listed], notes: Notes) -> dict[int, Reference]:
    """Return the paper of each entry by its number; entries that are no paper are told."""
    shelf: dict[int, Reference] = {}
    for entry in listed:
        if paper := _paper(entry, notes):
            twin = next((number for number, known in shelf.items() if known == paper), None)
            if twin is not None:
                notes.guess(f"References {twin} and {entry.number} are the same paper: {paper}.")
            shelf[entry.number] = paper
    return shelf


def keyed(html: str, shelf: dict[int, Reference]) -> str:
    """
    Return stored `html` with `ref-N` replaced by citation keys.

    A mark without a paper becomes `missing-N`: a key no paper has, so the rules report it.
    """
    return CITES.sub(lambda match: f'data-cites="{_keys(match[1], shelf)}"', html)


def _keys(cited: str, shelf: dict[int, Reference]) -> str:
    return " ".join(_key(key, shelf) for key in cited.split())


def _key(key: str, shelf: dict[int, Reference]) -> str:
    number = marks.number_of(key)
    if number is None:
        return key
    return shelf[number].citation_key if number in shelf else f"{LOST}{number}"


def _paper(entry: Listed, notes: Notes) -> Reference | None:
    parsed = parse_entry(entry.text)
    try:
        added = library.add(parsed.item)
    except (csl.CslError, ValidationError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        notes.leave(f"Reference {entry.number} could not be kept: {quoted(entry.text)} {said}")
        return None
    if added.created:
        for doubt in parsed.doubts:
            notes.guess(f"Reference {entry.number} ({added.reference.citation_key}): {doubt}")
    else:
        notes.recognise(
            f"reference {entry.number} is in the library already: {added.reference.citation_key}"
        )
    return added.reference

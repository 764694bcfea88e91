"""
Read a plain list of identifiers: DOIs, PMIDs, PMCIDs or ISBNs in any form, one or more a line.

Words around them do not matter. A line that holds none is refused, so that a typing error is
not passed over in silence; empty lines and remarks (`#`) are.
"""

from collections.abc import Iterable, Iterator

from references import recognition
from references.exchange.row import Row, place
from references.exchange.text import Line

LONGEST = 3000
"""Characters of a line; a longer one is no line of a list."""

LOOKED_AT = 40
"""Lines by which a list is told from any other text."""


def read(lines: Iterable[Line]) -> Iterator[Row]:
    """Give a row for each identifier, which stands in `pasted`."""
    number = 0
    for line in lines:
        text = line.text.strip()
        if not text or (text.startswith("#") and not recognition.find(text)):
            continue
        found = _identifiers(text[:LONGEST])
        for identifier in found or [""]:
            number += 1
            where = place(number, line.number)
            if identifier:
                yield Row(place=where, pasted=identifier)
            else:
                yield Row(place=where, error=_refusal(text))


def is_list(text: str) -> bool:
    """Say whether the beginning of a file looks like such a list: most of its lines do."""
    lines = [line for line in text.splitlines() if line.strip()][:LOOKED_AT]
    holding = [line for line in lines if line.startswith("#") or _identifiers(line[:LONGEST])]
    return len(holding) * 2 >= len(lines)


def _identifiers(text: str) -> list[str]:
    """Return the identifiers of one line; digits alone are PMIDs, as PubMed's list has them."""
    found = recognition.find(text)
    if found:
        return [text[one.start : one.end] for one in found]
    words = text.replace(",", " ").replace(";", " ").split()
    return words if all(recognition.recognise(word) for word in words) else []


def _refusal(text: str) -> str:
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    return (
        f"“{shown}” holds no DOI, PMID, PMCID or ISBN. Put one on each line, such as "
        "10.3390/ijms18051051."
    )

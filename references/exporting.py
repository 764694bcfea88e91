"""Hand papers out to other programs, with a word on those that no longer stand as printed."""

from collections.abc import Iterable, Iterator

from references import csl
from references.formatting import NOTICES
from references.models import Reference


def items(references: Iterable[Reference], *, abstracts: bool = False) -> Iterator[csl.AnyItem]:
    """
    Give each paper as a CSL-JSON item, for `references.exchange.formats.write`.

    Load the people along. Abstracts belong to the journals: they go to our own editors alone.
    """
    for reference in references:
        item: dict[str, object] = {**reference.csl()}
        if abstracts and reference.abstract:
            item["abstract"] = reference.abstract
        if said := note(reference):
            item["note"] = said
        yield item


def note(reference: Reference) -> str:
    """Say that a paper was retracted, corrected or put in doubt; "" while it stands."""
    told = NOTICES.get(reference.status, "")
    return f"{told}: {reference.status_notice}" if told and reference.status_notice else told

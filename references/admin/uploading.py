"""Take in a file of references that somebody chose instead of pasting."""

from collections.abc import Iterable, Iterator

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from references import bulk
from references.admin import memory
from references.admin.taking import taking
from references.exchange import formats
from references.exchange.row import NotReadable, Row

LARGEST = 20 * 1024 * 1024
"""Bytes; some ten thousand references. Larger files go through `import_references`."""


def entries(request: HttpRequest, file: UploadedFile) -> list[memory.Entry]:
    """
    Keep every reference of `file` and look up what is an identifier alone.

    Raises `NotReadable`, before anything is kept, when the file is nothing that can be read.
    """
    if (file.size or 0) > LARGEST:
        raise NotReadable(
            f"This file is larger than {LARGEST // 1024 // 1024} MB. Split it, or have an "
            "administrator import it with the command import_references, which knows no limit."
        )
    identifiers: list[str] = []
    rows = _apart(formats.read(file, name=file.name or ""), identifiers)  # type: ignore[arg-type]
    outcomes = bulk.take_all(rows, actor=request.user, now=timezone.now())  # type: ignore[arg-type]
    kept = [_entry(outcome) for outcome in outcomes]
    return [*kept, *(taking(request, "\n".join(identifiers)) if identifiers else ())]


def _apart(rows: Iterable[Row], identifiers: list[str]) -> Iterator[Row]:
    """Pass on the references; put identifiers, which somebody has to look up, aside."""
    for row in rows:
        if row.pasted:
            identifiers.append(row.pasted)
        else:
            yield row


def _entry(outcome: bulk.Outcome) -> memory.Entry:
    return {
        "text": "",
        "place": outcome.place.capitalize(),
        "outcome": OUTCOMES[outcome.result],
        "reference": outcome.reference.pk if outcome.reference else None,
        "created": outcome.result == bulk.CREATED,
        "fault": " ".join(filter(None, (outcome.why, *outcome.doubts))),
        "item": {},
        "told": [],
        "suggestions": [],
    }


OUTCOMES = {bulk.CREATED: "unverified", bulk.MATCHED: "shelf", bulk.REFUSED: "refused"}
"""What a file's record became, in the words of a paste."""

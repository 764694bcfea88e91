"""Take in a text for the person who pasted it, and remember what became of it."""

from django.http import HttpRequest
from django.utils import timezone

from references import connection, intake
from references.admin import memory, side
from references.intake import Taken


def taking(request: HttpRequest, text: str) -> list[memory.Entry]:
    """Take in everything that `text` holds; returns an entry for each."""
    taken = intake.take_in(
        text,
        registries=connection.registries(),
        actor=request.user,  # type: ignore[arg-type]
        now=timezone.now(),
    )
    return [_remember(request, each) for each in taken]


def _remember(request: HttpRequest, taken: Taken) -> memory.Entry:
    """Return an entry for the session, with its suggestions filed under the record."""
    if taken.reference:
        memory.keep_suggestions(request, taken.reference.pk, taken.suggestions)
    told: list[memory.Told] = [
        {"label": each.label, "typed": each.typed, "registered": each.registered}
        for each in side.of_values(taken.differences)
    ]
    return memory.entry(taken, told)

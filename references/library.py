"""
Put a paper on the shelf, once.

`add` is the way every importer enters a paper. A paper that is there already is found by its
identifiers, or else by title, first author and year; it is returned as it stands, for typed
data never overwrite a record that somebody may have verified.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from references import csl, fields
from references.citation_keys import Keys
from references.comparing.people import known
from references.models import Contributor, Reference
from references.shelf import Shelf

ATTEMPTS = 8
"""How often another process may take the same key or paper before we give up."""


@dataclass(frozen=True, slots=True)
class Added:
    """`created` is False when the paper was on the shelf already; then nothing was changed."""

    reference: Reference
    created: bool


def add(
    item: csl.AnyItem,
    *,
    kind: str = "",
    status: str = Reference.Status.CURRENT,
    status_notice: str = "",
    verified_at: datetime | None = None,
    verified_source: str = "",
    citation_key: str = "",
) -> Added:
    """
    Find the paper of a CSL-JSON item, or create it with all its people.

    The keyword values are those of a new record; a paper found keeps its own. Without a free
    `citation_key` one is made: kim-2017, then kim-2017b. Raises `csl.CslError` or
    `ValidationError` when the item cannot be kept, and leaves nothing behind.
    """
    csl.check(item)
    draft = draft_of(item)
    draft.kind, draft.status, draft.status_notice = kind, status, status_notice
    draft.verified_at, draft.verified_source = verified_at, verified_source
    draft.normalise()
    people = people_of(item)
    for _ in range(ATTEMPTS):
        if found := _match(draft, csl.names(item)):
            return Added(found, created=False)
        draft.citation_key = _free_key(citation_key, item)
        draft.clean_fields()
        try:
            with transaction.atomic():
                _insert(draft, people)
        except IntegrityError:
            # Somebody else added the paper, or took the key, between our look and our write.
            draft.pk = None
            draft._state.adding = True
            continue
        return Added(draft, created=True)
    raise ValidationError("The library is being changed by many at once. Please try again.")


def find(item: csl.AnyItem) -> Reference | None:
    """Return the paper of a CSL-JSON item if it is on the shelf; changes nothing."""
    draft = draft_of(item)
    draft.normalise()
    return _match(draft, csl.names(item))


def keyed(key: str) -> Reference | None:
    """Return the paper that letters cite by `key`, be it the key of a record merged since."""
    shelf = Reference.objects.with_contributors()
    return shelf.filter(citation_key=key).first() or shelf.filter(former_keys__key=key).first()


def _match(draft: Reference, names: tuple[csl.PersonName, ...]) -> Reference | None:
    return Shelf([draft]).find(draft, names)


def _free_key(wanted: str, item: csl.AnyItem) -> str:
    return Keys([(wanted, item)]).take(wanted, item)


def draft_of(item: csl.AnyItem) -> Reference:
    """Make the row of an item, not yet saved, normalised or given a key."""
    return Reference(**fields.texts(item))


def people_of(item: csl.AnyItem) -> list[Contributor]:
    """
    Make the rows of all authors and editors, refused here when one cannot be kept.

    An “et al.” is nobody's name and makes no row.
    """
    people = [
        Contributor(role=role, position=position, **person._asdict())
        for role in Contributor.Role.values
        for position, person in enumerate(known(csl.names(item, role)), start=1)
    ]
    for row in people:
        row.clean_fields(exclude=["reference"])
    return people


def _insert(draft: Reference, people: list[Contributor]) -> None:
    draft.save(force_insert=True)
    for row in people:
        row.reference = draft
    Contributor.objects.bulk_create(people)
    draft.index()

"""
Read and write a record field by field, by the names of `references.fields`.

Whoever changes a record from outside its form comes here: the row, its people and what it is
found by change together, and what the columns cannot hold is left out, not cut short.
"""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from references import csl, fields
from references.fields import PEOPLE, TEXTS, Value
from references.models import PARSERS, PARTS_OF_BOOKS, Contributor, Reference


def lock(reference: Reference) -> Reference:
    """Return today's row of `reference`, held until the transaction ends."""
    # Others may go on pointing at the row: whoever writes a letter that cites it holds the letter,
    # which a listener of ours may be waiting for.
    return Reference.objects.select_for_update(no_key=True).get(pk=reference.pk)


def values(reference: Reference) -> dict[str, Value]:
    """Return what the record says, field by field."""
    people: dict[str, Value] = {
        field: [csl.name_variable(row.name()) for row in _rows(reference, role)]
        for field, role in PEOPLE.items()
    }
    return {**{field: getattr(reference, field) for field in TEXTS}, **people}


def put(reference: Reference, changes: Mapping[str, Value]) -> dict[str, Value]:
    """
    Write `changes` into the record and save it; returns those that it could hold.

    An identifier that another record has, or a text too long for its column, stays out.
    """
    before = {field: getattr(reference, field) for field in changes if field in TEXTS}
    for field in before:
        setattr(reference, field, changes[field])
    unfit = _unfit(reference, before)
    for field in unfit:
        setattr(reference, field, before[field])
    kept = {field: value for field, value in changes.items() if field not in unfit}
    for field, role in PEOPLE.items():
        if field in kept and not _put_people(reference, role, kept[field]):
            del kept[field]
    reference.save()
    return kept


def twin(reference: Reference, theirs: Mapping[str, Value]) -> Reference | None:
    """Return another record that has one of the identifiers `theirs` names."""
    others = Reference.objects.exclude(pk=reference.pk)
    for scheme in PARSERS:
        same = others.filter(**{scheme: theirs.get(scheme)})
        if scheme == "isbn":
            # A chapter carries the number of its book, which other chapters have as well.
            is_part = theirs.get("type", reference.type) in PARTS_OF_BOOKS
            same = same.none() if is_part else same.exclude(type__in=PARTS_OF_BOOKS)
        if theirs.get(scheme) and (other := same.first()):
            return other
    return None


def _unfit(reference: Reference, before: Mapping[str, Value]) -> set[str]:
    unfit = {
        scheme
        for scheme in PARSERS
        if scheme in before and twin(reference, {scheme: getattr(reference, scheme)})
    }
    if "type" in before and twin(reference, {"isbn": reference.isbn}):
        unfit.add("type")
    for check in (reference.clean_fields, reference.normalise):
        try:
            check()
        except ValidationError as error:
            unfit |= set(error.message_dict) & set(before)
    return unfit


def _rows(reference: Reference, role: str) -> list[Contributor]:
    return [row for row in reference.contributors.all() if row.role == role]


def _put_people(reference: Reference, role: str, names: Value) -> bool:
    people = fields.people(names)
    rows = [
        Contributor(reference=reference, role=role, position=position, **person._asdict())
        for position, person in enumerate(people, start=1)
    ]
    try:
        for row in rows:
            row.clean_fields(exclude=["reference"])
    except ValidationError:
        return False
    reference.contributors.filter(role=role).delete()
    Contributor.objects.bulk_create(rows)
    return True

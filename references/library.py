"""
Put a paper on the shelf, once.

`add` is the way every importer enters a paper. A paper that is there already is found by its
identifiers, or else by title, first author and year; it is returned as it stands, for typed
data never overwrite a record that somebody may have verified.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from string import ascii_lowercase

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from references import csl, recognition
from references.models import PARSERS, Contributor, Reference
from references.titles import fold, slug

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
    draft = _draft(item)
    draft.kind, draft.status, draft.status_notice = kind, status, status_notice
    draft.verified_at, draft.verified_source = verified_at, verified_source
    draft.normalise()
    people = _people(item)
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
    draft = _draft(item)
    draft.normalise()
    return _match(draft, csl.names(item))


def citation_keys(*, family: str, year: int | None, title: str) -> Iterator[str]:
    """Offer keys in order: kim-2017, kim-2017b … kim-2017z, kim-2017-27, kim-2017-28 and on."""
    name = slug(family)[:50].strip("-") or "-".join(slug(title).split("-")[:3])[:50].strip("-")
    stem = "-".join(part for part in (name or "reference", str(year or "")) if part)
    yield stem
    joint = "" if year else "-"
    yield from (f"{stem}{joint}{letter}" for letter in ascii_lowercase[1:])
    number = 27
    while True:
        yield f"{stem}-{number}"
        number += 1


def _match(draft: Reference, names: tuple[csl.PersonName, ...]) -> Reference | None:
    shelf = Reference.objects.with_contributors()
    known = draft.identifiers()
    # A DOI says more than a PMID typed beside it, so the schemes are asked one after another.
    for scheme in PARSERS:
        alone = recognition.Identifiers(**{scheme: getattr(known, scheme)})
        if found := shelf.identified_by(alone).first() if alone else None:
            return found
    if not (draft.title_key and names and draft.issued):
        return None
    same_title = shelf.filter(title_key=draft.title_key, issued__startswith=draft.issued[:4])
    return next((found for found in same_title if _same_paper(found, draft, names)), None)


def _same_paper(found: Reference, draft: Reference, names: tuple[csl.PersonName, ...]) -> bool:
    """Compare first authors; two different DOIs are two papers, whatever their titles say."""
    for scheme in PARSERS:
        ours, theirs = getattr(draft, scheme), getattr(found, scheme)
        if ours and theirs and ours != theirs:
            return False
    first = next(iter(found.names()), None)
    return first is not None and _leading_name(first) == _leading_name(names[0])


def _leading_name(person: csl.PersonName) -> str:
    return fold(person.literal or person.family)


def _free_key(wanted: str, item: csl.AnyItem) -> str:
    if wanted and not Reference.objects.filter(citation_key=wanted).exists():
        return wanted
    people = csl.names(item) or csl.names(item, "editor")
    family = (people[0].family or people[0].literal) if people else ""
    keys = citation_keys(family=family, year=csl.year(item), title=csl.title(item))
    stem = next(keys)
    taken = set(
        Reference.objects.filter(citation_key__startswith=stem).values_list(
            "citation_key", flat=True
        )
    )
    return stem if stem not in taken else next(key for key in keys if key not in taken)


def _draft(item: csl.AnyItem) -> Reference:
    return Reference(
        type=csl.type_(item),
        title=csl.marked_title(item),
        container_title=csl.container_title(item),
        container_title_short=csl.container_title_short(item),
        publisher=csl.publisher(item),
        edition=csl.edition(item),
        issued=csl.issued(item),
        volume=csl.volume(item),
        issue=csl.issue(item),
        page=csl.page(item),
        number=csl.number(item),
        issn=csl.issn(item),
        doi=csl.doi(item),
        pmid=csl.pmid(item),
        pmcid=csl.pmcid(item),
        isbn=csl.isbn(item),
        url=csl.url(item),
        abstract=csl.abstract(item),
        language=csl.language(item),
    )


def _people(item: csl.AnyItem) -> list[Contributor]:
    """Make the rows of all authors and editors, refused here when one cannot be kept."""
    people = [
        Contributor(role=role, position=position, **person._asdict())
        for role in Contributor.Role.values
        for position, person in enumerate(csl.names(item, role), start=1)
    ]
    for row in people:
        row.clean_fields(exclude=["reference"])
    return people


def _insert(draft: Reference, people: list[Contributor]) -> None:
    draft.save(force_insert=True)
    for row in people:
        row.reference = draft
    Contributor.objects.bulk_create(people)

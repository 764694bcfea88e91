"""
Find the papers of a file or a form among those on the shelf.

The identifiers are asked one after another, for a DOI says more than a PMID typed beside it;
then title, first author and year. What lacks one of these is found only by a record that says
the very same in every field, so that a file read twice makes no second one. A `Shelf` asks the
database once, for as many papers as are looked for, so that one paper and ten thousand are
compared by the same rules.

A newcomer gets this wrong: an ISBN names a book, and all chapters of it carry the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q

from references import csl, fields
from references.comparing.people import known
from references.models import PARSERS, PARTS_OF_BOOKS, Reference, ReferenceQuerySet
from references.titles import fold

Names = tuple[csl.PersonName, ...]
TOLD_APART_BY = tuple(field for field in fields.TEXTS if field not in ("title", "abstract"))
"""What two records without author, date or readable title must agree in to be one."""


class Shelf:
    """What of the library any of `drafts` may be; normalise them before."""

    def __init__(self, drafts: Iterable[Reference]) -> None:
        self._by_identifier: dict[tuple[str, str], Reference] = {}
        self._by_title: defaultdict[str, list[tuple[Reference, Names]]] = defaultdict(list)
        for reference in _candidates(drafts):
            self.put(reference, reference.names())

    def put(self, reference: Reference, names: Names) -> None:
        """Put a paper and its authors beside those that were there."""
        for scheme, value in _own(reference):
            self._by_identifier[scheme, value] = reference
        self._by_title[reference.title_key].append((reference, names))

    def find(self, draft: Reference, names: Names) -> Reference | None:
        """Return the paper that `draft` with these authors is, or None."""
        for identifier in _own(draft):
            if found := self._by_identifier.get(identifier):
                return found
        told = draft.title_key and names and draft.issued
        agree = _same if told else _identical
        same_title = self._by_title.get(draft.title_key, [])
        return next((one for one, theirs in same_title if agree(draft, names, one, theirs)), None)


def _own(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the identifiers that name this paper alone."""
    for scheme in PARSERS:
        if (value := getattr(reference, scheme)) and not (
            scheme == "isbn" and reference.type in PARTS_OF_BOOKS
        ):
            yield scheme, value


def _candidates(drafts: Iterable[Reference]) -> ReferenceQuerySet:
    """Return the papers with an identifier or a title of any draft, in one query."""
    wanted = Q(pk__in=[])
    rows = list(drafts)
    for scheme in PARSERS:
        if values := {value for row in rows if (value := getattr(row, scheme))}:
            # The index holds what is not empty; SQLite uses it only when told so.
            wanted |= Q(**{f"{scheme}__in": values}) & ~Q(**{scheme: ""})
    if titles := {row.title_key for row in rows if row.title_key}:
        wanted |= Q(title_key__in=titles)
    if unreadable := {row.title for row in rows if not row.title_key}:
        wanted |= Q(title_key="", title__in=unreadable)
    return Reference.objects.filter(wanted).order_by("citation_key").with_contributors()


def _same(draft: Reference, names: Names, found: Reference, theirs: Names) -> bool:
    """Compare year and first author; two different DOIs are two papers, whatever titles say."""
    if found.issued[:4] != draft.issued[:4] or not theirs:
        return False
    for scheme in PARSERS:
        ours, known = getattr(draft, scheme), getattr(found, scheme)
        if ours and known and ours != known:
            return False
    return _leading_name(theirs[0]) == _leading_name(names[0])


def _identical(draft: Reference, names: Names, found: Reference, theirs: Names) -> bool:
    """Say whether both say the same in all that a file can say."""
    same = all(getattr(draft, field) == getattr(found, field) for field in TOLD_APART_BY)
    return same and draft.title == found.title and known(names) == known(theirs)


def _leading_name(person: csl.PersonName) -> str:
    return fold(person.literal or person.family)

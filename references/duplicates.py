"""
Find records that may be one paper: by identifier, and by title, first author and year.

Two rows cannot have one DOI. But one may have a paper's DOI and the other its PMID, and the
registry that answered for one of them knows both. Where no identifier tells, titles that are
near are judged as the library judges pasted text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

from django.db.models import Q

from references import csl, recognition
from references.comparing import likeness, matching
from references.comparing.likeness import Shelved
from references.models import PARSERS, Contributor, Reference, RegistryRecord
from references.titles import fold
from references.verification import registered

BY_IDENTIFIER = "The registries’ records of them share the {scheme} {value}."
BY_WORDS = "Title, first author and year say the same."
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Group:
    """
    Records that look like one paper, oldest first.

    `reason` says why in words, `sure` that an identifier says so. `conflict` names two
    identifiers that speak against it ("" when none do): perhaps one of them is wrong, perhaps
    one paper is a preprint of the other.
    """

    references: tuple[Reference, ...]
    reason: str
    sure: bool = False
    conflict: str = ""


def find() -> Iterator[Group]:
    """Yield every group of the library: first the sure ones, last those in conflict."""
    claims = _claims()
    papers = _shelved()
    near = likeness.pairs(papers)
    rows = _load({pk for pair in (*claims, *near) for pk in pair})
    reasons = {pair: reason for pair, reason in claims.items() if _in(rows, pair)}
    for pair in sorted(near - set(reasons)):
        if _in(rows, pair) and _alike(rows[pair[0]], rows[pair[1]]):
            reasons[pair] = BY_WORDS
    groups = [_group(pks, rows, reasons) for pks in _joined(reasons)]
    yield from sorted(groups, key=lambda group: (bool(group.conflict), not group.sure))


def of(reference: Reference) -> tuple[Reference, ...]:
    """Return the other records that may be the same paper as `reference`, surest first."""
    claimed = _claiming(reference)
    ours = Shelved(reference.pk, reference.title_key, _year(reference.issued), "")
    near = likeness.near(ours, _of_those_years(ours.year))
    rows = _load({*claimed, *near} - {reference.pk})
    sure = [rows[pk] for pk in claimed if pk in rows]
    alike = [rows[pk] for pk in near if pk in rows and _alike(reference, rows[pk])]
    return tuple(dict.fromkeys((*sure, *alike)))


def _claiming(reference: Reference) -> list[int]:
    """Return the other records that lay claim to an identifier that `reference` does."""
    ours = _claimed_by(reference)
    wanted = Q(pk__in=[])
    for scheme, value in ours:
        # The text of an answer is searched for the value, and read only where it occurs.
        wanted |= Q(**{scheme: value}) | Q(url__icontains=value)
        wanted |= Q(registry_records__item__icontains=f'"{scheme.upper()}":"{value}"')
    found = Reference.objects.filter(wanted).exclude(pk=reference.pk).distinct().order_by("pk")
    return [row.pk for row in found if ours & _claimed_by(row)]


def _claimed_by(row: Reference) -> set[tuple[str, str]]:
    own = row.identifiers()
    answers = (csl.identifiers(registered.read(answer)) for answer in row.registry_records.all())
    elsewhere = [recognition.recognise(row.url)] if row.url else []
    claims = (own, *(known for known in (*elsewhere, *answers) if not _contradiction(own, known)))
    return {telling for known in claims for telling in _tellings(known)}


def _tellings(known: recognition.Identifiers) -> Iterator[tuple[str, str]]:
    """Yield the identifiers that name one paper; an ISBN names a book with all its chapters."""
    for scheme in PARSERS:
        if scheme != "isbn" and (value := getattr(known, scheme)):
            yield scheme, value


def _of_those_years(year: int) -> list[Shelved]:
    """Return the papers of `year` and its neighbours, and those of none."""
    shelf = Reference.objects.all()
    if year:
        years = (Q(issued__startswith=f"{near}") for near in (year - 1, year, year + 1))
        shelf = shelf.filter(reduce(Q.__or__, years, Q(issued="")))
    columns = shelf.values_list("pk", "title_key", "issued").order_by("pk")
    return [Shelved(pk, title, _year(issued), "") for pk, title, issued in columns]


def _year(issued: str) -> int:
    return int(issued[:4] or 0)


def _claims() -> dict[tuple[int, int], str]:
    """Return the pairs that lay claim to one identifier, with the reason in words."""
    claimed: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    own = {}
    for pk, url, *values in Reference.objects.values_list("pk", "url", *PARSERS).iterator():
        own[pk] = recognition.Identifiers(**dict(zip(PARSERS, values, strict=True)))
        for known in (own[pk], recognition.recognise(url) if url else None):
            _claim(claimed, pk, own[pk], known)
    records = RegistryRecord.objects.order_by("pk").values_list("reference_id", "item")
    for pk, item in records.iterator():
        _claim(claimed, pk, own[pk], csl.identifiers(registered.decode(item)))
    return {
        pair: BY_IDENTIFIER.format(scheme=scheme.upper(), value=value)
        for (scheme, value), pks in claimed.items()
        for pair in combinations(sorted(pks), 2)
    }


def _claim(
    claimed: dict[tuple[str, str], dict[int, None]],
    pk: int,
    own: recognition.Identifiers,
    known: recognition.Identifiers | None,
) -> None:
    """Note the identifiers of `known`, unless they are of another paper than `own`."""
    if known is None or _contradiction(own, known):
        return
    for scheme, value in _tellings(known):
        claimed[scheme, value][pk] = None


def _shelved() -> list[Shelved]:
    first: dict[int, str] = {}
    people = Contributor.objects.order_by("role", "position", "pk")
    for pk, family, literal in people.values_list("reference_id", "family", "literal").iterator():
        first.setdefault(pk, fold(family or literal))
    columns = Reference.objects.values_list("pk", "title_key", "issued")
    return [
        Shelved(pk, title, _year(issued), first.get(pk, ""))
        for pk, title, issued in columns.iterator()
    ]


def _load(pks: Iterable[int]) -> dict[int, Reference]:
    ordered = sorted(pks)
    chunks = (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
    shelf = Reference.objects.with_contributors()
    return {row.pk: row for chunk in chunks for row in shelf.filter(pk__in=chunk)}


def _in(rows: dict[int, Reference], pair: tuple[int, int]) -> bool:
    return all(pk in rows for pk in pair)


def _alike(one: Reference, other: Reference) -> bool:
    """Judge by words alone, for two DOIs are what a wrong one looks like as well."""
    return matching.judge(_words(one), _words(other)).verdict == "same"


def _words(reference: Reference) -> csl.AnyItem:
    left_out = {"id", "DOI", "PMID", "PMCID", "ISBN", "URL"}
    return {name: value for name, value in reference.csl().items() if name not in left_out}


def _joined(pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Join pairs that share a record into groups."""
    group: dict[int, set[int]] = {}
    for one, other in pairs:
        both = group.get(one, {one}) | group.get(other, {other})
        group |= dict.fromkeys(both, both)
    seen: set[int] = set()
    for pk, members in group.items():
        if pk not in seen:
            seen |= members
            yield sorted(members)


def _group(
    pks: list[int], rows: dict[int, Reference], reasons: dict[tuple[int, int], str]
) -> Group:
    said = [reasons[pair] for pair in combinations(pks, 2) if pair in reasons]
    sure = next((reason for reason in said if reason != BY_WORDS), "")
    return Group(
        references=tuple(rows[pk] for pk in pks),
        reason=sure or BY_WORDS,
        sure=bool(sure),
        conflict=_conflict([rows[pk] for pk in pks]),
    )


def _conflict(rows: list[Reference]) -> str:
    for one, other in combinations(rows, 2):
        if scheme := _contradiction(one.identifiers(), other.identifiers()):
            return (
                f"They have different {scheme.upper()}s, {getattr(one, scheme)} and "
                f"{getattr(other, scheme)}."
            )
    return ""


def _contradiction(one: recognition.Identifiers, other: recognition.Identifiers) -> str:
    """Return the first scheme in which both have an identifier, and not the same."""
    for scheme in PARSERS:
        ours, theirs = getattr(one, scheme), getattr(other, scheme)
        if ours and theirs and ours != theirs:
            return scheme
    return ""

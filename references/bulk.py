"""
Put thousands of papers on the shelf, some hundred at a time.

The rules are those of `references.library`: a paper that is there is found and stays as it is.
Rows come and outcomes go one by one, so memory does not grow with the file. Each batch is one
transaction: whoever stops the work leaves whole records, and running it again finds them. When
somebody else adds the same paper at the same moment, the batch is done again row by row.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, transaction

from references import csl, history, kinds, library
from references.citation_keys import Keys
from references.comparing import matching
from references.csl import CslError
from references.exchange.row import Row
from references.models import PARSERS, Contributor, Reference, ReferenceEvent
from references.notices import standing
from references.shelf import Shelf

BATCH = 250
CREATED, MATCHED, REFUSED = "created", "matched", "refused"
ADDED = "Added from a file."
OUR_KEY = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
"""A key in our own form is kept; other programs' keys (`Kim2017`, `ITEM-1`) are made anew."""
LONGEST_KEY = 80
OTHER_PAPER = (
    "{place}: its identifier is that of {key}, “{title}”, which looks like quite another paper. It "
    "was not added. Compare the two, and correct the identifier that is wrong."
)
OTHER_NUMBER = (
    "{place}: an identifier is that of {key}, which has the {scheme} {theirs}, not {ours}. It was "
    "not added. Compare the two, and correct the identifier that is wrong."
)
LOOK_UP = "It is an identifier alone; somebody has to look the paper up."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What became of one row.

    `result` is created, matched or refused; `reference` is None when refused, and then `why`
    says in whole words what is wrong and where to mend it.
    """

    place: str
    result: str
    reference: Reference | None = None
    why: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.reference.citation_key if self.reference else ""


@dataclass(slots=True)
class _Paper:
    """A row that can be kept: its draft and people, until the shelf says what it is."""

    row: Row
    item: csl.Item
    draft: Reference
    people: list[Contributor]
    names: tuple[csl.PersonName, ...]
    found: Reference | None = None
    why: str = ""
    created: bool = field(default=False)


def take_all(
    rows: Iterable[Row],
    *,
    now: datetime,
    actor: AbstractBaseUser | None = None,
    batch: int = BATCH,
) -> Iterator[Outcome]:
    """
    Put the paper of every row on the shelf, and give each row's outcome in order.

    An outcome is given when its paper is safely kept. No row stops the others.
    """
    waiting = iter(rows)
    while some := list(islice(waiting, batch)):
        yield from _take(some, now=now, actor=actor)


def _take(rows: list[Row], *, now: datetime, actor: AbstractBaseUser | None) -> list[Outcome]:
    prepared = [_prepare(row) for row in rows]
    papers = [paper for paper in prepared if isinstance(paper, _Paper)]
    try:
        with transaction.atomic():
            _keep(papers, now=now, actor=actor)
    except (IntegrityError, OperationalError):
        # Two imports that meet in the same papers may also wait for each other: a deadlock.
        for paper in papers:
            _keep_alone(paper, now=now, actor=actor)
    return [_outcome(paper) if isinstance(paper, _Paper) else paper for paper in prepared]


def _prepare(row: Row) -> _Paper | Outcome:
    """Make the rows of a paper, or say why it cannot be kept."""
    if row.item is None:
        return _refused(row, row.error or LOOK_UP)
    try:
        csl.check(row.item)
        draft = library.draft_of(row.item)
        draft.kind = row.kind or kinds.kind_from_title(csl.title(row.item))
        draft.normalise()
        # The key is made later; a stand-in lets the other fields be judged now.
        draft.citation_key = "stand-in"
        draft.clean_fields()
        people = library.people_of(row.item)
    except CslError as error:
        return _refused(row, str(error))
    except ValidationError as error:
        return _refused(row, _said(error))
    return _Paper(row, row.item, draft, people, csl.names(row.item))


def _keep(papers: list[_Paper], *, now: datetime, actor: AbstractBaseUser | None) -> None:
    """Match every paper, and write the new ones with a handful of queries."""
    shelf = Shelf(paper.draft for paper in papers)
    for paper in papers:
        paper.found = shelf.find(paper.draft, paper.names)
        paper.created = paper.found is None
        if paper.created:
            shelf.put(paper.draft, paper.names)
    new = [paper for paper in papers if paper.created]
    keys = Keys((_wanted(paper.row), paper.item) for paper in new)
    for paper in new:
        paper.draft.citation_key = keys.take(_wanted(paper.row), paper.item)
        paper.draft.search_text = paper.draft.found_by(row.name() for row in paper.people)
    Reference.objects.bulk_create(paper.draft for paper in new)
    for paper in new:
        paper.found = paper.draft
        for person in paper.people:
            person.reference = paper.draft
    Contributor.objects.bulk_create(person for paper in new for person in paper.people)
    history.record_all(
        [paper.draft for paper in new], ReferenceEvent.Kind.ADDED, ADDED, at=now, actor=actor
    )
    for paper in papers:
        _note(paper, now=now)


def _keep_alone(paper: _Paper, *, now: datetime, actor: AbstractBaseUser | None) -> None:
    """Keep one paper by itself; what cannot be kept stops no other."""
    paper.found, paper.created = None, False
    try:
        with transaction.atomic():
            wanted = _wanted(paper.row)
            added = library.add(paper.item, kind=paper.draft.kind, citation_key=wanted)
            paper.found, paper.created = added.reference, added.created
            if added.created:
                kind = ReferenceEvent.Kind.ADDED
                history.record_all([added.reference], kind, ADDED, at=now, actor=actor)
            _note(paper, now=now)
    except ValidationError as error:
        paper.found, paper.why = None, _said(error)


def _note(paper: _Paper, *, now: datetime) -> None:
    """Pass on what the file knows of the paper's standing."""
    if paper.row.notices and paper.found:
        standing.record_notices(paper.found, paper.row.notices, now=now)


def _wanted(row: Row) -> str:
    return row.key if OUR_KEY.fullmatch(row.key) and len(row.key) <= LONGEST_KEY else ""


def _outcome(paper: _Paper) -> Outcome:
    if paper.found is None:
        return _refused(paper.row, paper.why)
    result = CREATED if paper.created else MATCHED
    doubts = paper.row.doubts if paper.created else (*paper.row.doubts, *_mismatch(paper))
    return Outcome(place=paper.row.place, result=result, reference=paper.found, doubts=doubts)


def _mismatch(paper: _Paper) -> Iterator[str]:
    """Say that an identifier led to quite another paper; one of the two has a wrong one."""
    there = paper.found
    if there is None:
        return
    for scheme in PARSERS:
        ours, theirs = getattr(paper.draft, scheme), getattr(there, scheme)
        if ours and theirs and ours != theirs:
            yield OTHER_NUMBER.format(
                place=paper.row.place,
                key=there.citation_key,
                scheme=scheme.upper(),
                ours=ours,
                theirs=theirs,
            )
            return
    if there.title_key == paper.draft.title_key:
        return
    if matching.judge(paper.item, there.csl()).verdict == "other":
        yield OTHER_PAPER.format(place=paper.row.place, key=there.citation_key, title=there.title)


def _refused(row: Row, why: str) -> Outcome:
    return Outcome(place=row.place, result=REFUSED, why=why, doubts=row.doubts)


def _said(error: ValidationError) -> str:
    """Join the messages; those that do not name their field get its name."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    told = []
    for name, messages in error.message_dict.items():
        label = _label(name)
        told += [text if text.startswith("“") else f"{label}: {text}" for text in messages]
    return " ".join(told)


def _label(name: str) -> str:
    fields = {
        field_.name: field_ for model in (Reference, Contributor) for field_ in model._meta.fields
    }
    return str(fields[name].verbose_name).capitalize() if name in fields else name

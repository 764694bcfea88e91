"""
Read what was announced about a paper: do two notices say the same, and does the paper stand?

Plain values in, a status out, so that the rule can be read and tested as a table. A retraction
weighs more than a concern, a concern more than a correction. A reinstatement undoes the
retractions before it, and nothing else: a concern stays until a person sets it aside.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from references.titles import fold

STATUSES = {"retraction": "retracted", "concern": "concern", "correction": "corrected"}
"""The kinds of notice that change a paper's status, weightiest first."""


class Announcement(Protocol):
    """A notice as found (`sources.record.NoticeFound`) or as kept (`models.Notice`)."""

    @property
    def kind(self) -> str: ...
    @property
    def doi(self) -> str: ...
    @property
    def pmid(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def citation(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def source(self) -> str: ...


Kept = TypeVar("Kept", bound=Announcement)


def deciding(notices: Sequence[Kept]) -> Kept | None:
    """Return the notice that decides the status, the newest of the weightiest; None if none."""
    for kind in STATUSES:
        of_kind = [notice for notice in notices if notice.kind == kind]
        if kind == "retraction":
            of_kind = _in_force(of_kind, notices)
        if of_kind:
            return max(of_kind, key=lambda notice: notice.date)
    return None


def status(notices: Sequence[Announcement]) -> str:
    """Return retracted, concern, corrected or current."""
    decided_by = deciding(notices)
    return STATUSES[decided_by.kind] if decided_by else "current"


def match(found: Announcement, kept: Iterable[Kept]) -> Kept | None:
    """
    Return the one of `kept` that is the same notice as `found`.

    Crossref tells a notice by DOI, PubMed the same by PMID: of one kind, with dates that agree
    and nothing to contradict, they are one.
    """
    same_kind = [notice for notice in kept if notice.kind == found.kind]
    for told_alike in (_by_identifier, _by_place, _by_date):
        for notice in same_kind:
            if told_alike(found, notice):
                return notice
    return None


def is_undone(notice: Announcement, notices: Sequence[Announcement]) -> bool:
    """Say whether `notice` is a retraction that a reinstatement among `notices` took back."""
    retractions = [one for one in notices if one.kind == "retraction"]
    return notice in retractions and notice not in _in_force(retractions, notices)


def _in_force(retractions: list[Kept], notices: Sequence[Announcement]) -> list[Kept]:
    undone = [notice.date for notice in notices if notice.kind == "reinstatement"]
    return [r for r in retractions if not any(_undoes(date, r, retractions) for date in undone)]


def _undoes(date: str, retraction: Announcement, retractions: Sequence[Announcement]) -> bool:
    """Say whether a reinstatement of `date` can have come after `retraction`."""
    if not (date and retraction.date):
        # Undated, it follows the only retraction there is; of several we cannot know which.
        return len(retractions) == 1
    known = min(len(date), len(retraction.date))
    return retraction.date[:known] <= date[:known]


def _by_identifier(found: Announcement, kept: Announcement) -> bool:
    pairs = ((found.doi, kept.doi), (found.pmid, kept.pmid), (found.url, kept.url))
    return any(ours and ours == theirs for ours, theirs in pairs)


def _by_place(found: Announcement, kept: Announcement) -> bool:
    return bool(
        not _contradict(found, kept)
        and found.citation
        and _letters(found.citation) == _letters(kept.citation)
    )


def _by_date(found: Announcement, kept: Announcement) -> bool:
    """Unite what two sources tell, each by the identifier that the other lacks."""
    if _contradict(found, kept) or found.source == kept.source:
        return False
    known = min(len(found.date), len(kept.date))
    return found.date[:known] == kept.date[:known]


def _contradict(found: Announcement, kept: Announcement) -> bool:
    pairs = ((found.doi, kept.doi), (found.pmid, kept.pmid))
    return any(ours and theirs and ours != theirs for ours, theirs in pairs)


def _letters(citation: str) -> str:
    return "".join(c for c in fold(citation) if c.isalnum())

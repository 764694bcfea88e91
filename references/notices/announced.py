"""
Keep notices about papers as rows, whoever told of them.

`references.notices.standing` says what follows from them; here they are read, made and filled
up. What a registry says may be longer than a column: it is shortened where it is prose, and left
out where a shortened one would be wrong.
"""

from datetime import date as Date  # noqa: N812 - a notice's own word for its day is `date`
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from references import csl, identifiers, web
from references.models import Notice, Reference
from references.notices import weighing
from references.notices.weighing import Announcement
from references.sources.record import NoticeFound

BY_HAND = "a person"
"""The source of what no registry told."""
WEIGHTS = ["current", "corrected", "concern", "retracted"]
KINDS = {status: kind for kind, status in weighing.STATUSES.items()}


def told(kind: str, *, date: str = "", **said: str) -> NoticeFound:
    """Make a notice of what a person typed; raises `ValidationError`."""
    if kind not in Notice.Kind.values:
        raise ValidationError({"kind": f"“{kind}” is not a kind of notice."})
    try:
        csl.parse_issued(date)
        known = {
            name: parse(said[name]) if said.get(name, "").strip() else ""
            for name, parse in (("doi", identifiers.parse_doi), ("pmid", identifiers.parse_pmid))
        }
    except ValueError as error:
        raise ValidationError(str(error)) from None
    return NoticeFound(kind=kind, date=date, source=BY_HAND, **{**said, **known})


def where(notice: str) -> dict[str, str]:
    """Tell a DOI from another address; raises `ValidationError` for what is neither."""
    try:
        return {"doi": identifiers.parse_doi(notice)} if notice else {}
    except identifiers.IdentifierError:
        if web.address(notice):
            return {"url": notice}
    raise ValidationError(
        {"notice": f"“{notice[:100]}” is neither a DOI nor an address that begins with https://."}
    )


def create(
    row: Reference, found: NoticeFound, *, by: AbstractBaseUser | None, now: datetime
) -> Notice:
    """Keep `found` as a new row; `by` is the person who told us, None for a registry."""
    return Notice.objects.create(
        reference=row,
        kind=found.kind,
        label=found.label[:100],
        doi=found.doi if len(found.doi) <= 300 else "",
        pmid=found.pmid[:20],
        url=found.url if len(found.url) <= 1000 else "",
        citation=found.citation[:500],
        date=_iso(found.date),
        source=(found.source or BY_HAND)[:40],
        found_at=now,
        found_by=by,
    )


def fill(known: Notice, found: Announcement, others: list[Notice]) -> None:
    """Add what the other source knows more: an identifier, a place, a nearer date."""
    for name in ("doi", "pmid", "url", "citation", "label"):
        said = getattr(found, name)
        elsewhere = {getattr(other, name) for other in others if other.kind == known.kind}
        room = Notice._meta.get_field(name).max_length
        if said and not getattr(known, name) and said not in elsewhere and len(said) <= room:
            setattr(known, name, said)
    if len(_iso(found.date)) > len(known.date):
        known.date = _iso(found.date)
    known.save()


def adopt(row: Reference, *, now: datetime) -> None:
    """Turn a status that came with the record, before anybody kept notices, into a notice."""
    counting = [notice for notice in row.notices.all() if notice.counts]
    if WEIGHTS.index(row.status) <= WEIGHTS.index(weighing.status(counting)):
        return
    date = row.status_date.isoformat() if row.status_date else ""
    try:
        place = where(row.status_notice)
    except ValidationError:
        place = {}
    found = told(KINDS[row.status], date=date, **place)
    if not weighing.match(found, row.notices.all()):
        create(row, found, by=None, now=now)


def sentence(notice: Notice) -> str:
    """Say in one sentence who told what, and where it stands."""
    what = notice.get_kind_display().lower()
    place = ", ".join(filter(None, (notice.citation or address(notice), notice.date)))
    teller = "A person" if notice.source == BY_HAND else notice.source
    return f"{teller} reported a notice: {what}{f' ({place})' if place else ''}."


def unite(same: Notice, other: Notice, known: list[Notice]) -> None:
    """Let two rows of one notice be one, `same`; it counts unless both were set aside."""
    Notice.objects.filter(pk=other.pk).delete()
    if other.counts:
        same.set_aside_at, same.set_aside_by, same.set_aside_reason = None, None, ""
    # A row has all that a notice found has, under the same names.
    fill(same, other, [row for row in known if row != same])


def address(notice: Notice) -> str:
    """Return where a notice can be read; "" when nobody said."""
    if notice.doi:
        return identifiers.doi_url(notice.doi)
    return notice.url or (identifiers.pubmed_url(notice.pmid) if notice.pmid else "")


def day(notice: Notice) -> Date | None:
    """Return the day of a notice where it is known to the day."""
    return Date.fromisoformat(notice.date) if len(notice.date) == 10 else None


def _iso(date: str) -> str:
    try:
        return csl.parse_issued(date)
    except csl.CslError:
        return ""

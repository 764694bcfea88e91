"""
Read from Crossref's records what was announced about papers.

Crossref's twelve kinds of update become our four kinds of notice; a new version or edition is
no notice. An update may come from the publisher, from Retraction Watch, or from both.
"""

from collections.abc import Iterable, Iterator

from references import csl, identifiers
from references.sources import crossref_item
from references.sources.json_shape import Object, day, part, parts, text
from references.sources.record import NoticeFound

KINDS = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    # A part of the paper no longer stands: someone has to read which.
    "partial_retraction": "concern",
    "expression_of_concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
    "clarification": "correction",
    "reinstatement": "reinstatement",
}
"""`new_version` and `new_edition` say that there is more, not that something was wrong."""

SOURCES = {"retraction-watch": "Crossref (Retraction Watch)"}


def of(work: Object) -> tuple[NoticeFound, ...]:
    """Return the notices about a work that its own record tells, each once."""
    doi = text(work, "DOI").lower()
    found = [*map(_notice, parts(work, "updated-by"))]
    # Naming itself, the record says that the paper was corrected or withdrawn in place.
    found += [_notice(update) for update in parts(work, "update-to") if _doi(update) == doi]
    notices = list(once(notice for notice in found if notice.kind))
    if crossref_item.says_retracted(work) and "retraction" not in {n.kind for n in notices}:
        notices.append(_from_title(doi))
    return tuple(notices)


def announced(work: Object) -> Iterator[tuple[str, NoticeFound]]:
    """Yield what a notice's own record announces: the DOI of each paper, and the notice."""
    citation = _citation(work)
    for update in parts(work, "update-to"):
        notice = _notice({**update, "DOI": text(work, "DOI")}, citation)
        if notice.kind:
            yield _doi(update), notice


def once(notices: Iterable[NoticeFound]) -> tuple[NoticeFound, ...]:
    """Return `notices` without those that repeat the kind and DOI of an earlier one."""
    kept: dict[tuple[str, str], NoticeFound] = {}
    for notice in notices:
        kept.setdefault((notice.kind, notice.doi), notice)
    return tuple(kept.values())


def _notice(update: Object, citation: str = "") -> NoticeFound:
    doi, kind = _doi(update), text(update, "type").lower().replace("-", "_")
    return NoticeFound(
        kind=KINDS.get(kind, ""),
        label=text(update, "label") or kind.replace("_", " ").capitalize(),
        doi=doi,
        url=identifiers.doi_url(doi) if doi else "",
        citation=citation,
        date=_date(part(update, "updated")),
        source=SOURCES.get(text(update, "source"), "Crossref"),
    )


def _from_title(doi: str) -> NoticeFound:
    """Make a notice of the word that the publisher put before the title, where nothing else is."""
    return NoticeFound(
        kind="retraction",
        label="Marked as retracted in its title",
        url=identifiers.doi_url(doi) if doi else "",
        source="Crossref",
    )


def _doi(update: Object) -> str:
    return text(update, "DOI").lower()


def _date(updated: Object) -> str:
    """Return the day of an update; older entries have only an instant."""
    return day({"updated": updated}, "updated") or text(updated, "date-time")[:10]


def _citation(work: Object) -> str:
    """Return where a notice was printed: `Animals. 2021;11(3):905`."""
    item = crossref_item.item(work)
    journal = csl.container_title_short(item) or csl.container_title(item)
    issue = f"({csl.issue(item)})" if csl.issue(item) else ""
    page = csl.page(item) or csl.number(item)
    volume = f";{csl.volume(item)}{issue}" if csl.volume(item) else ""
    place = f"{csl.issued(item)[:4]}{volume}" + (f":{page}" if page else "")
    return ". ".join(filter(None, (journal, place)))

"""
List the live letters whose signed text no longer says what holds today.

Nothing is taken down by it: a live letter shows what was signed. What changed is the disclaimer's
text in force, or an entry of the claims library that a statement leaned on and that expired, was
retired or was replaced. Each is mended the same way: submit, approve and publish the letter anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from articles.models import Article, Disclaimer, LibraryClaim, LibraryUse, PublishedEntry
from articles.models.publication import Publication
from articles.workflow.causes import Cause, Reason, reason

LONGEST_NAME = 500
"""So many characters of a disclaimer's text are kept as the name of its entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A live letter to approve anew, and why, as a sentence."""

    article_id: int
    headline: str
    reason: Reason

    @property
    def why(self) -> str:
        return self.reason.words


def due(*, now: datetime, article: Article | None = None) -> list[Due]:
    """Return what is due, by headline; of one letter alone where `article` is given."""
    live = Publication.objects.live(now)
    if article is not None:
        live = live.filter(article=article)
    found = [*_disclaimers(live), *_library(live, now=now)]
    return sorted(found, key=lambda each: (each.headline, each.article_id))


def printing_earlier(disclaimer: Disclaimer, *, now: datetime) -> list[Due]:
    """Return the live letters that print an earlier wording of `disclaimer`."""
    return list(_disclaimers(Publication.objects.live(now), only=disclaimer))


def leaning_on(entry: LibraryClaim, *, now: datetime) -> list[LibraryUse]:
    """Return the statements of live letters that lean on any version of `entry`."""
    rows = LibraryUse.objects.filter(
        entry__entry=entry.entry, revision__publications__in=Publication.objects.live(now)
    )
    return list(rows.select_related("entry", "revision__article").defer("revision__text"))


def _disclaimers(live: "object", *, only: Disclaimer | None = None) -> Iterator[Due]:
    known = Disclaimer.objects.prefetch_related("versions")
    changed = Q(pk__in=[])
    names = {}
    for row in known.filter(pk=only.pk) if only else known:
        newest = row.in_force
        if newest is None or newest.version == 1:
            continue
        names[row.kind] = row.name, newest.version
        texts = [newest.singular[:LONGEST_NAME], newest.plural[:LONGEST_NAME]]
        changed |= Q(key=row.kind) & ~Q(name__in=texts)
    if not names:
        return
    rows = PublishedEntry.objects.filter(changed, kind="disclaimer", publication__in=live)
    for pk, headline, kind in rows.order_by().values_list(
        "publication__article", "publication__headline", "key"
    ):
        name, version = names[kind]
        yield Due(
            article_id=pk,
            headline=headline,
            reason=reason(
                Cause.DISCLAIMER,
                f"{kind}:{version}",
                f"It prints an earlier wording of the {name}. Submit it again; the wording in "
                "force comes by itself.",
            ),
        )


def _library(live: "object", *, now: datetime) -> Iterator[Due]:
    lapsed = LibraryClaim.objects.lapsed(timezone.localdate(now))
    rows = LibraryUse.objects.filter(entry__in=lapsed, revision__publications__in=live)
    for use in rows.select_related("entry", "revision__article").defer(
        "revision__text", "revision__article__body"
    ):
        yield Due(
            article_id=use.revision.article_id,
            headline=use.revision.article.headline,
            reason=reason(
                Cause.LIBRARY,
                f"{use.entry.entry}:{use.entry.version}",
                f"“{use.entry.text}” leans on an entry of the claims library that "
                f"{use.entry.lapse}. Have the entry reviewed, then submit the letter again.",
            ),
        )

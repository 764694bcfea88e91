"""
Render what is public anew from what was signed, and store what became of it.

Only what differs is written, and every difference is an event of the chain that says why: what
readers see never changes without a trace, although nobody signs again.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles import names
from articles.models import Publication
from articles.rendering import documents, finished
from articles.rendering.documents import FORMS
from articles.rendering.entries import said
from articles.rendering.renderer import renderer
from articles.rendering.whole import whole
from articles.workflow import called, entries, history, links, words
from articles.workflow.showing import content_of, imprint_of


@transaction.atomic
def render_again(
    publication: Publication,
    *,
    now: datetime,
    actor: User | None = None,
    reason: str = "",
    **cause: Any,
) -> bool:
    """
    Render `publication` anew, its records called what they are called today.

    True when a reader gets other bytes than before. `reason` and `cause` go into the event.
    """
    signed = publication.revision.content
    publication.names = names.dump(names.differing(signed, called.today(signed)))
    content = content_of(publication)
    made = whole(content, imprint_of(publication), **links.links(publication, now=now))
    columns = documents.complete(
        {name: text for name, text in made.texts.items() if not _is_stored(publication, name, text)}
    )
    columns |= {"names": publication.names, "rendered_by": renderer()}
    before = Publication.objects.values(*columns).get(pk=publication.pk)
    is_news = store(publication, columns, before)
    if is_news:
        tell([publication], now=now, actor=actor, reason=reason, **cause)
    if said(made.entries) != entries.stored(publication):
        entries.replace(publication, made.entries)
    words.index(publication, content.language or content.brand.language, made.words)
    return is_news


def store(publication: Publication, columns: dict[str, Any], before: Mapping[str, Any]) -> bool:
    """Write what differs from the row as it was `before`; True when an event must tell of it."""
    changed = {name: value for name, value in columns.items() if not _same(before[name], value)}
    for name, value in columns.items():
        setattr(publication, name, value)
    if changed:
        Publication.objects.filter(pk=publication.pk).update(**changed)
    return bool(changed.keys() - {"rendered_by"})


def tell(
    publications: Iterable[Publication],
    *,
    now: datetime,
    actor: User | None = None,
    reason: str = "",
    **cause: Any,
) -> None:
    """Record what each of `publications` shows since it was rendered anew."""
    history.record_each("render", publications, actor=actor, now=now, reason=reason, **cause)


def _is_stored(publication: Publication, name: str, text: str) -> bool:
    if getattr(publication, name) != text:
        return False
    return name not in FORMS or getattr(publication, f"{name}_etag") == finished.etag(text.encode())


def _same(stored: Any, value: Any) -> bool:
    return bytes(stored) == value if isinstance(value, bytes) else stored == value

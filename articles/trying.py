"""
Try a policy on letters before it is in force: which of them would get findings, or lose some.

Nothing is stored. What readers see comes first, newest first; only letters that could hold the
phrase in question are checked, twice each, and the number of letters looked at is bounded:
the re-check that follows a change leaves none out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from articles import collect, policies
from articles.checking import check
from articles.compliance import teaching
from articles.compliance.changes import Changes, changes
from articles.compliance.policy import Policy
from articles.content import Content, to_json
from articles.models import Article, Publication

LOOKED_AT = 200
"""Letters a person waits for; about a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a policy would change about one letter; `revision` is None for its draft."""

    article: Article
    revision: int | None
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The letters that would change, among `looked` texts; `whole` when those were all."""

    effects: tuple[Effect, ...]
    looked: int
    whole: bool

    @property
    def new(self) -> int:
        return sum(len(effect.changes.new) for effect in self.effects)

    @property
    def gone(self) -> int:
        return sum(len(effect.changes.gone) for effect in self.effects)


def attempt(policy: Policy, phrase: str, *, now: datetime) -> Trial:
    """Return what `policy`, which differs from the one in force in `phrase`, would change."""
    texts = list(islice(_texts(now), LOOKED_AT + 1))
    before = policies.current()
    effects = []
    for article, revision, content in texts[:LOOKED_AT]:
        if not teaching.mentioned(phrase, to_json(content)):
            continue
        changed = changes(check(content, before), check(content, policy))
        if changed:
            effects.append(Effect(article=article, revision=revision, changes=changed))
    return Trial(
        effects=tuple(effects),
        looked=min(len(texts), LOOKED_AT),
        whole=len(texts) <= LOOKED_AT,
    )


def _texts(now: datetime) -> Iterator[tuple[Article, int | None, Content]]:
    shown = Publication.objects.shown().not_over(now).select_related("revision__article")
    rows = shown.only("revision__text", "revision__digest", "revision__number", "revision__article")
    for row in rows.order_by("-live_from").iterator(chunk_size=50):
        yield row.revision.article, row.revision.number, row.revision.content
    unfinished = Article.objects.exclude(status__in=["published", "scheduled", "withdrawn"])
    for article in unfinished.order_by("-edited_at", "-pk").iterator(chunk_size=50):
        yield article, None, collect.collect(article)

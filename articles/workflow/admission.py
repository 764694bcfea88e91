"""Begin an action as every action begins: lock the letter's row, then ask the policy."""

from datetime import datetime

from django.contrib.auth.models import User

from articles.compliance.resolution import Capacity
from articles.models import Article
from articles.refusal import Refusal, Refused
from articles.workflow import policy, signing_policy, standing
from articles.workflow.situation import Situation
from articles.workflow.states import Action


def admit(
    action: Action,
    article: Article,
    *,
    actor: User,
    now: datetime,
    reason: str | None = None,
    live_from: datetime | None = None,
) -> tuple[Article, Situation]:
    """Lock `article` and ask the policy; return today's row and how it stands. Raises `Refused`."""
    locked = lock(article)
    situation = standing.situation_of(locked, now=now, live_from=live_from)
    ask(action, situation=situation, actor=actor, reason=reason)
    return locked, situation


def lock(article: Article) -> Article:
    """Hold `article` until the transaction ends, and return today's row."""
    return Article.objects.select_for_update(of=("self",)).get(pk=article.pk)


def capacity_of(wanted: Capacity | None, *, situation: Situation, actor: User) -> Capacity:
    """Return in which capacity `actor` signs: the only possible one where none is `wanted`."""
    who = standing.actor_of(actor)
    possible = signing_policy.signing_capacities(situation, who)
    if wanted is None and len(possible) > 1:
        choice = " or ".join(each.value for each in possible)
        raise Refused(Refusal("capacity", f"Say in which capacity you sign: {choice}."))
    chosen = wanted or possible[0]
    if no := signing_policy.capacity_refusal(chosen, situation=situation, actor=who):
        raise Refused(no)
    return chosen


def ask(action: Action, *, situation: Situation, actor: User, reason: str | None = None) -> None:
    """Raise `Refused` where `actor` may not take `action`."""
    who = standing.actor_of(actor)
    if no := policy.refusal(action, situation=situation, actor=who, reason=reason):
        raise Refused(no)

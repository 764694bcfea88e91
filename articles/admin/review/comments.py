"""What people said about passages of the revision, and what this person may say or settle."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from articles.admin.letter.panel import name_of
from articles.admin.letter.wording import place
from articles.admin.review.commenting import Answering, Saying, Settling
from articles.compliance.sentences import split
from articles.models import Article, Revision
from articles.workflow import comment_policy, commented, standing
from articles.workflow.commented import Thread, Where
from articles.workflow.policy import Actor, Role

STANDS = {
    Where.WHOLE: "on the whole letter",
    Where.HERE: "",
    Where.CARRIED: "carried forward: the same words stand here",
    Where.GONE: "the passage is gone from this revision",
}


def context(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the threads as they stand in `revision`, and the form for another comment."""
    return threads(request, article, revision) | _new(request, article, revision)


def threads(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the threads as they stand in `revision`, each with the steps open to this person."""
    person: User = request.user  # type: ignore[assignment]
    found = commented.threads(revision)
    actor = standing.actor_of(person)
    stopping = [each for each in found if each.comment.is_blocking and not each.is_resolved]
    wrote = bool(stopping) and standing.person_of(article, person).wrote
    texts = commented.fields_of(revision) if any(each.passage for each in found) else {}
    shown = [_shown(each, texts, actor, wrote=wrote) for each in found]
    return {
        "open": [each for each in shown if not each["thread"].is_resolved],
        "settled": [each for each in shown if each["thread"].is_resolved],
        "stopping": len(stopping),
    }


def _new(request: HttpRequest, article: Article, revision: Revision) -> dict[str, Any]:
    """Return the form for another comment, where one may be made."""
    actor = standing.actor_of(request.user)  # type: ignore[arg-type]
    newest = standing.newest_revision(article)
    if revision != newest or comment_policy.commenting_refusal(actor):
        return {}
    form = Saying()
    if comment_policy.commenting_refusal(actor, is_blocking=True):
        del form.fields["is_blocking"]
    sentences = list(_sentences(commented.fields_of(revision)))
    return {"form": form, "sentences": sentences, "people": people()}


def people() -> list[dict[str, str]]:
    """Return whom a comment can mention: everybody of a group."""
    rows = User.objects.filter(is_active=True, groups__name__in=[role.value for role in Role])
    return [
        {"username": row.get_username(), "name": name_of(row)}
        for row in rows.distinct().order_by("username")
    ]


def _sentences(texts: dict[str, str]) -> Iterator[str]:
    for path, text in texts.items():
        if path in ("headline", "description", "body") or path.startswith("faqs["):
            yield from (text[start:end] for start, end in split(text))


def _shown(thread: Thread, texts: dict[str, str], actor: Actor, *, wrote: bool) -> dict[str, Any]:
    passage = thread.passage
    said = [(row.at, 0, "reply", row) for row in thread.replies]
    said += [(row.at, 1, "settled", row) for row in thread.resolutions]
    number = f"comment-{thread.comment.pk}"
    return {
        "thread": thread,
        "place": place(passage.field if passage else thread.comment.field),
        "stands": STANDS[thread.where],
        # The page marks the passage; where its words stand several times, this is the one.
        "nth": _nth(texts[passage.field], passage.quote, passage.start) if passage else 0,
        "said": [(kind, row) for _, _, kind, row in sorted(said, key=lambda each: each[:2])],
        "reply": Answering(auto_id=f"{number}-reply-%s"),
        "step": _step(thread, actor, wrote=wrote),
        "settling": Settling(auto_id=f"{number}-settle-%s"),
    }


def _nth(text: str, quote: str, start: int) -> int:
    return " ".join(text[:start].split()).count(" ".join(quote.split()))


def _step(thread: Thread, actor: Actor, *, wrote: bool) -> dict[str, Any]:
    """Return the one step that a thread is open to, and why this person may not take it, if so."""
    if thread.is_resolved:
        refusal = comment_policy.reopening_refusal(thread.facts, actor=actor)
        return {"name": "reopen", "label": "Open again", "refusal": refusal}
    refusal = comment_policy.resolving_refusal(thread.facts, actor=actor, wrote=wrote)
    return {"name": "resolve", "label": "Resolve", "refusal": refusal}

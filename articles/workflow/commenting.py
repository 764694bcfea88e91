"""
Comment on a frozen revision, answer, call it settled, open it again: the only code that does.

Every action has the shape of `articles.workflow.actions`: lock the letter, ask the policy, add a
row, record the event, and only then tell people. Who comments writes nothing in the letter.
"""

from datetime import datetime

from django.contrib.auth.models import User

from articles.carrying import Passage
from articles.models import Article, Comment, CommentResolution, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import comment_policy, commented, history, holding, notices, standing
from articles.workflow.addressed import addressed
from articles.workflow.alerts import lock
from references.transactions import whole


@whole
def comment(
    revision: Revision,
    *,
    actor: User,
    now: datetime,
    text: str,
    passage: Passage | None = None,
    is_blocking: bool = False,
) -> Comment:
    """
    Say `text` about `passage` of `revision`, or about all of it. Raises `Refused`.

    A revision that was overtaken is past discussion; what was said about it is carried forward.
    """
    article = lock([revision.article_id])[0]
    who = standing.actor_of(actor)
    if no := comment_policy.commenting_refusal(who, is_blocking=is_blocking, text=text):
        raise Refused(no)
    if revision != standing.newest_revision(article):
        raise Refused(Refusal("overtaken", "A newer revision was submitted. Comment on that one."))
    _refuse_elsewhere(revision, passage)
    row = Comment.objects.create(
        revision=revision,
        text=text.strip(),
        is_blocking=is_blocking,
        **_hand(actor, now),
        **_placed(passage),
    )
    return _said(article, row, actor=actor, now=now)


@whole
def reply(thread: Comment, *, actor: User, now: datetime, text: str) -> Comment:
    """Answer in the thread that the comment `thread` began. Raises `Refused`."""
    article, thread = _locked(thread)
    if no := comment_policy.commenting_refusal(standing.actor_of(actor), text=text):
        raise Refused(no)
    row = Comment.objects.create(
        revision=thread.revision, parent=thread, text=text.strip(), **_hand(actor, now)
    )
    return _said(article, row, actor=actor, now=now)


@whole
def resolve(thread: Comment, *, actor: User, now: datetime, note: str = "") -> CommentResolution:
    """Call `thread` settled. Raises `Refused`."""
    article, thread = _locked(thread)
    facts, who = commented.facts(thread), standing.actor_of(actor)
    wrote = facts.is_blocking and standing.person_of(article, actor).wrote
    if no := comment_policy.resolving_refusal(facts, actor=who, wrote=wrote, note=note):
        raise Refused(no)
    return _settled(article, thread, actor=actor, now=now, note=note, reopens=False)


@whole
def reopen(thread: Comment, *, actor: User, now: datetime, note: str = "") -> CommentResolution:
    """Open `thread` again. Raises `Refused`."""
    article, thread = _locked(thread)
    facts, who = commented.facts(thread), standing.actor_of(actor)
    if no := comment_policy.reopening_refusal(facts, actor=who, note=note):
        raise Refused(no)
    return _settled(article, thread, actor=actor, now=now, note=note, reopens=True)


def _locked(thread: Comment) -> tuple[Article, Comment]:
    """Hold the letter of `thread`, and return it with today's row of the thread's first comment."""
    first = thread.parent_id or thread.pk
    article = lock([thread.revision.article_id])[0]
    return article, Comment.objects.select_related("revision", "author").get(pk=first)


def _refuse_elsewhere(revision: Revision, passage: Passage | None) -> None:
    if passage is None:
        return
    text = commented.fields_of(revision).get(passage.field, "")
    if not passage.quote or text[passage.start : passage.end] != passage.quote:
        raise Refused(
            Refusal("quote", "These words do not stand there in this revision. Mark them again.")
        )


def _said(article: Article, row: Comment, *, actor: User, now: datetime) -> Comment:
    history.record(
        article,
        "comment",
        actor=actor,
        now=now,
        revision=row.revision,
        reason=row.text,
        rows=[row],
    )
    notices.commented(article, row, mentioned=addressed(row.text), by=actor)
    holding.let_go(article, now=now)
    return row


def _settled(
    article: Article, thread: Comment, *, actor: User, now: datetime, note: str, reopens: bool
) -> CommentResolution:
    name = actor.get_full_name() or actor.get_username()
    row = CommentResolution.objects.create(
        comment=thread, by=actor, printed_name=name, at=now, reopens=reopens, note=note.strip()
    )
    history.record(
        article,
        "reopen_comment" if reopens else "resolve_comment",
        actor=actor,
        now=now,
        revision=thread.revision,
        reason=row.note,
        rows=[row],
    )
    notices.comment_settled(article, row, by=actor)
    holding.let_go(article, now=now)
    return row


def _hand(actor: User, now: datetime) -> dict[str, object]:
    name = actor.get_full_name() or actor.get_username()
    return {"author": actor, "printed_name": name, "at": now}


def _placed(passage: Passage | None) -> dict[str, object]:
    if passage is None:
        return {}
    return {
        "field": passage.field,
        "start": passage.start,
        "end": passage.end,
        "quote": passage.quote,
    }

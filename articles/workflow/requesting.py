"""
Write down that a review was asked for: until when it is due, and what makes it weigh more.

Called by `actions.submit` alone, inside its transaction. The risk is that of the moment: what a
reviewer does about a finding later never moves the letter up or down the queue.
"""

from datetime import datetime

from django.contrib.auth.models import User

from articles import working_days
from articles.content import Content
from articles.models import Publication, ReviewPolicy, ReviewRequest, Revision
from articles.refusal import Refusal, Refused
from articles.workflow import hands, resolved, risk, standing
from articles.workflow.states import Status


def ask(
    revision: Revision, *, actor: User, now: datetime, is_expedited: bool, note: str
) -> ReviewRequest:
    """Return the request for the review of `revision`; raises `Refused` when it lacks a reason."""
    if is_expedited and not note.strip():
        raise Refused(
            Refusal("expedited", "Say in the note why it cannot wait; the reviewers read it.")
        )
    content = revision.content
    policy = ReviewPolicy.current()
    days = policy.expedited_days if is_expedited else policy.standard_days
    weighed = _risk(revision, content, now=now, is_expedited=is_expedited)
    return ReviewRequest.objects.create(
        revision=revision,
        asked_by=actor,
        asked_at=now,
        is_expedited=is_expedited,
        note=note,
        due_at=working_days.due(now, days=days, time_zone=content.brand.time_zone),
        risk=risk.to_text(weighed),
        weight=weighed.weight,
        capacities=",".join(sorted(standing.required_of(revision))),
    )


def _risk(revision: Revision, content: Content, *, now: datetime, is_expedited: bool) -> risk.Risk:
    article = revision.article
    assessed = standing.assess(article, status=Status.IN_REVIEW, on=resolved.day(now))
    return risk.assess(
        content,
        signed=_signed(revision),
        outcomes=assessed.outcomes,
        beginners=_beginners(content, now=now),
        is_expedited=is_expedited,
    )


def _signed(revision: Revision) -> Content | None:
    """Return what was signed last of the letter; None when nothing was, or it was tampered with."""
    signed = hands.signed(revision.article).order_by("-number").first()
    try:
        return signed.content if signed else None
    except ValueError:
        return None


def _beginners(content: Content, *, now: datetime) -> list[str]:
    """Return the names of those authors who have no letter that was ever public."""
    slugs = [author.slug for author in content.authors]
    public = Publication.objects.shown().filter(live_from__lte=now)
    known = set(
        public.filter(article__bylines__author__slug__in=slugs).values_list(
            "article__bylines__author__slug", flat=True
        )
    )
    return [author.name for author in content.authors if author.slug not in known]

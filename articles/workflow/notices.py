"""
Tell the right people by mail what happened to a letter, once it really has.

Mail goes out after the commit; a mail server that fails never undoes or fails an action.
"""

import logging
from collections.abc import Callable, Iterable
from functools import partial

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction

from articles.models import Article, Publication, Revision
from articles.workflow.policy import Role

logger = logging.getLogger(__name__)


def submitted(article: Article, revision: Revision, *, by: User) -> None:
    """Ask the reviewers."""
    _after_commit(
        _addresses_of(Role.REVIEWER, but=by),
        f"For review: {article.headline}",
        f"{_name(by)} submitted revision {revision.number} for review.",
    )


def changes_requested(article: Article, *, by: User, reason: str) -> None:
    """Tell the writers what to change."""
    _after_commit(
        _addresses_of_writers(article, but=by),
        f"Changes requested: {article.headline}",
        f"{_name(by)} asks for changes:\n\n{reason}",
    )


def approved(article: Article, *, by: User) -> None:
    """Tell those who publish that a letter is ready."""
    _after_commit(
        _addresses_of(Role.PUBLISHER, but=by),
        f"Approved: {article.headline}",
        f"{_name(by)} approved the letter for publication.",
    )


def published(article: Article, publication: Publication, *, by: User) -> None:
    """Tell the writers that readers can see it."""
    _after_commit(
        _addresses_of_writers(article, but=by),
        f"Published: {article.headline}",
        f"{_name(by)} published revision {publication.revision.number}.",
    )


def ended(article: Article, *, by: User, reason: str) -> None:
    """Tell the writers that readers no longer can."""
    _after_commit(
        _addresses_of_writers(article, but=by),
        f"No longer public: {article.headline}",
        f"{_name(by)} took the letter down:\n\n{reason}",
    )


def _addresses_of(role: Role, *, but: User) -> list[str]:
    people = User.objects.filter(groups__name=role.value, is_active=True).exclude(pk=but.pk)
    return [address for address in people.values_list("email", flat=True) if address]


def _addresses_of_writers(article: Article, *, but: User) -> list[str]:
    writers = article.events.filter(actor__isnull=False).exclude(actor=but)
    people = User.objects.filter(pk__in=writers.values("actor"), is_active=True)
    return [address for address in people.values_list("email", flat=True) if address]


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()


def _after_commit(to: Iterable[str], subject: str, text: str) -> None:
    send: Callable[[], None] = partial(_send, sorted(set(to)), subject, text)
    transaction.on_commit(send)


def _send(to: list[str], subject: str, text: str) -> None:
    for address in to:
        try:
            send_mail(subject, text, None, [address])
        except OSError:
            # smtplib's errors are OSErrors too.
            logger.exception("Could not tell %s: %s", address, subject)

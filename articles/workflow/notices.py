"""
Tell the right people by mail what happened to a letter, once it really has.

Mail goes out after the commit; a mail server that fails never undoes or fails an action.
"""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet

from articles.compliance.resolution import Capacity
from articles.models import (
    Article,
    Brand,
    Comment,
    CommentResolution,
    Publication,
    Recheck,
    RecheckedLetter,
    Revision,
)
from articles.workflow.asking import Asked
from articles.workflow.signing_policy import CAPACITIES
from articles.workflow.situation import Role

logger = logging.getLogger(__name__)


def submitted(
    article: Article, revision: Revision, *, by: User, required: Iterable[Capacity]
) -> None:
    """Ask the reviewers, in every capacity that has to sign."""
    _after_commit(
        _addresses_of_signers(required, but=by),
        f"For review: {article.headline}",
        f"{_name(by)} submitted revision {revision.number} for review.",
    )


def assigned(article: Article, *, to: User, by: User, due_at: datetime) -> None:
    """Tell somebody that a review was given to them."""
    _after_commit(
        filter(None, [to.email]),
        f"Yours to review: {article.headline}",
        f"{_name(by)} gave you this review. It is due on {_moment(due_at)}.",
    )


def changes_requested(
    article: Article, *, by: User, reason: str, asked: Iterable[Asked] = ()
) -> None:
    """Tell the writers what to change, and where."""
    places = "".join(f"\n\n- {_asked(each)}" for each in asked)
    _after_commit(
        _addresses_of_writers(article, but=by),
        f"Changes requested: {article.headline}",
        f"{_name(by)} asks for changes:\n\n{reason}{places}",
    )


def rejected(article: Article, *, by: User, reason: str) -> None:
    """Tell the writers that it is not going to be published like this."""
    _after_commit(
        _addresses_of_writers(article, but=by),
        f"Rejected: {article.headline}",
        f"{_name(by)} rejected the letter:\n\n{reason}\n\nIt is a draft again. This very text "
        "cannot be submitted once more.",
    )


def signed(article: Article, *, by: User, missing: Collection[Capacity]) -> None:
    """Tell those whose signature is missing; when none is, those who publish."""
    if missing:
        waits = " and ".join(missing)
        _after_commit(
            _addresses_of_signers(missing, but=by),
            f"Waits for the {waits} signature: {article.headline}",
            f"{_name(by)} signed the letter. It still waits for the {waits} signature.",
        )
        return
    _after_commit(
        _addresses_of(Role.PUBLISHER, but=by),
        f"Approved: {article.headline}",
        f"{_name(by)} approved the letter for publication.",
    )


def emergency(
    article: Article, *, by: User, reason: str, replaced: Collection[Capacity], approved: bool
) -> None:
    """Tell everybody who reviews, publishes or administers, whichever of the two it is."""
    everybody = {
        address for role in Role if role is not Role.EDITOR for address in _addresses_of(role)
    }
    without = " and ".join(replaced)
    if approved:
        subject = f"Approved in an emergency: {article.headline}"
        told = (
            f"The letter was approved without the {without} signature, which is owed from now on."
        )
    else:
        subject = f"Emergency called: {article.headline}"
        told = (
            f"{_name(by)} wants the letter approved without the {without} signature. A second "
            "person has to agree within 24 hours."
        )
    _after_commit(everybody, subject, f"{told}\n\n{_name(by)} gives this reason:\n\n{reason}")


def signing_locked(user: User, *, attempts: int) -> None:
    """Tell the administrators, and the person whose name it is, that somebody guesses."""
    to = [*_addresses_of(Role.ADMINISTRATOR), *filter(None, [user.email])]
    _after_commit(
        to,
        f"Signing is locked: {_name(user)}",
        f"{attempts} wrong passwords in a row were given to sign as {_name(user)}. Signing is "
        "locked for a quarter of an hour. If it was not them, set a new password.",
    )


def schedule_cancelled(article: Article, why: str, *, at: datetime) -> None:
    """Tell those who publish, review and write that a letter will not go live as planned."""
    to = {
        *_addresses_of(Role.PUBLISHER),
        *_addresses_of(Role.REVIEWER),
        *_addresses_of_writers(article),
    }
    _after_commit(
        to,
        f"Publication cancelled: {article.headline}",
        f"It was to go live on {at:%-d %B %Y at %H:%M} UTC and will not:\n\n{why}\n\nWhat is live "
        "now stays live.",
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


def commented(article: Article, comment: Comment, *, mentioned: Iterable[str], by: User) -> None:
    """Tell those whom a comment speaks to, and of a reply those who spoke before it."""
    to = User.objects.filter(username__in=list(mentioned), is_active=True)
    if comment.parent is not None:
        spoke = Q(comments=comment.parent) | Q(comments__parent=comment.parent)
        to = to | User.objects.filter(spoke, is_active=True)
    quoted = f"“{comment.quote}”\n\n" if comment.quote else ""
    _after_commit(
        _addresses(to.exclude(pk=by.pk)),
        f"Comment: {article.headline}",
        f"{_name(by)} wrote on revision {comment.revision.number}:\n\n{quoted}{comment.text}",
    )


def comment_settled(article: Article, row: CommentResolution, *, by: User) -> None:
    """Tell who asked that their comment is settled, or open again."""
    asked = User.objects.filter(pk=row.comment.author_id, is_active=True).exclude(pk=by.pk)
    became = "opened your comment again" if row.reopens else "resolved your comment"
    note = f"\n\n{row.note}" if row.note else ""
    _after_commit(
        _addresses(asked),
        f"{'Open again' if row.reopens else 'Resolved'}: {article.headline}",
        f"{_name(by)} {became}:\n\n{row.comment.text}{note}",
    )


def overdue(article: Article, *, ends: bool) -> None:
    """Tell writers, reviewers and publishers that a letter's signatures hold no more."""
    what = (
        "Readers can no longer open it."
        if ends
        else "Readers can open it still; what it tells them is as the review policy says."
    )
    _after_commit(
        {
            *_addresses_of(Role.REVIEWER),
            *_addresses_of(Role.PUBLISHER),
            *_addresses_of_writers(article),
        },
        f"{'No longer public' if ends else 'Review overdue'}: {article.headline}",
        f"The last day on which its signatures held has passed. {what}\n\nA reviewer who wrote "
        "none of it can sign that it is still valid; or change it and submit it again.",
    )


def review_digest(to: str, *, soon: list[str], late: list[str]) -> None:
    """Remind one person of the reviews that are due soon, and of those that are late."""
    parts = [
        f"{title}\n\n" + "\n".join(lines)
        for title, lines in (("Overdue:", late), ("Due soon:", soon))
        if lines
    ]
    counted = f"{len(late)} overdue" if late else f"{len(soon)} due soon"
    _after_commit([to], f"Reviews: {counted}", "\n\n".join(parts))


def moment(instant: datetime, time_zone: str) -> str:
    """Write `instant` as the people of the brand read their clocks."""
    return f"{instant.astimezone(ZoneInfo(time_zone)):%a %d %b %Y, %H:%M} ({time_zone})"


_gathered: ContextVar[dict[int, list[str]] | None] = ContextVar("gathered", default=None)


@contextmanager
def gathering() -> Iterator[None]:
    """Hold back mails about papers within the block; then send one for each letter."""
    held: dict[int, list[str]] = {}
    token = _gathered.set(held)
    try:
        yield
    finally:
        _gathered.reset(token)
        for article in Article.objects.filter(pk__in=held).order_by("pk"):
            _send_alarm(article, held[article.pk])


def paper_fell(article: Article, what: str, *, live: bool) -> None:
    """Tell writers, reviewers and publishers that a paper of the letter no longer stands."""
    seen = "Readers can open the letter now." if live else "Readers cannot open the letter now."
    transaction.on_commit(partial(_alarm, article, f"{what} {seen}"))


def _alarm(article: Article, what: str) -> None:
    held = _gathered.get()
    if held is None:
        _send_alarm(article, [what])
    else:
        held.setdefault(article.pk, []).append(what)


def _send_alarm(article: Article, sentences: list[str]) -> None:
    to = {
        *_addresses_of(Role.REVIEWER),
        *_addresses_of(Role.PUBLISHER),
        *_addresses_of_writers(article),
    }
    text = (
        "Something became known of a paper that this letter relies on:\n\n"
        + "\n\n".join(sentences)
        + "\n\nNothing was taken down. Until the letter answers it, no text that passes it over "
        "is approved or published. Its page in the CMS says how to settle it."
    )
    _send(sorted(to), f"A cited paper no longer stands as it was: {article.headline}", text)


LISTED = 30
"""Letters named in one mail; behind them stands how many more there are."""


def rechecked(run: Recheck) -> None:
    """Tell reviewers and publishers, and writers of theirs, which letters a policy hits, once."""
    worse = run.letters.worse().filter(told=False)
    everywhere = {*_addresses_of(Role.REVIEWER), *_addresses_of(Role.PUBLISHER)}
    lines: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for letter in worse.select_related("revision__article").defer("changes", "revision__text"):
        for address in everywhere | set(_addresses_of_writers(letter.revision.article)):
            counts[address] += 1
            if counts[address] <= LISTED:
                lines.setdefault(address, []).append(_told(letter))
    worse.update(told=True)
    for address, some in lines.items():
        _after_commit([address], *_policy_mail(run, some, counts[address]))


def _told(letter: RecheckedLetter) -> str:
    return (
        f"{letter.revision.article.headline}\n"
        f"  revision {letter.revision.number}: {letter.new_block} blocking, "
        f"{letter.new_warn} to be answered"
    )


def _policy_mail(run: Recheck, lines: list[str], count: int) -> tuple[str, str]:
    letters = "1 live letter has" if count == 1 else f"{count} live letters have"
    more = f"\n\nAnd {count - len(lines)} more." if count > len(lines) else ""
    text = (
        f"{letters} findings under policy {run.version.number} that were not there before.\n\n"
        f"What changed: {run.version.changes}\n\n"
        + "\n".join(lines)
        + more
        + "\n\nNothing was taken down. Until the findings are answered, none of these texts is "
        "approved, scheduled or published anew. The page of the re-check in the CMS shows each."
    )
    return f"New findings: policy {run.version.number}", text


def _asked(asked: Asked) -> str:
    at = f"“{asked.quote}”" if asked.quote else asked.field
    return ": ".join(filter(None, (asked.code, at, asked.text)))


def _addresses_of_signers(wanted: Iterable[Capacity], *, but: User | None = None) -> set[str]:
    """Return who signs in one of these capacities, leaving out those who may do anything."""
    roles = {role for each in wanted for role in CAPACITIES[each]} - {Role.ADMINISTRATOR}
    return {address for role in roles for address in _addresses_of(role, but=but)}


def _addresses_of(role: Role, *, but: User | None = None) -> list[str]:
    people = User.objects.filter(groups__name=role.value, is_active=True)
    return _addresses(people.exclude(pk=but.pk) if but else people)


def _addresses_of_writers(article: Article, *, but: User | None = None) -> list[str]:
    writers = article.events.filter(actor__isnull=False)
    writers = writers.exclude(actor=but) if but else writers
    return _addresses(User.objects.filter(pk__in=writers.values("actor"), is_active=True))


def _addresses(people: QuerySet[User]) -> list[str]:
    return [address for address in people.values_list("email", flat=True) if address]


def _moment(instant: datetime) -> str:
    brand = Brand.objects.first()
    return moment(instant, brand.time_zone if brand else "UTC")


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()


def _after_commit(to: Iterable[str], subject: str, text: str) -> None:
    send: Callable[[], None] = partial(_send, sorted(set(to)), subject, text)
    transaction.on_commit(send)


def _send(to: list[str], subject: str, text: str) -> None:
    for address in to:
        try:
            send_mail(" ".join(subject.split()), text, None, [address])
        except OSError:
            # smtplib's errors are OSErrors too.
            logger.exception("Could not tell %s: %s", address, subject)

"""The queue: what waits, in what order, for whom; and who takes it on."""

from datetime import timedelta

import msgspec
import pytest
from django.contrib.auth.models import User
from django.core import mail

from articles.compliance.resolution import Capacity
from articles.models import Article, Event, ReviewRequest, SignatureRequirement
from articles.workflow import actions, assigning, queue
from articles.workflow.policy import Role
from tests.factories import NOW, approve, make_article, make_author, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(db: None) -> User:
    return make_user(Role.REVIEWER, email="rae@evenwell.example")


def waiting(user: User) -> list[str]:
    return [entry.work.revision.article.headline for entry in queue.entries(user=user, now=NOW)]


def request_of(article: Article) -> ReviewRequest:
    return ReviewRequest.objects.open().get(revision__article=article)


def test_what_weighs_more_comes_first_then_what_is_due_first(reviewer: User) -> None:
    author = make_author()
    make_article("published", authors=[author])
    plain = {"authors": [author], "body": "<p>A letter that promises nothing.</p>"}
    make_article("in_review", headline="Calm, and due later", now=NOW + timedelta(days=10), **plain)
    make_article("in_review", headline="Calm, and due sooner", now=NOW + timedelta(days=3), **plain)
    make_article("in_review", headline="A first letter", now=NOW + timedelta(days=14))
    assert waiting(reviewer) == ["A first letter", "Calm, and due sooner", "Calm, and due later"]


@pytest.mark.parametrize(
    ("status", "waits"),
    [("in_review", True), ("approved", False), ("changes_requested", False), ("draft", False)],
)
def test_only_what_is_under_review_waits(status: str, waits: bool, reviewer: User) -> None:
    make_article(status)
    assert bool(waiting(reviewer)) is waits


def test_a_second_round_waits_once_and_as_the_newer_revision(
    letter_in_review: Article, reviewer: User
) -> None:
    actions.request_changes(letter_in_review, actor=reviewer, now=NOW, reason="Which dose?")
    editor = make_user(Role.EDITOR)
    actions.submit(letter_in_review, actor=editor, now=NOW)
    (entry,) = queue.entries(user=reviewer, now=NOW)
    assert entry.work.revision.number == 2
    assert entry.work.asked_by == editor


def test_it_says_why_somebody_may_not_sign(letter_in_review: Article, reviewer: User) -> None:
    wrote = letter_in_review.revisions.get().created_by
    wrote.groups.set(reviewer.groups.all())
    named = make_user(Role.REVIEWER)
    byline = letter_in_review.bylines.get().author
    byline.user = named
    byline.save()
    codes = {
        user: (entry.refusal.code if entry.refusal else None)
        for user in (reviewer, wrote, named)
        for entry in queue.entries(user=user, now=NOW)
    }
    assert codes == {reviewer: None, wrote: "four_eyes", named: "four_eyes"}
    (entry,) = queue.entries(user=reviewer, now=NOW)
    assert entry.able == (reviewer,)


def test_it_is_overdue_from_the_moment_it_was_due(
    letter_in_review: Article, reviewer: User
) -> None:
    due = request_of(letter_in_review).due_at
    for now, late in ((due - timedelta(seconds=1), False), (due, True)):
        (entry,) = queue.entries(user=reviewer, now=now)
        assert entry.is_overdue is late


def test_it_waits_for_whoever_has_not_signed_yet(reviewer: User) -> None:
    SignatureRequirement.objects.create(content_kind="any", capacity=Capacity.MEDICAL)
    article, medic = make_article("in_review"), make_user(Role.MEDICAL)

    def waits() -> tuple[list[Capacity], dict[User, bool]]:
        (entry,) = queue.entries(user=reviewer, now=NOW)
        mine = {
            user: queue.entries(user=user, now=NOW)[0].refusal is None for user in (reviewer, medic)
        }
        return list(entry.waits_for), mine

    assert waits() == ([Capacity.REGULATORY, Capacity.MEDICAL], {reviewer: True, medic: True})
    approve(article, now=NOW, reviewer=reviewer)
    assert waits() == ([Capacity.MEDICAL], {reviewer: False, medic: True})


# Assignment


def test_a_reviewer_takes_a_letter_and_lets_it_go_and_both_are_in_the_history(
    letter_in_review: Article, reviewer: User
) -> None:
    work = request_of(letter_in_review)
    assigning.assign(work, to=reviewer, actor=reviewer, now=NOW)
    assigning.assign(work, to=reviewer, actor=reviewer, now=NOW)
    (entry,) = queue.entries(user=reviewer, now=NOW)
    assert entry.is_mine
    assigning.assign(work, to=None, actor=reviewer, now=NOW)
    events = Event.objects.filter(kind__in=["assign", "unassign"]).order_by("id")
    told = [msgspec.json.decode(event.record)["details"] for event in events]
    me = {"id": reviewer.pk, "username": reviewer.username}
    assert told == [{"to": me, "before": None}, {"to": None, "before": me}]
    assert [event.revision for event in events] == [work.revision] * 2


def test_whoever_is_given_a_letter_is_told_by_mail(
    letter_in_review: Article,
    reviewer: User,
    django_capture_on_commit_callbacks: "object",
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        chief = make_user(Role.ADMINISTRATOR)
        assigning.assign(request_of(letter_in_review), to=reviewer, actor=chief, now=NOW)
    (sent,) = mail.outbox
    assert sent.to == ["rae@evenwell.example"]
    assert "Yours to review" in sent.subject
    assert "17:00 (America/Chicago)" in sent.body


def test_nobody_is_given_what_they_may_not_sign(letter_in_review: Article, reviewer: User) -> None:
    wrote = letter_in_review.revisions.get().created_by
    wrote.groups.set(reviewer.groups.all())
    work = request_of(letter_in_review)
    for to, code in ((wrote, "four_eyes"), (make_user(Role.PUBLISHER), "role")):
        with pytest.raises(actions.Refused) as refused:
            assigning.assign(work, to=to, actor=reviewer, now=NOW)
        assert refused.value.refusal.code == code
    assert not Event.objects.filter(kind="assign").exists()


def test_an_editor_gives_nobody_work(letter_in_review: Article, reviewer: User) -> None:
    with pytest.raises(actions.Refused) as refused:
        assigning.assign(
            request_of(letter_in_review), to=reviewer, actor=make_user(Role.EDITOR), now=NOW
        )
    assert refused.value.refusal.code == "role"


def test_what_is_signed_meanwhile_is_given_to_nobody(
    letter_in_review: Article, reviewer: User
) -> None:
    work = request_of(letter_in_review)
    approve(letter_in_review, now=NOW)
    with pytest.raises(actions.Refused) as refused:
        assigning.assign(work, to=reviewer, actor=reviewer, now=NOW)
    assert refused.value.refusal.code == "status"

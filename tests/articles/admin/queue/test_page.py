"""The queue's page and its buttons, as a reviewer uses them."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article, Event, ReviewPolicy, ReviewRequest
from articles.workflow.policy import Role
from tests.articles.admin.browser import address, fields, words
from tests.factories import approve, make_article, make_user

pytestmark = pytest.mark.django_db

PAGE = "/admin/articles/review/"


@pytest.fixture
def reviewer(db: None) -> User:
    return make_user(Role.REVIEWER, name="Rae Reviewer")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def headings(client: Client, **asked: str) -> dict[str, list[str]]:
    """Return the letters on the page by the section they stand in."""
    page = LexborHTMLParser(client.get(PAGE, asked).content.decode())
    return {
        section.css_first("h2").text(deep=False).strip(): [
            h3.text().strip() for h3 in section.css("h3")
        ]
        for section in page.css("#content-main section")
    }


def test_what_one_may_not_sign_stands_apart_with_the_reason(reviewer: User) -> None:
    mine = make_article("in_review", headline="To be signed", now=timezone.now())
    make_article("in_review", editor=reviewer_who_wrote(reviewer), headline="Written by me")
    client = browser(reviewer)
    assert headings(client) == {
        "Waits for you": [mine.headline],
        "Somebody else must sign": ["Written by me"],
    }
    text = words(client.get(PAGE))
    assert "You wrote a part of it since the last signed revision." in text
    assert "High risk" in text
    assert "Nothing by Sam Writer was public before." in text


def reviewer_who_wrote(user: User) -> User:
    from django.contrib.auth.models import Group

    user.groups.add(Group.objects.get(name="editors"))
    return user


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"Old", "New"}),
        ({"whose": "mine"}, {"Old"}),
        ({"whose": "nobody"}, {"New"}),
        ({"due": "overdue"}, {"Old"}),
        ({"risk": "high"}, {"Old", "New"}),
        ({"risk": "low"}, set()),
        ({"capacity": "regulatory"}, {"Old", "New"}),
        ({"capacity": "legal"}, set()),
        ({"whose": "nobody", "due": "overdue"}, set()),
    ],
)
def test_the_filters_keep_what_was_asked_for(
    asked: dict[str, str], expected: set[str], reviewer: User
) -> None:
    make_article("in_review", headline="Old", now=timezone.now() - timedelta(days=60))
    make_article("in_review", headline="New", now=timezone.now())
    old = ReviewRequest.objects.get(revision__article__headline="Old")
    ReviewRequest.objects.filter(pk=old.pk).update(assignee=reviewer)
    shown = headings(browser(reviewer), **asked)
    assert {name for names in shown.values() for name in names} == expected


def test_an_unknown_filter_says_so_and_shows_everything(
    letter_in_review: Article, reviewer: User
) -> None:
    answer = browser(reviewer).get(PAGE, {"risk": "enormous"})
    assert "not one of the available choices" in words(answer)
    assert letter_in_review.headline in words(answer)


def test_a_letter_is_taken_and_let_go_with_the_buttons(
    letter_in_review: Article, reviewer: User
) -> None:
    client = browser(reviewer)
    work = ReviewRequest.objects.get()
    take = {"work": f"first-{work.pk}", "to": reviewer.pk, "back": f"{PAGE}?risk=high"}
    answer = client.post(address("review_assign"), take, follow=True)
    assert answer.redirect_chain[-1][0] == f"{PAGE}?risk=high"
    assert "is yours now" in words(answer)
    client.post(address("review_assign"), {"work": f"first-{work.pk}", "back": PAGE}, follow=True)
    assert list(
        Event.objects.filter(kind__in=["assign", "unassign"]).values_list("kind", flat=True)
    ) == ["assign", "unassign"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"work": "first-0"}, "not in the queue any more"),
        ({"work": "x"}, "not in the queue any more"),
        ({}, "not in the queue any more"),
        ({"work": "first-{work}", "to": "0"}, "That person reviews nothing"),
        ({"work": "first-{work}", "back": "https://elsewhere.example/"}, "nobody now"),
    ],
)
def test_a_stale_or_strange_post_changes_nothing_and_says_so(
    data: dict[str, str], said: str, letter_in_review: Article, reviewer: User
) -> None:
    work = ReviewRequest.objects.get()
    sent = {name: value.format(work=work.pk) for name, value in data.items()}
    answer = browser(reviewer).post(address("review_assign"), sent, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == PAGE
    assert said in words(answer)


def test_what_was_signed_meanwhile_is_said(letter_in_review: Article, reviewer: User) -> None:
    work = ReviewRequest.objects.get()
    approve(letter_in_review, now=timezone.now())
    sent = {"work": f"first-{work.pk}", "to": reviewer.pk}
    answer = browser(reviewer).post(address("review_assign"), sent, follow=True)
    assert "That review is not in the queue any more." in words(answer)


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_everybody_sees_what_waits_and_only_those_who_review_say_who_does_it(
    role: str, letter_in_review: Article
) -> None:
    client = browser(make_user(Role(role)))
    answer = client.get(PAGE)
    assert letter_in_review.headline in words(answer)
    reviews = role in ("reviewers", "administrators")
    assert ("Take" in words(answer)) is reviews
    assert ("Waits for you" in words(answer)) is reviews


def test_somebody_without_a_group_has_no_queue(letter_in_review: Article) -> None:
    client = browser(make_user())
    assert client.get(PAGE).status_code == 403
    assert client.post(address("review_assign"), {}).status_code == 403


def test_the_page_asks_as_much_of_thirty_letters_as_of_three(
    reviewer: User, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        make_article("in_review")
    client = browser(reviewer)
    client.get(PAGE)
    with django_assert_max_num_queries(20) as three:
        client.get(PAGE)
    _multiply(10)
    with django_assert_num_queries(len(three)):
        assert len(headings(client)["Waits for you"]) == 30


def _multiply(times: int) -> None:
    """Put `times` as many requests into the queue, without the work of writing the letters."""
    from uuid import uuid4

    for request in list(ReviewRequest.objects.select_related("revision__article")):
        for number in range(times - 1):
            article, revision = request.revision.article, request.revision
            byline, hand = article.bylines.get(), revision.contributors.get()
            article.pk, article.identity = None, uuid4()
            article.slug = f"{article.slug}-{number}"
            article.save(force_insert=True)
            revision.pk, revision.article = None, article
            revision.save(force_insert=True)
            byline.pk, byline.article = None, article
            byline.save(force_insert=True)
            hand.pk, hand.revision = None, revision
            hand.save(force_insert=True)
            request.pk, request.revision = None, revision
            request.save(force_insert=True)


def test_a_person_who_submits_may_say_that_it_cannot_wait(draft_letter: Article) -> None:
    client = browser(make_user(Role.EDITOR))
    page = address("article_action", draft_letter.pk, "submit")
    data = {**fields(client.get(page)), "expedited": "on", "note": ""}
    assert "Say in the note why it cannot wait" in words(client.post(page, data, follow=True))
    client.post(page, {**data, "note": "It is in the news."}, follow=True)
    assert ReviewRequest.objects.get().is_expedited


def test_an_administrator_changes_the_review_policy_from_the_state_that_counts() -> None:
    client = browser(make_user(Role.ADMINISTRATOR))
    page = address("reviewpolicy_add")
    client.post(page, {**fields(client.get(page)), "standard_days": 7, "why": "Fewer of us."})
    client.post(page, {**fields(client.get(page)), "overdue": "noindex", "why": "Safer."})
    policy = ReviewPolicy.current()
    assert (policy.standard_days, policy.overdue, policy.why) == (7, "noindex", "Safer.")
    assert ReviewPolicy.objects.count() == 2

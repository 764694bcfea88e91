"""Signing “still valid” from the queue, as a reviewer does."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Approval, Article, ReReview
from articles.workflow import reopening
from articles.workflow.causes import Cause, reason
from articles.workflow.policy import Role
from tests.articles.admin.browser import PASSWORD, Browser, address, fields, words
from tests.factories import make_article, make_user, ticks

pytestmark = pytest.mark.django_db

WHY = "I read its papers again, and they still say it."
CAME_UP = reason(Cause.DISCLAIMER, "fda:2", "It prints an earlier wording of the FDA disclaimer.")


@pytest.fixture
def letter(db: None) -> Article:
    """A live letter that came up again."""
    article = make_article("published", now=timezone.now() - timedelta(days=30))
    reopening.reopen(article, [CAME_UP], now=timezone.now())
    return article


@pytest.fixture
def reviewer(db: None) -> User:
    return make_user(Role.REVIEWER, name="Rae Reviewer")


def filled_in(letter: Article, **changes: Any) -> dict[str, Any]:
    return {"ticked": ticks(letter), "reason": WHY, "password": PASSWORD, **changes}


def test_the_queue_leads_to_it_and_back_and_the_letter_is_done(
    letter: Article, reviewer: User
) -> None:
    browser = Browser(reviewer)
    queue, page = address("review_queue"), address("article_affirm", letter.pk)
    listed = browser.open(queue)
    assert page in listed.content.decode()
    assert "Re-review" in words(listed)
    shown = browser.text(page)
    for part in (
        CAME_UP.words,
        "Readers see revision 1",
        "approved for publication",
        letter.headline,
    ):
        assert part in shown
    answer = browser.send(page, **filled_in(letter))
    assert answer.redirect_chain[-1][0] == queue
    assert "Signed as still valid" in words(answer)
    assert "Nothing waits for a review" in words(answer)
    approval = Approval.objects.latest("pk")
    assert (approval.meaning, approval.note) == ("reviewed and still valid", WHY)
    assert approval.authentication == "password"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"password": "wrong"}, "That is not your password"),
        ({"password": ""}, "Type your password once more"),
        ({"reason": " "}, "Write what you looked at"),
        ({"ticked": []}, "not ticked"),
        ({"digest": "0" * 64}, "Readers see another revision by now"),
    ],
)
def test_what_lacks_is_said_and_nothing_is_signed(
    changes: dict[str, Any], said: str, letter: Article, reviewer: User
) -> None:
    browser = Browser(reviewer)
    page = address("article_affirm", letter.pk)
    assert said in words(browser.send(page, **filled_in(letter, **changes)))
    assert ReReview.objects.open().exists()


def test_whoever_may_not_reads_why_and_has_no_form(letter: Article) -> None:
    wrote = letter.revisions.get().created_by
    page = Browser(wrote).open(address("article_affirm", letter.pk))
    assert "Not possible now." in words(page)
    assert "password" not in fields(page)


def test_a_letter_that_nothing_asks_about_leads_to_the_queue(
    live_letter: Article, reviewer: User
) -> None:
    answer = Browser(reviewer).open(address("article_affirm", live_letter.pk))
    assert answer.redirect_chain[-1][0] == address("review_queue")
    assert "Nothing asks for another look" in words(answer)

"""A reviewer sees one frozen revision with everything that is signed with it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Revision
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import NOW, make_user, ticks

pytestmark = pytest.mark.django_db

SECTIONS = "letter changes evidence disclaimers metadata images json-ld signatures comments"


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER))


def review(article: Article, number: int | None = None) -> str:
    page = address("article_review", article.pk)
    return f"{page}?revision={number}" if number else page


def revise(article: Article, **changes: str) -> None:
    """Write a second revision, as an editor does."""
    article.refresh_from_db()
    editor = make_user(Role.EDITOR)
    with actions.editing(article, actor=editor, now=NOW) as draft:
        for name, value in changes.items():
            setattr(draft, name, value)
        draft.save()
    actions.submit(draft, actor=editor, now=NOW)


def test_every_section_of_the_newest_revision_is_on_one_page(
    letter_in_review: Article, reviewer: Browser
) -> None:
    page = reviewer.open(review(letter_in_review)).content.decode()
    for name in (*SECTIONS.split(), "decision"):
        assert f'<section id="{name}"' in page
    assert Revision.objects.get().digest in page
    assert "Evenwell supports a healthy gut lining" in page


def test_a_letter_that_was_never_submitted_has_no_such_page(
    draft_letter: Article, reviewer: Browser
) -> None:
    answer = reviewer.open(review(draft_letter))
    assert "Nothing was submitted yet" in words(answer)
    assert answer.redirect_chain[-1][0] == address("article_change", draft_letter.pk)
    assert review(draft_letter) not in answer.content.decode()


def test_letter_and_revision_lead_to_it(letter_in_review: Article, reviewer: Browser) -> None:
    letter = reviewer.open(address("article_change", letter_in_review.pk))
    assert review(letter_in_review) in letter.content.decode()
    frozen = reviewer.open(address("revision_change", Revision.objects.get().pk))
    assert review(letter_in_review, 1) in frozen.content.decode()


def test_an_older_revision_is_shown_to_read(live_letter: Article, reviewer: Browser) -> None:
    revise(live_letter, description="A letter on what the gut burns.")
    older = reviewer.open(review(live_letter, 1))
    assert "An older revision" in words(older)
    assert '<section id="decision"' not in older.content.decode()
    assert "A letter on what the gut burns." not in words(older)
    newest = reviewer.open(review(live_letter))
    assert "An older revision" not in words(newest)
    assert "A letter on what the gut burns." in words(newest)


@pytest.mark.parametrize("number", ["2", "0", "one", "١"])
def test_a_revision_that_is_not_there_is_not_found(
    number: str, letter_in_review: Article, reviewer: Browser
) -> None:
    page = f"{address('article_review', letter_in_review.pk)}?revision={number}"
    assert reviewer.open(page).status_code == 404


def test_whoever_may_not_read_letters_may_not_review_them(letter_in_review: Article) -> None:
    assert Browser(make_user(None)).open(review(letter_in_review)).status_code == 403
    assert Client().get(review(letter_in_review)).status_code == 302


def test_the_page_asks_the_database_no_more_for_a_longer_history(
    live_letter: Article, reviewer: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revise(live_letter, description="A letter on the fuel of the gut.")
    with django_assert_num_queries(QUERIES, exact=False) as asked:
        reviewer.open(review(live_letter))
    actions.recall(live_letter, actor=make_user(Role.ADMINISTRATOR), now=NOW, reason="More.")
    revise(live_letter, description="A letter on what the gut lives on.")
    with django_assert_num_queries(len(asked)):
        reviewer.open(review(live_letter))


QUERIES = 64


MARK = "Signed by a program; nobody was asked who they are."


@pytest.mark.parametrize("authentication", ["none", "password, passkey"])
def test_a_signature_for_which_nobody_was_asked_is_marked_wherever_it_is_shown(
    letter_in_review: Article, reviewer: Browser, authentication: str
) -> None:
    actions.approve(
        letter_in_review,
        actor=make_user(Role.REVIEWER),
        now=NOW,
        digest=Revision.objects.get().digest,
        ticked=ticks(letter_in_review),
        authentication=authentication,
    )
    marked = authentication == "none"
    for page in ("article_review", "article_change"):
        shown = words(reviewer.open(address(page, letter_in_review.pk)))
        assert (MARK in shown) == marked, page
    listed = words(reviewer.open("/admin/articles/approval/"))
    # Once it is a choice of the filter.
    assert listed.count("Not asked: signed by a program") == 1 + marked
    assert (", by a program" in words(reviewer.open("/admin/articles/event/"))) == marked

"""Comments on the page of a review: what each person may say, settle and see again."""

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from articles.models import Article, Comment
from articles.workflow import commented, commenting, standing
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR, name="Edda Editor", username="edda"))


def review_of(article: Article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def say(article: Article, by: Browser, **facts: str):
    facts = {"revision": "1", "text": "Which dose?", "back": review_of(article), **facts}
    return by.post(reverse("admin:articles_article_comment", args=[article.pk]), **facts)


def step(thread: Comment, by: Browser, name: str, **facts: str):
    names = [thread.revision.article_id, thread.pk, name]
    return by.post(reverse("admin:articles_article_thread", args=names), **facts)


def thread_on(page, number: int):
    found = LexborHTMLParser(page.content.decode()).css_first(f"#comment-{number}")
    assert found is not None
    return found


def test_a_passage_is_taken_from_the_words_that_were_marked(
    letter_in_review: Article, reviewer: Browser
) -> None:
    page = say(letter_in_review, reviewer, quote="wenty  days", is_blocking="on")
    made = Comment.objects.get()
    assert (made.field, made.quote, made.is_blocking) == ("body", "twenty days", True)
    thread = thread_on(page, made.pk)
    assert "stops the approval" in thread.text()
    assert (thread.attributes["data-quote"], thread.attributes["data-nth"]) == ("twenty days", "0")
    assert "1 comment that stops it is unresolved" in words(page)


def test_words_that_stand_nowhere_are_told_beside_the_field_and_nothing_typed_is_lost(
    letter_in_review: Article, reviewer: Browser
) -> None:
    page = say(letter_in_review, reviewer, quote="forty days", text="Which <dose>?")
    assert "do not stand in this revision" in words(page)
    assert "Which &lt;dose&gt;?" in page.content.decode()
    assert not Comment.objects.exists()


def test_an_empty_comment_is_told_beside_the_field(
    letter_in_review: Article, reviewer: Browser
) -> None:
    assert "Write what you want to say." in words(say(letter_in_review, reviewer, text=" "))


def test_whoever_does_not_review_is_not_offered_to_stop_it_and_cannot(
    letter_in_review: Article, editor: Browser
) -> None:
    page = editor.open(review_of(letter_in_review))
    assert 'name="quote"' in page.content.decode()
    assert 'name="is_blocking"' not in page.content.decode()
    assert "Only a reviewer" in words(say(letter_in_review, editor, is_blocking="on"))
    assert not Comment.objects.exists()


def test_a_thread_is_answered_on_the_letters_own_page_and_resolved_by_a_reviewer(
    letter_in_review: Article, reviewer: Browser, editor: Browser
) -> None:
    say(letter_in_review, reviewer, is_blocking="on")
    thread, own = Comment.objects.get(), address("article_change", letter_in_review.pk)
    page = step(thread, editor, "reply", text="Five grams.", back=own)
    assert page.redirect_chain[-1][0] == f"{own}#comment-{thread.pk}"
    shown = thread_on(page, thread.pk)
    assert "Five grams." in shown.text()
    assert "who asked or a reviewer resolves it" in shown.text()
    assert "who asked or a reviewer" in words(step(thread, editor, "resolve", note="Done."))
    assert "Write why" in words(step(thread, reviewer, "resolve"))
    step(thread, reviewer, "resolve", note="I see.")
    assert commented.unresolved_blocking(letter_in_review) == 0
    assert "1 resolved" in words(reviewer.open(review_of(letter_in_review)))


def test_a_mention_that_no_mail_can_reach_is_told(
    letter_in_review: Article, reviewer: Browser
) -> None:
    assert "No mail can reach @nobody." in words(
        say(letter_in_review, reviewer, text="Which dose, @nobody?")
    )


def test_what_people_write_is_never_markup(letter_in_review: Article, reviewer: Browser) -> None:
    page = say(letter_in_review, reviewer, text="<script>alert(1)</script>", quote="twenty")
    assert "<script>alert(1)" not in page.content.decode()


def test_an_address_elsewhere_is_led_nowhere(letter_in_review: Article, reviewer: Browser) -> None:
    page = say(letter_in_review, reviewer, back="https://evil.example/")
    assert page.redirect_chain[-1][0].startswith(review_of(letter_in_review))


@pytest.mark.parametrize("path", ["0/reply/", "1/delete/"])
def test_there_is_no_other_thread_and_no_other_step(
    letter_in_review: Article, reviewer: Browser, path: str
) -> None:
    base = reverse("admin:articles_article_comment", args=[letter_in_review.pk])
    assert reviewer.open(base + path).status_code == 404


def test_the_page_asks_as_often_however_much_was_said(
    letter_in_review: Article, reviewer: Browser, django_assert_max_num_queries
) -> None:
    revision = standing.newest_revision(letter_in_review)
    assert revision is not None
    for _ in range(4):
        thread = commenting.comment(
            revision, actor=make_user(Role.REVIEWER), now=NOW, text="Which dose?"
        )
        commenting.reply(thread, actor=make_user(Role.EDITOR), now=NOW, text="Five grams.")
        commenting.resolve(thread, actor=make_user(Role.EDITOR), now=NOW)
    with django_assert_max_num_queries(90):
        reviewer.open(review_of(letter_in_review))

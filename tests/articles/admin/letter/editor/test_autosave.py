"""A page that saves by itself: the same form, and two things that wait for a person."""

from typing import Any

import pytest

from articles.models import Article
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, fields
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Browser:
    return Browser(make_user(Role.EDITOR, name="Edda Editor"))


def autosave(editor: Browser, article: Article, **changes: Any) -> Any:
    """Send the page's form as it does by itself."""
    page = address("article_change", article.pk)
    sent = {**fields(editor.open(page)), **changes, "_autosave": "1"}
    return editor.client.post(page, sent)


def test_a_draft_is_saved_and_the_page_told_what_it_needs_to_go_on(editor: Browser) -> None:
    article = make_article("draft")
    typed = f'{article.body}<p><mark data-kind="testimonial">I sleep well</mark>.</p>'
    answer = autosave(editor, article, body=typed)
    article.refresh_from_db()
    assert answer.json()["version"] == article.draft_version
    assert answer.json()["body"] == article.body
    assert 'data-claim="c2" data-kind="testimonial"' in article.body
    assert article.events.last().kind == "edit"


def test_nothing_new_records_nothing(editor: Browser) -> None:
    article = make_article("draft")
    version, events = article.draft_version, article.events.count()
    assert autosave(editor, article).json()["version"] == version
    assert article.events.count() == events


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"headline": ""}, "required"),
        ({"seen_version": "0"}, "saved this letter"),
        ({"body": '<p>So.<span data-cites="nobody-1999"></span></p>'}, "nobody-1999"),
        ({"body": "<p>No claim is left.</p>"}, "A marked claim was taken out"),
    ],
)
def test_what_a_save_would_refuse_is_refused_in_words(
    editor: Browser, changes: dict[str, str], words: str
) -> None:
    article = make_article("draft")
    before = article.body
    answer = autosave(editor, article, **changes)
    assert answer.status_code == 422
    assert words in answer.json()["fault"]
    assert "<" not in answer.json()["fault"]
    article.refresh_from_db()
    assert article.body == before


@pytest.mark.parametrize("status", ["approved", "published", "in_review"])
def test_what_is_no_draft_waits_for_a_person(editor: Browser, status: str) -> None:
    article = make_article(status)
    page = address("article_change", article.pk)
    draft = make_article("draft")
    sent = fields(editor.open(address("article_change", draft.pk)))
    names = {"slug": article.slug, "seen_version": str(article.draft_version)}
    answer = editor.client.post(page, {**sent, **names, "_autosave": "1"})
    assert answer.status_code == 422
    article.refresh_from_db()
    assert article.status == status

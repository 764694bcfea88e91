"""One click shows a revision on the brand's own site; another takes the address back."""

import pytest

from articles.models import Article, Brand, PreviewLink, Revision
from articles.workflow import previewing
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.factories import make_user

pytestmark = pytest.mark.django_db

FRONTEND = "https://www.evenwell.example/api/preview?token={token}"


@pytest.fixture
def revision(letter_in_review: Article) -> Revision:
    return Revision.objects.get()


def test_a_click_goes_to_the_brands_frontend_with_a_token(revision: Revision) -> None:
    Brand.objects.update(preview_url=FRONTEND)
    browser = Browser(make_user(Role.EDITOR))
    page = browser.text(address("revision_change", revision.pk))
    assert "Preview on the site" in page
    answer = browser.client.post(address("revision_preview", revision.pk))
    link = PreviewLink.objects.get()
    assert answer.headers["Location"] == FRONTEND.replace("{token}", previewing.token(link))
    assert "Previews that are open" in browser.text(address("revision_change", revision.pk))


@pytest.mark.parametrize(
    ("frontend", "allowed"),
    [
        ("", "form-action 'self'"),
        (FRONTEND, "form-action 'self' https://www.evenwell.example"),
        ("http://localhost:3000/p/{token}", "form-action 'self' http://localhost:3000"),
        ("https://{token}.evenwell.example/", "form-action 'self' https://*.evenwell.example"),
    ],
)
def test_the_policy_of_both_pages_lets_the_click_through_to_the_frontend(
    frontend: str, allowed: str, revision: Revision
) -> None:
    Brand.objects.update(preview_url=frontend)
    editor = Browser(make_user(Role.EDITOR))
    for page in (
        address("revision_change", revision.pk),
        address("article_change", revision.article_id),
    ):
        policy = editor.open(page).headers["Content-Security-Policy"].split("; ")
        assert allowed in policy, page


def test_without_a_frontend_it_goes_to_the_apis_own_answer(revision: Revision) -> None:
    answer = Browser(make_user(Role.EDITOR)).post(address("revision_preview", revision.pk))
    assert answer.status_code == 200
    assert answer.json()["status"] == "in_review"


def test_an_address_is_called_back(revision: Revision) -> None:
    browser = Browser(make_user(Role.REVIEWER))
    browser.post(address("revision_preview", revision.pk))
    link = PreviewLink.objects.get()
    page = words(browser.post(address("revision_call_back", revision.pk, link.pk)))
    assert "opens nothing from now on" in page
    assert "Previews that are open" not in page
    gone = browser.client.get(f"/api/v1/preview/{previewing.token(link)}/")
    assert gone.status_code == 404


def test_whoever_sees_no_revisions_gives_none_out(revision: Revision) -> None:
    stranger = Browser(make_user(None))
    assert stranger.post(address("revision_preview", revision.pk)).status_code == 403
    editor = Browser(make_user(Role.EDITOR))
    assert editor.open(address("revision_preview", revision.pk)).status_code == 405
    assert editor.post(address("revision_preview", 999)).status_code == 404
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://www.evenwell.example/preview", "Write {token} once"),
        ("javascript:alert({token})", "Enter a valid URL"),
        ("https://{token}.example/{token}", "Write {token} once"),
    ],
)
def test_a_preview_address_that_cannot_work_is_refused(
    typed: str, said: str, revision: Revision
) -> None:
    browser = Browser(make_user(Role.ADMINISTRATOR))
    answer = browser.send(address("brand_change", 1), preview_url=typed)
    assert said in words(answer)

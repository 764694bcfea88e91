"""A token opens one unpublished revision, for a while, and nothing else opens it."""

from typing import Any

import pytest

from articles.models import Article, PreviewLink, Revision
from articles.rendering.detail import detail
from articles.workflow import actions, preview, previewing
from articles.workflow.policy import Role
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(letter_in_review: Article, clock: Any) -> PreviewLink:
    revision = Revision.objects.get()
    return previewing.give(revision, by=make_user(Role.EDITOR), now=clock.now)


def open_(get: Any, link: PreviewLink) -> Any:
    return get(f"preview/{previewing.token(link)}/")


def test_it_is_the_detail_as_if_it_went_live_now_and_the_status(get, link, clock):
    answer = open_(get, link)
    shown = answer.json()
    assert shown.pop("status") == "in_review"
    content = link.revision.content
    imprint = preview.unsigned(content, number=1, now=clock.now)
    assert shown == detail(content, imprint)
    assert shown["revision"]["digest"] == link.revision.digest
    assert shown["revision"]["approved_at"] is None


def test_nobody_may_keep_or_list_it(get, link):
    answer = open_(get, link)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not {"ETag", "Last-Modified", "Cache-Tag"} & set(answer.headers)


def test_it_is_this_revision_whatever_becomes_of_the_draft(get, link, letter_in_review):
    actions.request_changes(
        letter_in_review, actor=make_user(Role.REVIEWER), now=NOW, reason="Say it shorter."
    )
    before = open_(get, link).json()
    with actions.editing(letter_in_review, actor=make_user(Role.EDITOR), now=NOW) as draft:
        draft.headline = "Something else"
        draft.save()
    after = open_(get, link).json()
    assert after["headline"] == before["headline"] == letter_in_review.headline
    assert after["status"] == "changes_requested"


def test_it_opens_for_a_week(get, link, clock):
    clock.turn(days=6, hours=23)
    assert open_(get, link).status_code == 200
    clock.turn(hours=2)
    assert open_(get, link).status_code == 404


def test_called_back_it_opens_nothing_while_another_still_does(get, link, clock):
    other = previewing.give(link.revision, by=link.created_by, now=clock.now)
    previewing.call_back(link, now=clock.now)
    assert open_(get, link).status_code == 404
    assert open_(get, other).status_code == 200


@pytest.mark.parametrize("wrong", ["1", "1:abc", "nonsense", "%00", "1:" + "x" * 43, ":", "²:x"])
def test_any_other_token_is_a_plain_404(wrong, get, link):
    answer = get(f"preview/{wrong}/")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json()["errors"][0]["code"] == "not_found"


def test_a_token_signed_for_another_purpose_opens_nothing(get, link, settings):
    token = previewing.token(link)
    settings.SECRET_KEY = "another secret of another installation, long enough"
    assert get(f"preview/{token}/").status_code == 404


def test_the_public_addresses_know_as_little_of_it_as_before(get, link, letter_in_review):
    open_(get, link)
    assert get(f"articles/{letter_in_review.slug}/").status_code == 404
    assert get("articles/").json()["count"] == 0


def test_it_takes_a_few_queries(get, link, django_assert_num_queries):
    with django_assert_num_queries(3):
        open_(get, link)

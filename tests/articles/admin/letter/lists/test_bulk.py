"""One step with many letters: each on its own, by the same policy, and nothing unsaid."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.admin.letter.lists import bulk
from articles.models import Article, Event
from articles.workflow import policy
from articles.workflow.policy import Role
from articles.workflow.states import Action
from tests.articles.admin.browser import Browser, address, fields, words
from tests.factories import make_article, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

LIST = address("article_changelist")


@kept
def letters() -> list[Article]:
    """A draft and two approved letters."""
    now = timezone.now() - timedelta(hours=1)
    return [
        make_article("draft", headline="Still a draft", now=now),
        make_article("approved", headline="Signed one", now=now),
        make_article("approved", headline="Signed two", now=now),
    ]


def statuses() -> dict[str, str]:
    return dict(Article.objects.values_list("headline", "status"))


def ask(browser: Browser, action: str, chosen: list[Article]):
    return browser.post(
        LIST, action=action, index="0", _selected_action=[each.pk for each in chosen]
    )


def test_the_page_says_first_what_can_be_done_and_changes_nothing(letters: list[Article]) -> None:
    events = Event.objects.count()
    answer = ask(Browser(make_user(Role.PUBLISHER)), "publish", letters)
    told = words(answer)
    assert "2 that can take it now Signed one Signed two" in told
    assert "1 that stay as they are Still a draft The letter is draft; to publish it must" in told
    assert Event.objects.count() == events


def test_each_letter_is_taken_on_its_own_and_refusals_are_told(letters: list[Article]) -> None:
    browser = Browser(make_user(Role.PUBLISHER))
    sent = fields(ask(browser, "publish", letters))
    sent["_selected_action"] = [each.pk for each in letters]
    told = words(browser.post(LIST, **sent))
    assert "2 done Signed one Signed two" in told
    assert "1 refused Still a draft The letter is draft" in told
    assert statuses() == {
        "Still a draft": "draft",
        "Signed one": "published",
        "Signed two": "published",
    }


def test_a_missing_reason_is_asked_for_at_its_field_before_anything_happens(
    letters: list[Article],
) -> None:
    browser = Browser(make_user(Role.PUBLISHER))
    live = make_article("published", headline="Readers see this")
    sent = {**fields(ask(browser, "unpublish", [live])), "_selected_action": [live.pk]}
    assert "Write why: the others read it" in words(browser.post(LIST, **{**sent, "reason": " "}))
    assert statuses()["Readers see this"] == "published"
    assert "1 done" in words(browser.post(LIST, **{**sent, "reason": "The trial was misread."}))
    assert Event.objects.last().reason == "The trial was misread."


def test_a_past_moment_is_refused_at_its_field(letters: list[Article]) -> None:
    browser = Browser(make_user(Role.PUBLISHER))
    chosen = letters[1:]
    sent = {**fields(ask(browser, "schedule", chosen)), "at": "2020-01-01T09:00"}
    sent["_selected_action"] = [each.pk for each in chosen]
    assert "That moment has passed." in words(browser.post(LIST, **sent))
    sent["at"] = (timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    assert "2 done" in words(browser.post(LIST, **sent))
    assert statuses()["Signed two"] == "scheduled"


OFFERED = """
editors         submit recall
reviewers       withdraw
publishers      publish schedule unschedule unpublish withdraw
administrators  submit recall publish schedule unschedule unpublish withdraw
medical         -
legal           -
"""


@pytest.mark.parametrize("row", OFFERED.strip().splitlines())
def test_a_group_is_offered_its_own_steps(row: str) -> None:
    role, *steps = row.split()
    answer = Browser(make_user(Role(role))).open(LIST)
    form = answer.context["action_form"]
    shown = [value for value, _ in form.fields["action"].choices if value] if form else []
    assert (shown or ["-"]) == steps


def test_a_step_that_was_not_offered_is_not_taken(letters: list[Article]) -> None:
    ask(Browser(make_user(Role.EDITOR)), "publish", letters)
    assert "published" not in statuses().values()


def test_nothing_is_approved_unread() -> None:
    assert Action.APPROVE not in bulk.OFFERED
    assert set(bulk.OFFERED) < set(policy.ALLOWED)


def test_too_many_at_once_are_refused_in_words(letters: list[Article], monkeypatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 2)
    told = words(ask(Browser(make_user(Role.PUBLISHER)), "publish", letters))
    assert "Choose at most 2 letters at a time. Nothing was changed." in told

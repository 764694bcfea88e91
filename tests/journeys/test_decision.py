"""A letter is sent back, answered, signed by two people with their passwords, and published."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Approval, Article, SignatureRequirement
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.articles.admin.browser import PASSWORD, address
from tests.factories import NOW, make_article, make_user
from tests.journeys.chromium import Chromium

pytestmark = pytest.mark.django_db(transaction=True)

QUOTE = "Twelve basketball players took it"


class Desk:
    """One window in which one person after another sits down."""

    def __init__(self, chromium: Chromium, origin: str, article: Article) -> None:
        self.browser, self.origin, self.article = chromium, origin, article

    def sit_down(self, person: User, page: str) -> None:
        person.set_password(PASSWORD)
        person.save()
        self.browser.sign_in(self.origin, person)
        self.browser.open(f"{self.origin}{address(page, self.article.pk)}")

    def decide(self, action: str) -> str:
        """Send the form of `action`; return what the next page says."""
        self.browser.follow(f"#{action} button[type=submit]")
        return self.browser.text("#main")

    def sign(self, person: User, password: str = PASSWORD) -> str:
        """Tick what there is to look at, type the password, sign."""
        self.sit_down(person, "article_review")
        ticks = "document.querySelectorAll('#approve input[type=checkbox]')"
        self.browser.run(f"{ticks}.forEach(box => box.click())")
        self.browser.type("#id_approve_password", password)
        return self.decide("approve")


def test_changes_are_requested_answered_and_signed_by_two_people(
    chromium: Chromium, live_server: Any
) -> None:
    SignatureRequirement.objects.create(content_kind="any", capacity="medical")
    editor, reviewer = make_user(Role.EDITOR), make_user(Role.REVIEWER, name="Rita Reviewer")
    article = make_article("in_review", editor=editor)
    desk = Desk(chromium, live_server.url, article)

    # The reviewer sends it back, with a passage of the letter and what to do about it.
    desk.sit_down(reviewer, "article_review")
    assert "Regulatory: missing" in chromium.text("#decision")
    chromium.click("#request_changes summary")
    chromium.type("#id_request_changes_reason", "One thing is missing.")
    chromium.type("#id_request_changes_quote_1", QUOTE)
    chromium.type("#id_request_changes_change_1", "Say that they were professionals.")
    assert "Sent back." in desk.decide("request_changes")

    # The editor is shown the passage, goes there with one click, and submits the answer.
    desk.sit_down(editor, "article_change")
    asked = chromium.text(".requested")
    assert QUOTE in asked
    assert "Say that they were professionals." in asked
    chromium.click(".requested [data-go]")
    assert chromium.run("getSelection().toString()") == QUOTE
    with actions.editing(article, actor=editor, now=NOW) as draft:
        draft.body = draft.body.replace(QUOTE, "Twelve professionals took it")
        draft.save()
    actions.submit(draft, actor=editor, now=NOW)

    # In the second round the reviewer sees what became of it. A wrong password signs nothing.
    said = desk.sign(reviewer, password="no walk")
    assert "That is not your password. 4 tries are left." in said
    assert f"changed {QUOTE}" in said.replace("CHANGED", "changed")
    assert "Signed." in desk.sign(reviewer)
    assert "Medical: missing" in chromium.text(".signed-by")

    # The second signature approves, and readers get it.
    assert "Signed." in desk.sign(make_user(Role.MEDICAL, name="Mona Medic"))
    desk.sit_down(make_user(Role.PUBLISHER), "article_change")
    chromium.follow("a.step.publish")
    chromium.follow(".step-form button[type=submit]")
    article.refresh_from_db()
    assert article.status == "published"
    assert Client().get(f"/api/v1/articles/{article.slug}/").json()["revision"]["number"] == 2
    assert set(Approval.objects.values_list("printed_name", "authentication")) == {
        ("Rita Reviewer", "password"),
        ("Mona Medic", "password"),
    }

    # The page of the decision fits a telephone and a wide screen.
    desk.sit_down(reviewer, "article_review")
    for width in (390, 1440):
        chromium.resize(width)
        assert chromium.overflow() <= 0, width
    assert chromium.complaints == []

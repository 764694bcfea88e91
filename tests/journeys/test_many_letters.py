"""
A publisher with many letters, in a real browser, far from the brand's own clock.

What the pages do without scripts is told in tests/articles/admin.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article
from articles.workflow.policy import Role
from tests.factories import make_article, make_user
from tests.journeys.chromium import Chromium

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/articles/article/"


@pytest.fixture
def browser(chromium: Chromium, live_server: Any) -> Iterator[Chromium]:
    """A publisher's window in Berlin; the brand is in Chicago."""
    now = timezone.now()
    make_article("draft", headline="Still a draft", now=now)
    make_article("approved", headline="Signed one", now=now)
    chromium.ask("Emulation.setTimezoneOverride", timezoneId="Europe/Berlin")
    chromium.sign_in(live_server.url, make_user(Role.PUBLISHER))
    chromium.open(f"{live_server.url}{LIST}")
    yield chromium
    chromium.ask("Emulation.setTimezoneOverride", timezoneId="")


def test_a_publisher_looks_over_the_letters_plans_one_and_publishes_it(
    browser: Chromium, live_server: Any
) -> None:
    # What is open is counted while the list is looked at.
    browser.until("!document.querySelector('[data-count]')")
    assert "None open" in browser.text("#result_list")

    # Times are the brand's, and one's own stand beside them.
    assert "America/Chicago; your clock is 7 h ahead" in browser.text(".clock")
    signed = Article.objects.get(headline="Signed one")
    browser.open(f"{live_server.url}{LIST}{signed.pk}/do/schedule/")
    browser.run(
        "(() => { const field = document.querySelector('[name=at]');"
        "field.value = '2030-01-15T09:00'; field.dispatchEvent(new Event('input')); })()"
    )
    assert "Tue 15 Jan, 16:00 in your time (Europe/Berlin)" in browser.text(".own-time")

    # Every letter is ticked; the one that can be published is, and the other's reason is told.
    browser.open(f"{live_server.url}{LIST}")
    browser.click("#action-toggle")
    browser.run("document.querySelector('[name=action]').value = 'publish'")
    browser.follow("[name=index]")
    assert "1 that can take it now Signed one" in browser.text("#content-main")
    browser.follow(".step-form [type=submit]")
    assert "1 done Signed one 1 refused Still a draft" in browser.text("#content-main")

    for page in ("/admin/", LIST, "/admin/articles/redirect/import/"):
        browser.resize(390)
        browser.open(f"{live_server.url}{page}")
        assert browser.overflow() == 0, page
    assert browser.complaints == []

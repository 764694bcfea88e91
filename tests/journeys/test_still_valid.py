"""A reviewer finds a letter that came up again, takes it, and signs that it is still valid."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import ReReview
from articles.workflow import reopening
from articles.workflow.causes import Cause, reason
from articles.workflow.policy import Role
from tests.articles.admin.browser import PASSWORD, address
from tests.factories import make_article, make_user
from tests.journeys.axe import faults
from tests.journeys.chromium import Chromium

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_queue_to_the_signature_by_keyboard(chromium: Chromium, live_server: Any) -> None:
    letter = make_article("published", now=timezone.now() - timedelta(days=30))
    came_up = reason(Cause.DISCLAIMER, "fda:2", "It prints an earlier wording of the disclaimer.")
    reopening.reopen(letter, [came_up], now=timezone.now())
    reviewer = make_user(Role.REVIEWER, name="Rae Reviewer")
    reviewer.set_password(PASSWORD)
    reviewer.save()
    chromium.sign_in(live_server.url, reviewer)

    chromium.open(live_server.url + address("review_queue"))
    assert "Waits for you" in chromium.text()
    for width in (1440, 390):
        chromium.resize(width)
        assert (faults(chromium), chromium.overflow()) == ([], 0)
    enter(chromium, "button[aria-label^=Take]")
    assert "is yours now" in chromium.text()

    enter(chromium, ".queue h3 a")
    assert came_up.words in chromium.text()
    assert faults(chromium) == []
    chromium.run("document.querySelectorAll('[name=ticked]').forEach(box => box.checked = true)")
    chromium.type("[name=reason]", "I read its papers again.")
    chromium.type("[name=password]", PASSWORD)
    enter(chromium, "button.approve")
    assert "Signed as still valid" in chromium.text()
    assert ReReview.objects.get().closed_by == reviewer


def enter(page: Chromium, selector: str) -> None:
    """Go to what `selector` finds and press Enter; wait for the next page."""
    page.run(f"window.leaving = true; document.querySelector('{selector}').focus()")
    page.press("Enter")
    page.until("!window.leaving && document.readyState === 'complete'")

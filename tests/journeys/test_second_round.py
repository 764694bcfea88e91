"""A reviewer of the second round sees what an editor changed, and goes from change to change."""

from typing import Any

import pytest

from articles.workflow.policy import Role
from tests.articles.admin.browser import address
from tests.articles.admin.review.test_page import revise
from tests.factories import BODY, make_article, make_user
from tests.journeys.chromium import Chromium

pytestmark = pytest.mark.django_db(transaction=True)

REVISED = BODY.replace('data-cites="kim-2017"', 'data-cites="garlick-2001"', 1).replace(
    "for twenty days", "for ten days"
)
STATUS = "document.querySelector('#changes [role=status]').textContent"
SEEN = (
    "[...document.querySelectorAll('#changes .change-row')].filter(row => row.offsetParent).length"
)


def test_what_changed_is_read_by_key_by_kind_and_side_by_side(
    chromium: Chromium, live_server: Any
) -> None:
    letter = make_article("published")
    revise(letter, body=REVISED, seo_title="Glutamine and the gut")
    chromium.sign_in(live_server.url, make_user(Role.REVIEWER))
    page = f"{live_server.url}{address('article_review', letter.pk)}"
    chromium.open(page)
    assert "3 changes between revision 1" in chromium.text("#changes")

    # n goes on, p goes back, and both are heard wherever nothing is typed.
    chromium.write("n")
    assert chromium.run(STATUS).startswith("1 of ")
    assert "Citation re-pointed to another paper" in chromium.run(STATUS)
    assert "Citation re-pointed" in chromium.run("document.activeElement.textContent")
    chromium.write("n")
    assert "Reworded" in chromium.run(STATUS)
    chromium.write("p")
    assert "Citation re-pointed" in chromium.run(STATUS)
    assert "Garlick, 2001" in chromium.text("#changes ins.current")
    chromium.run("document.querySelector('#say textarea')?.focus()")
    chromium.write("n")
    assert "Citation re-pointed" in chromium.run(STATUS)

    # One kind alone, and back.
    everything = chromium.run(SEEN)
    chromium.click("#only-citations")
    assert chromium.run(SEEN) == 1
    chromium.click("#only-all")
    assert chromium.run(SEEN) == everything

    # Side by side the older words stand left of the newer.
    chromium.click("#view-sides")
    sides = "#changes .change-row.changed:has(.kind-words) .sides"
    assert "twenty days" in chromium.text(f"{sides} > :first-child")
    assert "ten days" in chromium.text(f"{sides} > :last-child")

    # A mark in the letter leads to what is said of it, and a narrow screen holds it all.
    chromium.click("#letter .sheet a.note.evidence")
    chromium.until("location.hash === '#evidence-1'")
    assert "Evenwell supports a healthy gut lining" in chromium.text(":target")
    for width in (390, 768, 1024):
        chromium.resize(width)
        assert chromium.overflow() <= 0, width
    assert chromium.complaints == []

"""Nothing on the letter's pages keeps anybody out: axe-core finds nothing serious."""

from typing import Any

import pytest

from articles.models import Article
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_reference, make_user
from tests.journeys.axe import faults
from tests.journeys.chromium import Chromium
from tests.journeys.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = (1440, 390)


@pytest.fixture
def article(transactional_db: None) -> Article:
    make_brand()
    article = make_article("draft", faqs=[("Why?", "<p>So.</p>")])
    article.uncited_references.add(make_reference("alone-2020"))
    return article


@pytest.fixture
def desk(chromium: Chromium, live_server: Any, article: Article) -> Desk:
    chromium.sign_in(live_server.url, make_user(Role.ADMINISTRATOR, name="Ada Admin"))
    return Desk(chromium, live_server.url)


def looked_at(page: Chromium) -> list[str]:
    """Return what is grave on the open page at both widths, by day and by night."""
    found = []
    for width in WIDTHS:
        page.resize(width)
        page.light()
        at_rest(page)
        found += [f"{width} {fault}" for fault in faults(page)]
        page.light(dark=True)
        at_rest(page)
        # What else there is does not change with the colours.
        found += [f"{width} dark {fault}" for fault in faults(page, "color-contrast")]
    page.light()
    return found


def at_rest(page: Chromium) -> None:
    """Wait until colours have changed: half-way they have another contrast."""
    page.until("document.getAnimations().every(each => each.playState !== 'running')")


def test_the_writing_desk_shuts_nobody_out(desk: Desk, article: Article) -> None:
    desk.open(article)
    desk.browser.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    desk.browser.until("document.querySelectorAll('[data-live=json_ld] *').length > 0")
    assert looked_at(desk.browser) == []
    desk.caret_after("supports a healthy")
    desk.browser.press("Enter", holding="Control+Shift")
    desk.browser.until("!!document.querySelector('dialog.claiming[open]')")
    assert faults(desk.browser) == []
    desk.browser.click("dialog [data-add-papers]")
    desk.look_up("garlick", expect="garlick-2001")
    assert faults(desk.browser) == []


def test_the_preview_shuts_nobody_out(desk: Desk, article: Article) -> None:
    desk.browser.open(f"{desk.origin}/admin/articles/article/{article.pk}/preview/")
    assert looked_at(desk.browser) == []

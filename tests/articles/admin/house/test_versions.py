"""How far a re-check is, and what it found, stands on a page; the first page tells of both."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import checking
from articles.models import PolicyVersion, Recheck
from articles.workflow import house, rechecking
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, words
from tests.articles.workflow.policies import obedient_rules
from tests.articles.workflow.test_rechecking import teach
from tests.factories import make_article, make_user
from tests.working import drain

__all__ = ["obedient_rules"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("obedient_rules")]


@pytest.fixture
def browser() -> Browser:
    return Browser(make_user(Role.REVIEWER))


def page_of(run: Recheck, query: str = "") -> str:
    return reverse("admin:articles_recheck_change", args=[run.pk]) + query


def test_a_run_that_waits_says_what_it_waits_for_and_asks_again(browser: Browser) -> None:
    make_article("published")
    run = teach("zorb")
    page = browser.open(page_of(run))
    assert "Waits for a worker" in words(page)
    assert "manage.py worker" in words(page)
    assert page["Refresh"] == "2"
    assert "Waits for a worker Policy 2" in browser.text("/admin/")


def test_a_run_under_way_shows_how_far_it_is_without_a_script(browser: Browser) -> None:
    for _ in range(3):
        make_article("published")
    run = teach("zorb")
    rechecking.prepare(run, now=timezone.now())
    next(rechecking.steps(run))
    page = browser.open(page_of(run))
    assert '<progress value="1" max="3"' in page.content.decode()
    assert "Under way" in words(page)
    assert "Refresh" in page


def test_a_finished_run_tells_what_is_new_and_gone_and_rests(browser: Browser) -> None:
    letter = make_article("published")
    run = teach("zorb")
    drain()
    page = browser.open(page_of(run))
    assert "Refresh" not in page
    told = words(page)
    assert f"{letter.headline} revision 1 New block DC-01 It names zorb." in told
    assert "Done, 1 letter" in told
    assert "Letters with findings that nobody has signed" in browser.text("/admin/")
    assert "1 finding (DC-01)" in browser.text("/admin/")


def test_letters_are_filtered(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    worse = make_article("published", headline="A letter that got worse")
    broken = make_article("published", headline="A letter that broke")
    obedient = checking.rules.check

    def stumbling(content: Any, policy: Any) -> Any:
        if content.slug == broken.slug:
            raise ValueError("A rule stumbled.")
        return obedient(content, policy)

    monkeypatch.setattr(checking.rules, "check", stumbling)
    run = teach("zorb")
    drain()
    shown = {
        show: browser.text(page_of(run, f"?show={show}"))
        for show in ("worse", "changed", "failed", "all", "nonsense")
    }
    for show in ("worse", "changed", "nonsense"):
        assert worse.headline in shown[show]
        assert broken.headline not in shown[show]
    assert "Could not be checked: A rule stumbled." in shown["failed"]
    assert worse.headline not in shown["failed"]
    assert {worse.headline, broken.headline} <= {
        headline for headline in (worse.headline, broken.headline) if headline in shown["all"]
    }


def test_many_letters_cost_no_more_queries_than_one(
    browser: Browser, django_assert_num_queries: Any
) -> None:
    make_article("published")
    run = teach("zorb")
    drain()
    browser.open(page_of(run))
    with django_assert_num_queries(9):
        browser.open(page_of(run))
    term = house.LexiconTerm.objects.get()
    house.retire(term, why="It found too much.", actor=term.added_by, now=timezone.now())
    for _ in range(4):
        make_article("published")
    run = teach("wuffle")
    drain()
    with django_assert_num_queries(9):
        browser.open(page_of(run))


def test_a_version_says_what_changed_and_leads_to_its_run(browser: Browser) -> None:
    make_article("published")
    teach("zorb")
    version = PolicyVersion.objects.latest()
    address = reverse("admin:articles_policyversion_change", args=[version.pk])
    page = browser.open(address)
    assert "Added to the lexicon: “zorb” (disease)." in words(page)
    assert page_of(version.recheck) in page.content.decode()
    assert "Added to the lexicon" in browser.text(
        reverse("admin:articles_policyversion_changelist")
    )
    assert "Waits for a worker" in browser.text(reverse("admin:articles_recheck_changelist"))


@pytest.mark.parametrize("address", ["999999", "nonsense", "9" * 40])
def test_a_run_that_is_not_there_is_not_found(browser: Browser, address: str) -> None:
    assert browser.open(f"/admin/articles/recheck/{address}/change/").status_code == 404


def test_without_an_account_nothing_is_shown(client: Any) -> None:
    run = Recheck.objects.latest("id")
    assert client.get(page_of(run)).status_code == 302

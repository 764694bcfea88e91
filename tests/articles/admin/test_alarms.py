"""A paper fell: what the screens show, and how a reviewer settles it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, address, words
from tests.articles.workflow.notices import tell
from tests.factories import make_article, make_reference, make_user

pytestmark = pytest.mark.django_db

REASON = "The correction concerns an affiliation only."


@pytest.fixture
def reviewer() -> Browser:
    return Browser(make_user(Role.REVIEWER, name="Rita Reviewer"))


def judging(article: Article) -> str:
    return address("article_judge", article.pk, article.alerts.get().pk)


def test_the_letters_page_says_it_first_and_links_to_the_notice(reviewer: Browser) -> None:
    article = make_article("published")
    tell("correction")
    page = reviewer.open(address("article_change", article.pk))
    said = words(page)
    assert "A cited paper no longer stands as it was" in said
    assert "Readers can open this letter now." in said
    assert "Kim & Kim, 2017 (kim-2017) was corrected (2026-06-20)." in said
    assert 'href="https://doi.org/10.3390/notice1"' in page.content.decode()
    assert "ALERT-01" in said


def test_a_letter_with_nothing_to_say_says_nothing(reviewer: Browser) -> None:
    article = make_article("published")
    assert "no longer stands" not in reviewer.text(address("article_change", article.pk))
    assert "no longer stands" not in reviewer.text("/admin/")


def test_the_first_page_lists_the_letters_hit_the_live_ones_first(reviewer: Browser) -> None:
    draft, live = make_article("draft"), make_article("published")
    tell()
    said = reviewer.text("/admin/")
    assert said.index(live.headline) < said.index(draft.headline)
    assert "kim-2017: retraction" in said


def test_the_greyed_button_says_why(reviewer: Browser) -> None:
    article = make_article("in_review")
    tell()
    said = reviewer.text(address("article_change", article.pk))
    assert "1 notice about a cited paper came up after this text was written" in said


def test_a_reviewer_settles_it_with_a_reason(reviewer: Browser) -> None:
    article = make_article("published")
    tell("correction")
    assert "Write why" in words(reviewer.send(judging(article), reason=" "))
    said = words(reviewer.send(judging(article), reason=REASON))
    assert "Settled." in said
    assert article.alerts.get().reason == REASON
    assert "settled already" in words(reviewer.open(judging(article)))


def test_whoever_wrote_the_letter_is_told_why_they_may_not() -> None:
    both = make_user(Role.EDITOR)
    both.groups.add(make_user(Role.REVIEWER).groups.get())
    article = make_article("published", editor=both)
    tell("correction")
    writer = Browser(both)
    assert "You wrote a part of this letter." in writer.text(address("article_change", article.pk))
    assert "Nothing was changed." in words(writer.post(judging(article), reason=REASON))
    assert article.alerts.get().is_open


def test_an_alert_of_another_letter_is_not_found(reviewer: Browser) -> None:
    article, other = make_article("published"), make_article("published")
    tell()
    strange = address("article_judge", article.pk, other.alerts.get().pk)
    assert reviewer.open(strange).status_code == 404


def test_more_alerts_ask_the_database_no_more(reviewer: Browser) -> None:
    article = make_article("published")
    tell("correction")
    page = address("article_change", article.pk)
    reviewer.open(page)
    counts = []
    for key in ("kim-2017", "garlick-2001"):
        with CaptureQueriesContext(connection) as queries:
            reviewer.open(page)
        counts.append(len(queries))
        tell("correction", paper=make_reference(key), doi=f"10.3390/{key}")
    assert counts[0] == counts[1]

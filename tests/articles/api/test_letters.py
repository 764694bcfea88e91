"""One letter: in each form, beside its neighbours, and after it has gone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User

from articles.models import Publication
from articles.workflow import actions
from articles.workflow.policy import Role
from tests.articles.api.conftest import told
from tests.factories import NOW, make_article, make_user, ticks

pytestmark = pytest.mark.django_db

FORMS = ("", "json-ld/", "markdown/")


@pytest.fixture
def publisher() -> User:
    return make_user(Role.PUBLISHER)


def rename(letter, slug, *, now, at=None):
    """Give a published letter a new slug through a new revision, live now or from `at`."""
    editor, reviewer, publisher = (make_user(role) for role in list(Role)[:3])
    with actions.editing(letter, actor=editor, now=now) as draft:
        draft.slug = slug
        draft.save()
    revision = actions.submit(letter, actor=editor, now=now)
    actions.approve(letter, ticked=ticks(letter), actor=reviewer, now=now, digest=revision.digest)
    if at is None:
        actions.publish(letter, actor=publisher, now=now)
    else:
        actions.schedule(letter, actor=publisher, now=now, at=at)


def test_a_letter_comes_whole(get, letter):
    shown = get("articles/what-cells-run-on/").json()
    assert shown["headline"] == "What cells run on"
    assert [citation["key"] for citation in shown["citations"]][:1] == ["kim-2017"]
    assert shown["body"]["html"].count("<sup") >= 3
    assert shown["faqs"][0]["question"] == "What do the cells run on?"
    assert shown["disclaimers"][0]["text"].startswith("This statement has not been evaluated")
    assert shown["revision"]["digest"] == Publication.objects.get().digest


def test_json_ld_comes_as_linked_data_and_equals_what_the_detail_holds(get, letter):
    alone = get("articles/what-cells-run-on/json-ld/")
    assert alone.headers["Content-Type"] == "application/ld+json"
    assert alone.json() == get("articles/what-cells-run-on/").json()["json_ld"]


def test_markdown_comes_as_text(get, letter):
    answer = get("articles/what-cells-run-on/markdown/")
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "# What cells run on" in answer.content.decode()


def test_neighbours_are_those_before_and_after_in_the_series(get, three_letters):
    shown = get("articles/middle/").json()
    assert shown["previous"] == {
        "slug": "oldest",
        "url": "https://www.evenwell.example/post/oldest",
        "headline": "Oldest",
    }
    assert shown["next"]["slug"] == "newest"
    assert get("articles/oldest/").json()["previous"] is None
    assert get("articles/newest/").json()["next"] is None


def test_letters_of_no_series_have_no_neighbours(get):
    for slug in ("alone", "also-alone"):
        make_article("published", slug=slug, series=None)
    shown = get("articles/alone/").json()
    assert (shown["previous"], shown["next"]) == (None, None)


@pytest.mark.parametrize("status", ["draft", "in_review", "approved", "scheduled", "unpublished"])
def test_what_is_not_public_is_as_if_it_never_was(get, status):
    make_article(status, slug="hidden")
    for form in FORMS:
        hidden, unknown = get(f"articles/hidden/{form}"), get(f"articles/never-was/{form}")
        assert hidden.status_code == unknown.status_code == 404
        assert hidden.content == unknown.content
        assert told(hidden) == told(unknown)


def test_a_withdrawn_letter_is_gone_and_says_so(get):
    make_article("withdrawn", slug="taken-back")
    for form in FORMS:
        answer = get(f"articles/taken-back/{form}")
        assert answer.status_code == 410
        assert answer.json()["errors"][0]["code"] == "gone"
        assert answer.headers["Cache-Tag"] == "letter:taken-back"


def test_a_cancelled_schedule_leaves_no_trace(get, publisher, clock):
    letter = make_article("scheduled", slug="never-seen")
    actions.unschedule(letter, actor=publisher, now=NOW + timedelta(hours=1))
    clock.turn(days=3)
    assert get("articles/never-seen/").status_code == 404


def test_a_renamed_letter_sends_its_readers_to_the_new_address(get, letter):
    rename(letter, "better-name", now=NOW + timedelta(hours=2))
    for form in FORMS:
        answer = get(f"articles/what-cells-run-on/{form}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"http://testserver/api/v1/articles/better-name/{form}"
        assert answer.headers["Cache-Control"].startswith("public, max-age=300")
        assert get(f"articles/better-name/{form}").status_code == 200


def test_a_new_address_that_is_planned_is_not_told_before_its_time(get, letter, clock):
    rename(letter, "better-name", now=NOW + timedelta(hours=2), at=NOW + timedelta(hours=21))
    assert get("articles/what-cells-run-on/").status_code == 200
    assert get("articles/better-name/").status_code == 404
    assert get("redirects/").json()["count"] == 0
    clock.turn(hours=1)
    assert get("articles/what-cells-run-on/").status_code == 301
    assert get("redirects/").json()["count"] == 1


def test_an_address_that_was_only_planned_never_says_gone(get, letter, publisher, clock):
    rename(letter, "better-name", now=NOW + timedelta(hours=2), at=NOW + timedelta(hours=21))
    actions.withdraw(letter, actor=publisher, now=NOW + timedelta(hours=3), reason="No.")
    clock.turn(days=3)
    assert get("articles/better-name/").status_code == 404
    assert get("articles/what-cells-run-on/").status_code == 410


def test_a_letter_renamed_twice_is_one_step_away(get, letter):
    rename(letter, "second-name", now=NOW + timedelta(hours=2))
    rename(letter, "third-name", now=NOW + timedelta(hours=3))
    for old in ("what-cells-run-on", "second-name"):
        assert get(f"articles/{old}/").headers["Location"].endswith("/articles/third-name/")


def test_a_renamed_letter_that_was_withdrawn_is_gone_at_both_addresses(get, letter, publisher):
    rename(letter, "better-name", now=NOW + timedelta(hours=2))
    actions.withdraw(letter, actor=publisher, now=NOW + timedelta(hours=3), reason="No.")
    assert get("articles/what-cells-run-on/").status_code == 410
    assert get("articles/better-name/").status_code == 410


def test_a_scheduled_letter_appears_on_its_second(get, clock):
    make_article("scheduled", slug="to-come")
    clock.now = NOW + timedelta(days=1, microseconds=-1)
    assert get("articles/to-come/").status_code == 404
    clock.now = NOW + timedelta(days=1)
    assert get("articles/to-come/").status_code == 200


def test_a_letter_ends_on_its_second(get, letter, clock):
    Publication.objects.update(live_until=clock.now)
    assert get("articles/what-cells-run-on/").status_code == 404
    clock.turn(microseconds=-1)
    assert get("articles/what-cells-run-on/").status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_reading_costs_one_query_however_many_letters_there_are(
    get, three_letters, django_assert_num_queries, form
):
    with django_assert_num_queries(1):
        get(f"articles/middle/{form}")
    for number in range(3):
        make_article("published", slug=f"more-{number}")
    with django_assert_num_queries(1):
        get(f"articles/middle/{form}")


@pytest.mark.parametrize("form", FORMS)
def test_the_view_behind_gives_the_same_bytes_as_the_short_way(both_ways, letter, form):
    short, long = both_ways(f"/api/v1/articles/what-cells-run-on/{form}")
    assert (short.status_code, short.content) == (long.status_code, long.content)
    named = {"ETag", "Last-Modified", "Cache-Control", "Cache-Tag", "Vary", "Content-Type"}
    assert named <= told(short).keys()
    assert told(short) == told(long)


@pytest.mark.parametrize(
    ("start", "stamp"),
    [
        # The night in Chicago in which 02:00 becomes 03:00, before and after.
        (datetime(2027, 3, 14, 7, 59, 59, tzinfo=UTC), "2027-03-14T01:59:59-06:00"),
        (datetime(2027, 3, 14, 8, 0, 0, tzinfo=UTC), "2027-03-14T03:00:00-05:00"),
        # The night in which half past one comes twice.
        (datetime(2026, 11, 1, 6, 30, tzinfo=UTC), "2026-11-01T01:30:00-05:00"),
        (datetime(2026, 11, 1, 7, 30, tzinfo=UTC), "2026-11-01T01:30:00-06:00"),
    ],
)
def test_a_letter_goes_live_on_its_second_when_clocks_change(get, clock, publisher, start, stamp):
    letter = make_article("approved", slug="to-come")
    actions.schedule(letter, actor=publisher, now=NOW, at=start)
    clock.now = start - timedelta(seconds=1)
    assert get("articles/to-come/").status_code == 404
    assert get("topics/").headers["Cache-Control"] == "public, max-age=1"
    clock.now = start
    assert get("articles/to-come/").json()["date_published"] == stamp
    assert [card["slug"] for card in get("articles/").json()["results"]] == ["to-come"]
    day = stamp[:10]
    assert get("articles/", published_after=day).json()["count"] == 1
    assert get("articles/", published_before=day).json()["count"] == 0

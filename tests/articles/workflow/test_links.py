"""What a letter leads to, and that a change mends exactly the letters it touches."""

import random
from datetime import timedelta

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Publication, Topic
from articles.rendering import finished
from articles.workflow import actions, links, nearest, renewing
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=20)


def topic(slug):
    return Topic.objects.get_or_create(slug=slug, name=slug.title(), kind="concept")[0]


def letter(slug, *, about, day, status="published", **changes):
    now = NOW + timedelta(days=day)
    subjects = [topic(name) for name in about.split()]
    return make_article(status, slug=slug, headline=slug, about=subjects, now=now, **changes)


def stored(slug):
    shown = orjson.loads(Publication.objects.live(LATER).get(slug=slug).detail)
    return {name: shown[name] for name in ("previous", "next", "related")}


def related(slug):
    return [link["slug"] for link in stored(slug)["related"]]


def etags():
    return dict(Publication.objects.live(LATER).values_list("slug", "detail_etag"))


def changed_by(action):
    before = etags()
    action()
    after = etags()
    return {slug for slug in before if slug in after and before[slug] != after[slug]}


def test_related_letters_share_most_and_are_the_nearest_of_those_in_time():
    letter("far-both", about="gut sleep", day=-90)
    letter("near-one", about="gut", day=-3)
    letter("nearer-one", about="sleep", day=-2)
    letter("of-something-else", about="bones", day=-1)
    letter("read", about="gut sleep", day=0)
    assert related("read") == ["far-both", "nearer-one", "near-one"]


def test_a_new_letter_changes_its_neighbours_and_no_other():
    for day in range(6):
        letter(f"day-{day}", about="gut", day=2 * day - 30)
    changed = changed_by(lambda: letter("new", about="gut", day=-19))
    # The next one of the last, and among the three nearest of the last two.
    assert changed == {"day-4", "day-5"}
    assert stored("day-5")["next"]["slug"] == "new"
    assert related("day-4") == ["day-5", "day-3", "new"]


def test_a_letter_that_goes_leaves_no_link_behind():
    gone = letter("gone", about="gut", day=-3)
    for day in (-4, -2):
        letter(f"beside{day}", about="gut", day=day)
    letter("elsewhere", about="bones", day=-3, series=None)
    publisher = make_user(Role.PUBLISHER)
    changed = changed_by(
        lambda: actions.withdraw(gone, actor=publisher, now=NOW, reason="It was wrong.")
    )
    assert changed == {"beside-4", "beside-2"}
    assert stored("beside-4") == {
        "previous": None,
        "next": links.link(Publication.objects.get(slug="beside-2").card),
        "related": [links.link(Publication.objects.get(slug="beside-2").card)],
    }


def test_signed_content_never_changes_by_this():
    letter("first", about="gut", day=-3)
    before = Publication.objects.values("digest", "markdown", "json_ld", "card").get()
    shown = orjson.loads(Publication.objects.get().detail)
    letter("second", about="gut", day=-2)
    first = Publication.objects.filter(slug="first")
    assert first.values("digest", "markdown", "json_ld", "card").get() == before
    after = orjson.loads(first.get().detail)
    assert {name for name in shown if shown[name] != after[name]} == {"next", "related"}


def test_stored_bytes_etag_and_gzip_belong_together():
    for day in (-3, -2, -1):
        letter(f"day{day}", about="gut", day=day)
    for publication in Publication.objects.all():
        for form in ("detail", "json_ld", "markdown"):
            made = finished.columns(form, getattr(publication, form))
            for column, value in made.items():
                kept = getattr(publication, column)
                assert (kept if isinstance(value, str) else bytes(kept)) == value


def test_what_is_stored_is_always_what_would_be_chosen_now():
    dice = random.Random(4)  # noqa: S311 - the same letters in every run
    publisher = make_user(Role.PUBLISHER)
    alive = []
    for number in range(14):
        about = " ".join(dice.sample(["gut", "sleep", "bones", "heart"], dice.randint(1, 3)))
        # Some were public elsewhere before: they come between letters that are here already.
        elsewhere = NOW - timedelta(days=dice.randint(1, 90)) if dice.random() < 0.5 else None
        day = number - 30
        alive.append(letter(f"letter-{number}", about=about, day=day, date_published=elsewhere))
        if number % 5 == 4:
            gone = alive.pop(dice.randrange(len(alive)))
            then = NOW + timedelta(days=day, hours=1)
            actions.unpublish(gone, actor=publisher, now=then, reason="It was misread.")
    for publication in Publication.objects.live(LATER):
        assert stored(publication.slug) == links.links(publication, now=LATER), publication.slug


def test_a_schedule_says_until_when_the_links_beside_it_hold():
    letter("beside", about="gut", day=-1)
    letter("elsewhere", about="bones", day=-1, series=None)
    assert not Publication.objects.filter(linked_until__isnull=False)
    planned = letter("planned", about="gut", day=0, status="scheduled")
    start = NOW + timedelta(days=1)
    marked = Publication.objects.filter(linked_until=start).values_list("slug", flat=True)
    assert set(marked) == {"beside", "planned"}
    actions.unschedule(planned, actor=make_user(Role.PUBLISHER), now=NOW)
    assert not Publication.objects.live(NOW).filter(linked_until__isnull=False)


def test_the_next_change_of_anything_mends_what_a_schedule_has_changed():
    letter("beside", about="gut", day=-1)
    letter("planned", about="gut", day=0, status="scheduled")
    letter("unrelated", about="bones", day=3, series=None)
    beside = orjson.loads(Publication.objects.get(slug="beside").detail)
    assert beside["next"]["slug"] == "planned"
    assert not Publication.objects.filter(linked_until__isnull=False)


def test_rendering_again_keeps_the_links():
    letter("one", about="gut", day=-2)
    letter("two", about="gut", day=-1)
    for publication in Publication.objects.all():
        assert renewing.render_again(publication, now=LATER) is False


def test_neighbours_cost_the_same_however_many_letters_there_are():
    for number in range(6):
        letter(f"letter-{number}", about="gut sleep", day=number - 9)
    middle = Publication.objects.get(slug="letter-3")
    with CaptureQueriesContext(connection) as asked:
        links.links(middle, now=LATER)
    assert len(asked) == 4
    assert len(nearest.near(middle, ["gut", "sleep"], now=LATER, all_sizes=True)) == 5

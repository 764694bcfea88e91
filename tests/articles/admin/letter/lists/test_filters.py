"""What each filter of the letters' list keeps."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.admin.letter.listing import status_of, with_times
from articles.admin.letter.lists.filters import has_status
from articles.models import Article, Publication, Topic
from articles.workflow import actions, counting
from articles.workflow.policy import Role
from articles.workflow.states import Status
from tests.articles.admin.browser import address
from tests.factories import make_article, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

EARLY, BEFORE, NOW, AFTER = (datetime(2026, 6, day, tzinfo=UTC) for day in (1, 8, 15, 30))

# Stored status, when the latest publication begins and ends, and the status of now.
GRID = """
scheduled    after   -       scheduled
scheduled    before  -       published
scheduled    early   before  unpublished
scheduled    -       -       scheduled
published    before  -       published
published    before  after   published
published    early   before  unpublished
unpublished  early   before  unpublished
draft        before  -       draft
draft        -       -       draft
in_review    before  -       in_review
withdrawn    early   before  withdrawn
"""
MOMENTS = {"early": EARLY, "before": BEFORE, "after": AFTER, "-": None}


@kept
def two_letters() -> list[Article]:
    """A scheduled letter and a draft about magnesium."""
    now = timezone.now()
    topic = Topic.objects.create(slug="magnesium", name="Magnesium", kind="substance")
    return [
        make_article("scheduled", headline="Soon to be seen", now=now),
        make_article(
            "draft",
            headline="About magnesium",
            body="<p>No product is named.</p>",
            faqs=[("Why?", "<p>Because.</p>")],
            about=[topic],
            now=now,
        ),
    ]


def found(query: str) -> list[str]:
    client = Client()
    client.force_login(make_user(Role.EDITOR))
    answer = client.get(f"{address('article_changelist')}?{query}")
    assert answer.status_code == 200
    return sorted(letter.headline for letter in answer.context["cl"].result_list)


@pytest.mark.parametrize("row", GRID.strip().splitlines())
def test_the_filter_and_the_status_of_now_agree(row: str, live_letter: Article) -> None:
    stored, begins, ends, expected = row.split()
    Article.objects.filter(pk=live_letter.pk).update(status=stored)
    if MOMENTS[begins]:
        old = Publication.objects.get()
        times = {"live_from": MOMENTS[begins], "live_until": MOMENTS[ends]}
        Publication.objects.filter(pk=old.pk).update(live_until=old.live_from)
        old.pk = None
        for name, value in times.items():
            setattr(old, name, value)
        old.save(force_insert=True)
    else:
        Publication.objects.update(live_until=Publication.objects.get().live_from)
    letters = with_times(Article.objects.all(), now=NOW)
    assert status_of(letters.get(), now=NOW).value == expected
    kept_by = [s.value for s in Status if letters.filter(has_status(s, now=NOW)).exists()]
    assert kept_by == [expected]


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("status=scheduled", ["Soon to be seen"]),
        ("status=draft", ["About magnesium"]),
        ("status=nonsense", ["About magnesium", "Soon to be seen"]),
        ("live=week", ["Soon to be seen"]),
        ("live=past", []),
        ("product=evenwell", ["Soon to be seen"]),
        ("product=nonsense", ["About magnesium", "Soon to be seen"]),
        ("findings=block", []),
        ("findings=none", []),
        ("findings=stale", ["About magnesium", "Soon to be seen"]),
    ],
)
def test_filters_keep(query: str, headlines: list[str], two_letters: list[Article]) -> None:
    assert found(query) == headlines


def test_the_topic_and_the_last_editor_can_be_chosen(two_letters: list[Article]) -> None:
    draft = two_letters[1]
    assert found(f"topics__id__exact={Topic.objects.get(slug='magnesium').pk}") == [draft.headline]
    assert found(f"edited_by__id__exact={draft.edited_by_id}") == [draft.headline]


def test_findings_are_filtered_by_counts_of_now_alone(two_letters: list[Article]) -> None:
    draft = two_letters[1]
    counting.count(draft, now=timezone.now())
    assert found("findings=stale") == ["Soon to be seen"]
    with actions.editing(draft, actor=make_user(Role.EDITOR), now=timezone.now()) as article:
        article.body = "<p>Evenwell cures arthritis.</p>"
        article.save()
    assert found("findings=none") == []
    assert found("findings=stale") == ["About magnesium", "Soon to be seen"]
    counting.count(Article.objects.get(pk=draft.pk), now=timezone.now())
    assert found("findings=block") == ["About magnesium"]


def test_a_cancelled_schedule_goes_live_in_no_week(two_letters: list[Article]) -> None:
    publisher = make_user(Role.PUBLISHER)
    actions.unschedule(two_letters[0], actor=publisher, now=timezone.now() + timedelta(minutes=1))
    assert found("live=week") == []

"""A count of open findings holds until something happens that may change it."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from articles.models import Article, Author, OpenFindings, PolicyVersion
from articles.workflow import actions, counting, house
from articles.workflow.policy import Role
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def is_of_now(article: Article, *, now=LATER) -> bool:
    letters = counting.with_events(Article.objects.filter(pk=article.pk))
    state = counting.state(now=now)
    letter = letters.select_related("open_findings").get()
    one_by_one = state.is_of_now(letter.open_findings, newest_event=letter.newest_event)
    assert letters.filter(state.counted()).exists() is one_by_one, "the two ways disagree"
    return one_by_one


def test_a_count_says_what_the_next_decision_would_find(draft_letter: Article) -> None:
    clean = counting.count(draft_letter, now=NOW)
    assert clean.blocking == 0
    with actions.editing(draft_letter, actor=make_user(Role.EDITOR), now=NOW) as article:
        article.body += "<p>Evenwell cures arthritis.</p>"
        article.save()
    draft_letter.refresh_from_db()
    assert counting.count(draft_letter, now=NOW).blocking > 0
    assert OpenFindings.objects.count() == 1


def test_a_count_holds_while_nothing_happens(draft_letter: Article) -> None:
    counting.count(draft_letter, now=NOW)
    assert is_of_now(draft_letter)


def an_edit(article: Article) -> None:
    with actions.editing(article, actor=make_user(Role.EDITOR), now=NOW) as draft:
        draft.headline = "Another headline"
        draft.save()


def a_submission(article: Article) -> None:
    actions.submit(article, actor=make_user(Role.EDITOR), now=NOW)


def a_word_of_the_lexicon(article: Article) -> None:
    reviewer = make_user(Role.REVIEWER)
    house.add_term(kind="disease", phrase="gnarly gut", why="Said a lot.", actor=reviewer, now=NOW)
    assert PolicyVersion.objects.exists()


def a_change_of_its_author(article: Article) -> None:
    author = article.bylines.get().author
    entry = LogEntry.objects.create(
        user=make_user(Role.EDITOR),
        content_type=ContentType.objects.get_for_model(Author),
        object_id=str(author.pk),
        object_repr=author.name,
        action_flag=CHANGE,
    )
    LogEntry.objects.filter(pk=entry.pk).update(action_time=NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    "happens", [an_edit, a_submission, a_word_of_the_lexicon, a_change_of_its_author]
)
def test_a_count_is_out_of_date_after(happens, draft_letter: Article) -> None:
    counting.count(draft_letter, now=NOW)
    happens(draft_letter)
    assert not is_of_now(draft_letter)
    counting.count(draft_letter, now=LATER)
    assert is_of_now(draft_letter)


def test_a_count_ends_with_its_day_for_overrides_do(draft_letter: Article) -> None:
    counting.count(draft_letter, now=NOW)
    assert not is_of_now(draft_letter, now=NOW + timedelta(days=1))

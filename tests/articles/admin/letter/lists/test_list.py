"""The list of letters: what it says of each, how it finds them, what it costs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Approval, Article, ArticleAuthor, Author
from articles.workflow import actions, counting
from articles.workflow.policy import Role
from tests.articles.admin.browser import address, words
from tests.factories import make_article, make_author, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db

LIST = address("article_changelist")
MOST = 30
"""Queries; eight filters with their choices are most of them."""


@kept
def three_letters() -> list[Article]:
    """A draft, a letter in review, and one that readers see."""
    author = make_author(name="Zoë Ångström", slug="zoe")
    now = timezone.now() - timedelta(days=1)
    return [
        make_article("draft", headline="A first draft", authors=[author], now=now),
        make_article("in_review", headline="Read me, please", authors=[author], now=now),
        make_article("published", headline="Readers see this", authors=[author], now=now),
    ]


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(role))
    return client


def found(query: str, role: Role = Role.EDITOR) -> list[str]:
    answer = signed_in(role).get(f"{LIST}?{query}")
    assert answer.status_code == 200
    return sorted(letter.headline for letter in answer.context["cl"].result_list)


def line_of(headline: str, role: Role = Role.EDITOR):
    rows = signed_in(role).get(LIST).context["cl"].result_list
    return next(row.line for row in rows if row.headline == headline)


def test_the_list_asks_as_often_for_thirty_letters_as_for_three(
    three_letters: list[Article], django_assert_max_num_queries, django_assert_num_queries
) -> None:
    client = signed_in(Role.EDITOR)
    client.get(LIST)
    with django_assert_max_num_queries(MOST) as three:
        client.get(LIST)
    more = Article.objects.bulk_create(
        Article(slug=f"more-{n}", headline=f"More {n}", edited_at=timezone.now()) for n in range(27)
    )
    author = Author.objects.get(slug="zoe")
    ArticleAuthor.objects.bulk_create(ArticleAuthor(article=each, author=author) for each in more)
    counting.count(three_letters[0], now=timezone.now())
    with django_assert_num_queries(len(three)):
        assert len(client.get(LIST).context["cl"].result_list) == 30


def test_whose_turn_it_is_depends_on_who_looks(three_letters: list[Article]) -> None:
    assert line_of("A first draft", Role.EDITOR).is_mine
    assert not line_of("A first draft", Role.REVIEWER).is_mine
    assert line_of("Read me, please", Role.REVIEWER).is_mine
    assert line_of("Readers see this", Role.EDITOR).turn is None


def test_a_live_letter_tells_until_when_its_approval_holds(three_letters: list[Article]) -> None:
    until = Approval.objects.get().valid_until
    assert line_of("Readers see this").valid_until == until
    page = words(signed_in(Role.EDITOR).get(LIST))
    assert until is not None
    assert f"Review due {date_format(until, 'j M Y')}" in page
    assert line_of("A first draft").valid_until is None


def test_a_list_checks_nothing_and_has_counted_what_it_shows_as_out_of_date(
    three_letters: list[Article],
) -> None:
    client, draft = signed_in(Role.EDITOR), three_letters[0]
    page = client.get(LIST)
    assert f'data-count="{draft.pk}"' in page.content.decode()
    assert "Not counted" in words(page)
    told = client.post(address("article_count"), {"id": [draft.pk, "nonsense", 10**30]})
    assert list(told.json()["counts"]) == [str(draft.pk)]
    again = client.get(LIST).content.decode()
    assert f'data-count="{draft.pk}"' not in again
    assert f'data-count="{three_letters[1].pk}"' in again


def test_nobody_without_the_right_to_look_counts(three_letters: list[Article]) -> None:
    stranger = Client()
    stranger.force_login(make_user())
    assert stranger.post(address("article_count"), {"id": 1}).status_code == 403
    assert signed_in(Role.EDITOR).get(address("article_count")).status_code == 405


@pytest.mark.parametrize(
    ("typed", "headlines"),
    [
        ("first draft", ["A first draft"]),
        ("DRAFT first", ["A first draft"]),
        ("angstrom first", ["A first draft"]),
        ("zoë", ["A first draft", "Read me, please", "Readers see this"]),
        ("basketball please", ["Read me, please"]),
        ("glutamine 100%", []),
        ("'; --", ["A first draft", "Read me, please", "Readers see this"]),
    ],
)
def test_words_are_found_anywhere_in_the_letter_accents_aside(
    typed: str, headlines: list[str], three_letters: list[Article]
) -> None:
    assert found(f"q={typed}") == headlines


def test_a_word_that_was_edited_in_is_found_and_one_edited_out_is_not(
    three_letters: list[Article],
) -> None:
    article = three_letters[0]
    with actions.editing(article, actor=make_user(Role.EDITOR), now=timezone.now()) as draft:
        draft.body = "<p>Nothing but a café in Córdoba.</p>"
        draft.save()
    assert found("q=cordoba cafe") == ["A first draft"]
    assert "A first draft" not in found("q=basketball")

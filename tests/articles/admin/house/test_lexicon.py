"""A reviewer teaches a word, having seen what it changes; nobody else may."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import policies
from articles.compliance.policy import Term
from articles.models import LexiconTerm
from articles.workflow import house
from articles.workflow.policy import Role
from tests.articles.admin.browser import Browser, words
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_lexiconterm_add")
WHY = "Met in a letter on the gut."


@pytest.fixture
def browser() -> Browser:
    return Browser(make_user(Role.REVIEWER))


def teach(phrase: str) -> LexiconTerm:
    reviewer = make_user(Role.REVIEWER)
    return house.add_term(
        kind="disease", phrase=phrase, why=WHY, actor=reviewer, now=timezone.now()
    )


def test_what_a_term_would_change_is_shown_and_nothing_is_added_yet(browser: Browser) -> None:
    live, draft = make_article("published"), make_article("draft")
    page = browser.post(ADD, phrase="gut lining", kind="disease", why=WHY)
    shown = words(page)
    assert "All 2 live, scheduled and unfinished texts were looked at. 2 would change" in shown
    assert f"{live.headline} Live or scheduled, revision 1" in shown
    assert f"{draft.headline} Draft" in shown
    assert "Evenwell supports a healthy gut lining" in shown
    assert reverse("admin:articles_article_change", args=[live.pk]) in page.content.decode()
    assert not LexiconTerm.objects.exists()


def test_once_that_was_seen_it_is_added_and_counts(browser: Browser) -> None:
    page = browser.post(ADD, phrase="Gut  Lining", kind="disease", why=WHY)
    assert 'name="seen" value="disease:gut lining"' in page.content.decode()
    done = browser.post(
        ADD, phrase="Gut  Lining", kind="disease", why=WHY, seen="disease:gut lining"
    )
    assert "Added: “gut lining” (disease)" in words(done)
    assert policies.current().terms == {Term("disease", "gut lining")}


def test_another_term_than_the_one_seen_is_shown_first(browser: Browser) -> None:
    browser.post(ADD, phrase="zorb", kind="disease", why=WHY, seen="disease:gut lining")
    assert not LexiconTerm.objects.exists()


@pytest.mark.parametrize(
    ("phrase", "kind", "why", "told"),
    [
        ("", "disease", WHY, "A term is a word or a phrase"),
        ("gou.*t", "disease", WHY, "This looks like a pattern"),
        ("gout", "disease", WHY, "already, as a disease"),
        ("x" * 900, "disease", WHY, "at most 80 characters"),
        ("zorb", "disease", "", "Say where you met it"),
        ("gout street", "everyday", "A street.", "keeps every rule from reading “gout”"),
        ("zorb", "weather", WHY, "Select a valid choice"),
    ],
)
def test_what_cannot_be_added_is_told_with_the_way_out(
    browser: Browser, phrase: str, kind: str, why: str, told: str
) -> None:
    page = browser.post(ADD, phrase=phrase, kind=kind, why=why, seen=f"{kind}:{phrase}")
    assert told in words(page)
    assert not LexiconTerm.objects.exists()


def test_what_everyday_would_silence_is_shouted(browser: Browser) -> None:
    page = browser.post(
        ADD, phrase="gout street", kind="everyday", why="Our shop stands in Gout Street."
    )
    assert "No rule will read “gout” in this phrase any more" in words(page)


def test_markup_in_a_phrase_is_shown_as_it_was_typed(browser: Browser) -> None:
    page = browser.post(ADD, phrase='zorb"><img src=x>', kind="disease", why="<script>")
    assert b"<img src=x>" not in page.content
    assert b"<script>&" not in page.content


def test_a_term_is_retired_with_a_reason_having_seen_what_that_changes(browser: Browser) -> None:
    make_article("published")
    term = teach("gut lining")
    address = reverse("admin:articles_lexiconterm_retire", args=[term.pk])
    assert "1 would change" in browser.text(address)
    assert "Say why" in words(browser.send(address, why=""))
    assert "Retired." in words(browser.send(address, why="It found too much."))
    assert policies.current().terms == frozenset()
    page = browser.text(reverse("admin:articles_lexiconterm_change", args=[term.pk]))
    assert "It found too much." in page
    assert "Retire" not in page.replace("Retired", "")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_others_read_the_lexicon_and_change_nothing(role: Role) -> None:
    term = teach("zorb")
    browser = Browser(make_user(role))
    assert "zorb" in browser.text(reverse("admin:articles_lexiconterm_changelist"))
    assert browser.open(ADD).status_code == 403
    retire = reverse("admin:articles_lexiconterm_retire", args=[term.pk])
    assert browser.post(retire, why="It found too much.").status_code == 403
    assert LexiconTerm.objects.in_force().exists()

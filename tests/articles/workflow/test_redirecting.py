"""Old addresses lead to a letter that readers can open, in one step, whatever happened before."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.exceptions import NotFound

from articles.api import letters
from articles.api.errors import Gone, Moved
from articles.models import Article, Publication, Redirect
from articles.workflow import redirecting
from tests.factories import NOW, make_article
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db


@kept
def two_letters() -> list[Article]:
    """Two letters that readers see, at `gut` and at `sleep`."""
    return [
        make_article("published", slug="gut", headline="On the gut"),
        make_article("published", slug="sleep", headline="On sleep"),
    ]


def go_live(article: Article, slug: str, *, at) -> None:
    """Have `article` live at another slug, as a publication leaves its rows; nothing rendered."""
    Publication.objects.live(at).filter(article=article).update(live_until=at)
    row = Publication.objects.filter(article=article).latest("live_from")
    row.pk, row.slug, row.live_from, row.live_until, row.withdrawn_at = None, slug, at, None, None
    row.save(force_insert=True)
    Article.objects.filter(pk=article.pk).update(slug=slug)
    redirecting.remember(article, slug)


def end(article: Article, *, at, withdrawn: bool = False) -> None:
    Publication.objects.live(at).filter(article=article).update(live_until=at)
    if withdrawn:
        article.publications.update(withdrawn_at=at)


def at(slug: str, now) -> str:
    """Say what a reader gets at `slug`."""
    try:
        return f"letter {letters.find(Publication.objects.all(), slug, now=now).slug}"
    except Moved as moved:
        return f"to {moved.slug}"
    except Gone:
        return "gone"
    except NotFound:
        return "nothing"


def hours(number: int):
    return NOW + timedelta(hours=number)


def test_a_chain_of_renames_is_answered_in_one_step(two_letters: list[Article]) -> None:
    gut, _ = two_letters
    go_live(gut, "b", at=hours(1))
    go_live(gut, "c", at=hours(2))
    assert [at(slug, hours(3)) for slug in ("gut", "b", "c")] == ["to c", "to c", "letter c"]


def test_renaming_back_works(two_letters: list[Article]) -> None:
    gut, _ = two_letters
    go_live(gut, "b", at=hours(1))
    go_live(gut, "gut", at=hours(2))
    assert [at(slug, hours(3)) for slug in ("gut", "b")] == ["letter gut", "to gut"]


def test_an_address_that_another_letter_took_over_stays_that_letters(
    two_letters: list[Article],
) -> None:
    gut, sleep = two_letters
    go_live(gut, "b", at=hours(1))
    go_live(sleep, "gut", at=hours(2))
    go_live(sleep, "night", at=hours(3))
    go_live(gut, "c", at=hours(4))
    assert at("gut", hours(5)) == "to night"


def test_a_withdrawn_letter_is_gone_although_its_address_was_once_anothers(
    two_letters: list[Article],
) -> None:
    gut, sleep = two_letters
    go_live(gut, "b", at=hours(1))
    go_live(sleep, "gut", at=hours(2))
    end(sleep, at=hours(3), withdrawn=True)
    assert at("gut", hours(4)) == "gone"
    assert at("sleep", hours(4)) == "gone"


def test_a_redirect_to_a_letter_that_nobody_can_open_is_not_followed(
    two_letters: list[Article],
) -> None:
    gut, _ = two_letters
    go_live(gut, "b", at=hours(1))
    end(gut, at=hours(2))
    assert at("gut", hours(3)) == "nothing"


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("sleep", "“On sleep” has this address already."),
        ("night", "Readers find “On sleep” at this address."),
        ("once", "This address leads readers on to “On sleep”."),
        ("gut", ""),
        ("gut-once", ""),
        ("free", ""),
    ],
)
def test_a_taken_address_is_refused_with_who_has_it(
    slug: str, message: str, two_letters: list[Article]
) -> None:
    gut, sleep = two_letters
    Publication.objects.filter(article=sleep).update(slug="night")
    Redirect.objects.create(old_slug="once", article=sleep)
    Redirect.objects.create(old_slug="gut-once", article=gut)
    said = redirecting.taken(slug, now=hours(1), by=gut)
    assert said.startswith(message) if message else said == ""


def test_a_free_address_is_like_the_wish(two_letters: list[Article]) -> None:
    Redirect.objects.create(old_slug="sleep-2", article=two_letters[1])
    assert redirecting.free("nap", now=NOW) == "nap"
    assert redirecting.free("sleep", now=NOW) == "sleep-3"
    long = "a" * 200
    Article.objects.filter(slug="gut").update(slug=long)
    assert redirecting.free(long, now=NOW) == f"{'a' * 198}-2"


def test_a_file_is_taken_whole_or_not_at_all(two_letters: list[Article]) -> None:
    refused = redirecting.import_file(b"a,gut\nb,nowhere\nc\n", now=NOW)
    assert [(fault.line, fault.message[:13]) for fault in refused.faults] == [
        (2, "No letter has"),
        (3, "It has 1 colu"),
    ]
    assert not Redirect.objects.exists()
    done = redirecting.import_file(b"old,target\na,gut\nb,a\n", now=NOW)
    assert (done.created, done.waiting) == (("a", "b"), ())
    again = redirecting.import_file(b"old,target\na,gut\nb,a\n", now=NOW)
    assert (again.created, again.unchanged) == ((), ("a", "b"))
    assert at("b", hours(1)) == "to gut"


def test_what_leads_to_a_draft_waits_for_it(two_letters: list[Article]) -> None:
    end(two_letters[0], at=hours(1))
    done = redirecting.import_file(b"a,gut\nb,sleep", now=hours(2))
    assert done.waiting == ("a",)
    assert [at("a", hours(3)), at("b", hours(3))] == ["nothing", "to sleep"]


SLUGS = ("gut", "sleep", "a", "b")
RENAME = st.tuples(st.just("rename"), st.integers(0, 1), st.sampled_from(SLUGS))
IMPORT = st.tuples(st.just("import"), st.sampled_from(SLUGS), st.sampled_from(SLUGS))
END = st.tuples(st.just("end"), st.integers(0, 1), st.booleans())


def take(step, two_letters: list[Article], *, now) -> None:
    """Do what people may do; what the workflow refuses does not happen."""
    kind, first, second = step
    if kind == "import":
        redirecting.import_file(f"{first},{second}".encode(), now=now)
    elif kind == "end":
        end(two_letters[first], at=now, withdrawn=second)
    elif not redirecting.taken(second, now=now, by=two_letters[first]):
        go_live(two_letters[first], second, at=now)


@given(st.lists(st.one_of(RENAME, IMPORT, END), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_nothing_that_people_do_makes_a_loop_or_a_redirect_to_nothing(two_letters, steps) -> None:
    with transaction.atomic():
        for number, step in enumerate(steps, start=1):
            take(step, two_letters, now=hours(number))
        now = hours(len(steps) + 1)
        for slug in SLUGS:
            said = at(slug, now)
            if said.startswith("to "):
                target = said.removeprefix("to ")
                assert at(target, now) == f"letter {target}"
        for live in Publication.objects.live(now):
            assert at(live.slug, now) == f"letter {live.slug}"
        transaction.set_rollback(True)

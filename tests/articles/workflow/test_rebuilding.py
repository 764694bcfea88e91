"""Live letters are rendered again in small steps; what happens meanwhile is never lost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Event, Publication, PublishedEntry
from articles.rendering import anew
from articles.workflow import actions, history, rebuilding
from articles.workflow.policy import Role
from tests.factories import NOW, make_article, make_user
from tests.tooling.kept_rows import kept

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@kept
def letters() -> list[Article]:
    """Two letters that are live."""
    return [make_article("published"), make_article("published")]


def fall_behind(letter: Article) -> str:
    """Have readers get what an older release rendered; returns what this one renders."""
    rows = Publication.objects.filter(article=letter)
    made = rows.get().markdown
    rows.update(markdown="as an older release wrote it", markdown_etag="older", rendered_by="older")
    return made


def rebuild(**options: bool) -> list[str]:
    return [slug for done in rebuilding.rebuild(now=LATER, **options) for slug in done.changed]


def test_what_fell_behind_is_rendered_anew_and_the_history_tells_of_it(
    letters: list[Article],
) -> None:
    behind, other = letters
    made = fall_behind(behind)
    assert rebuild() == [behind.slug]
    assert Publication.objects.get(article=behind).markdown == made
    assert behind.events.latest("id").kind == "render"
    assert not other.events.filter(kind="render").exists()
    assert history.first_broken_link() is None


def test_what_did_not_change_is_not_written(letters: list[Article]) -> None:
    before = list(Publication.objects.order_by("pk").values())
    entries, events = list(PublishedEntry.objects.values()), Event.objects.count()
    assert rebuild() == []
    assert list(Publication.objects.order_by("pk").values()) == before
    assert list(PublishedEntry.objects.values()) == entries
    assert Event.objects.count() == events


def test_whoever_goes_on_passes_over_what_this_program_has_rendered(
    letters: list[Article],
) -> None:
    fall_behind(letters[0])
    done = [each.letters for each in rebuilding.rebuild(now=LATER, goes_on=True)]
    assert done == [1]
    assert list(rebuilding.rebuild(now=LATER, goes_on=True)) == []


def test_what_lists_tell_is_mended_where_it_fell_behind(letters: list[Article]) -> None:
    PublishedEntry.objects.filter(kind="author").update(name="An older name")
    rebuild()
    assert {each.name for each in PublishedEntry.objects.filter(kind="author")} == {"Sam Writer"}


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Things to do after letters were read and before they are written."""
    waiting: list[object] = []
    render = anew.render

    def late(*given):  # type: ignore[no-untyped-def]
        found = render(*given)
        while waiting:
            waiting.pop()()  # type: ignore[operator]
        return found

    monkeypatch.setattr(anew, "render", late)
    return waiting


def test_a_letter_that_is_withdrawn_meanwhile_keeps_what_it_showed(
    letters: list[Article], meanwhile: list[object]
) -> None:
    fall_behind(letters[0])
    publisher = make_user(Role.PUBLISHER)
    meanwhile.append(
        lambda: actions.withdraw(letters[0], actor=publisher, now=timezone.now(), reason="Wrong.")
    )
    assert rebuild() == []
    gone = Publication.objects.get(article=letters[0])
    assert gone.withdrawn_at
    assert gone.markdown == "as an older release wrote it"


def test_bytes_that_came_meanwhile_are_never_overwritten_with_older_ones(
    letters: list[Article], meanwhile: list[object]
) -> None:
    made = fall_behind(letters[0])
    rows = Publication.objects.filter(article=letters[0])
    meanwhile.append(lambda: rows.update(json_ld="of others", json_ld_etag="of others"))
    assert rebuild() == [letters[0].slug]
    assert (rows.get().markdown, rows.get().json_ld_etag == "of others") == (made, False)


def test_a_letter_whose_signed_text_was_changed_is_named_and_the_others_are_done(
    letters: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    fall_behind(letters[1])
    broken = letters[0].revisions.get()
    real = anew.digest
    monkeypatch.setattr(
        anew, "digest", lambda text: "another" if text == broken.text else real(text)
    )
    (done,) = rebuilding.rebuild(now=LATER)
    assert list(done.failed) == [letters[0].slug]
    assert "not the one that its digest names" in done.failed[letters[0].slug]
    assert done.changed == [letters[1].slug]


def test_other_processes_render_the_same(
    letters: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "ALONE", 0)
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    made = [fall_behind(letter) for letter in letters]
    assert sorted(
        slug for done in rebuilding.rebuild(now=LATER, processes=2) for slug in done.changed
    ) == sorted(letter.slug for letter in letters)
    assert list(Publication.objects.order_by("pk").values_list("markdown", flat=True)) == made

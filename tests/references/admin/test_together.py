"""Two people at one paper, and pages that are older than the record: nobody's work is undone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from references import library
from references.models import Difference, Reference
from tests.references import papers
from tests.references.admin.pressing import LIST, press

pytestmark = pytest.mark.django_db
Words = Callable[[Any], str]
NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)


@pytest.fixture
def kim() -> Reference:
    return library.add(papers.KIM).reference


@pytest.fixture
def difference(kim: Reference) -> Difference:
    return Difference.objects.create(
        reference=kim,
        field="title",
        typed="Roles of glutamine",
        registered=kim.title,
        source="Crossref",
        found_at=NOW,
        kept="registered",
    )


def change(reference: Reference) -> str:
    return f"{LIST}{reference.pk}/change/"


def opened(client: Client, reference: Reference) -> dict[str, str]:
    """Return what the paper's form would send if nothing were typed."""
    page = LexborHTMLParser(client.get(change(reference)).content.decode())
    data = {}
    for field in page.css("#reference_form input:not([type=submit]), #reference_form textarea"):
        value = field.text() if field.tag == "textarea" else field.attributes.get("value")
        data[field.attributes["name"] or ""] = value or ""
    for select in page.css("#reference_form select"):
        chosen = [each.attributes.get("value") or "" for each in select.css("option[selected]")]
        data[select.attributes["name"] or ""] = chosen[0] if chosen else ""
    return data


def test_an_older_page_does_not_undo_what_a_colleague_saved(
    editor: Client, administrator: Client, kim: Reference, words: Words
) -> None:
    mine, theirs = opened(editor, kim), opened(administrator, kim)
    assert administrator.post(change(kim), {**theirs, "title": "Mended"}).status_code == 302
    answer = editor.post(change(kim), {**mine, "volume": "19"})
    assert "Nothing was saved, for this record has changed since you opened it" in words(answer)
    assert 'value="19"' in answer.content.decode(), "what was typed stays"
    kim.refresh_from_db()
    assert (kim.title, kim.volume) == ("Mended", "18")
    assert editor.post(change(kim), {**opened(editor, kim), "volume": "19"}).status_code == 302
    kim.refresh_from_db()
    assert (kim.title, kim.volume) == ("Mended", "19")


def test_a_change_among_the_people_counts_too(editor: Client, kim: Reference, words: Words) -> None:
    mine = opened(editor, kim)
    kim.contributors.filter(position=2).delete()
    assert "Nothing was saved" in words(editor.post(change(kim), {**mine, "volume": "19"}))


def test_what_the_form_does_not_show_may_change_meanwhile(editor: Client, kim: Reference) -> None:
    mine = opened(editor, kim)
    Reference.objects.filter(pk=kim.pk).update(checked_at=NOW, status="corrected")
    assert editor.post(change(kim), {**mine, "volume": "19"}).status_code == 302
    kim.refresh_from_db()
    assert (kim.volume, kim.status) == ("19", "corrected")


def test_the_second_of_two_who_decide_is_told_of_the_first(
    editor: Client, administrator: Client, difference: Difference, words: Words
) -> None:
    page = editor.get(change(difference.reference))
    press(administrator, administrator.get(change(difference.reference)), "Take what was typed")
    answer = press(editor, page, "Keep what is registered")
    assert "decided on the title before you, and kept what was typed" in words(answer)
    difference.refresh_from_db()
    assert difference.kept == "typed"


def test_nobody_decides_between_values_that_are_no_longer_the_ones_shown(
    editor: Client, difference: Difference, words: Words
) -> None:
    page = editor.get(change(difference.reference))
    Difference.objects.filter(pk=difference.pk).update(registered="Something else by now")
    answer = press(editor, page, "Keep what is registered")
    assert "Nothing was decided: the title has changed since you opened the page" in words(answer)
    difference.refresh_from_db()
    assert difference.decided_at is None


def test_a_button_pressed_twice_decides_once(
    editor: Client, difference: Difference, words: Words
) -> None:
    page = editor.get(change(difference.reference))
    press(editor, page, "Take what was typed")
    assert "before you" not in words(press(editor, page, "Take what was typed"))
    assert difference.reference.events.filter(kind="decided").count() == 1
    # And the way back stands.
    answer = editor.get(change(difference.reference))
    press(editor, answer, "Take what is registered")
    difference.refresh_from_db()
    assert difference.kept == "registered"


def test_records_are_not_merged_on_values_that_nobody_saw(
    editor: Client, kim: Reference, words: Words
) -> None:
    other = library.add(papers.ROTH).reference
    Reference.objects.filter(pk=other.pk).update(doi="")
    address = f"{LIST}merge/?paper={kim.pk}&paper={other.pk}"
    page = editor.get(address)
    Reference.objects.filter(pk=other.pk).update(volume="77")
    answer = press(editor, page, "Merge", volume="right")
    assert "Nothing was merged: one of the two records has changed" in words(answer)
    assert "Merged." in words(press(editor, editor.get(address), "Merge", volume="right"))
    kim.refresh_from_db()
    assert kim.volume == "77"

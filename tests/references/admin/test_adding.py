"""Paste anything: what an editor gets back, entry by entry."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from references import library
from references.csl import build
from references.models import Reference, ReferenceEvent
from tests.references import papers
from tests.references.admin.pressing import ADD, LIST, press
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db
Words = Callable[[Any], str]

KIM = "https://doi.org/10.3390/IJMS18051051"
CIAMPA = (
    "8. Ciampa BP, et al. Emerging Therapeutic Role for Supplements in Gastrointestinal Disorders. "
    "Gastroenterol Hepatol (N Y). 2017;13(5):288-296. PMID: 28450817"
)


def paste(client: Client, text: str, **more: Any) -> Any:
    return client.post(ADD, {"text": text, **more}, follow=True)


def links(answer: Any, text: str) -> list[str]:
    """Return where the links with these words lead."""
    page = LexborHTMLParser(answer.content.decode())
    return [link.attributes["href"] or "" for link in page.css("main a") if text in link.text()]


def remember(client: Client, name: str, value: dict[str, Any]) -> None:
    session = client.session
    session[name] = value
    session.save()


def suggest(client: Client, reference: Reference, item: Any) -> None:
    offered = {"source": "Crossref", "item": dict(item)}
    remember(client, "library_suggested", {str(reference.pk): [offered]})


def test_a_pasted_doi_becomes_a_confirmed_record(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    page = words(paste(editor, KIM))
    assert "1 new on the shelf" in page
    assert "Confirmed by a registry" in page
    assert "Kim MH, Kim H. The Roles of Glutamine" in page
    assert '<span data-cites="kim-2017"></span>' in page
    assert Reference.objects.get().verified_at


def test_a_paper_that_is_there_is_found_not_added_again(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    paste(editor, KIM)
    page = words(paste(editor, "doi:10.3390/ijms18051051"))
    assert "1 there already" in page
    assert "On the shelf already" in page
    assert Reference.objects.count() == 1


def test_the_letters_whole_list_shows_its_retraction_and_its_difference(
    editor: Client, registry_server: RegistryServer, words: Words, seed: Path
) -> None:
    text = (seed / "letter.txt").read_text().partition("\nReferences\n")[2]
    page = words(paste(editor, text.partition("\nLanFam Letters\n")[0]))
    assert "8 new on the shelf" in page
    assert "Retracted. This paper was retracted." in page
    assert "10.3390/ani11030905" in page
    assert "Typed Emerging Therapeutic Role for Supplements" in page
    assert "PubMed on record now The Emerging Therapeutic Role of Medical Foods" in page


def test_a_difference_is_decided_with_one_click_each_way(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    page = press(editor, paste(editor, CIAMPA), "Take what was typed")
    decided = Reference.objects.get().differences.exclude(decided_at=None).get()
    assert decided.kept == "typed"
    assert "Confirmed, with differences to decide" in words(page)
    change = editor.get(f"{LIST}{decided.reference_id}/change/")
    address = f"{LIST}{decided.reference_id}/differences/{decided.pk}/"
    assert address in change.content.decode()
    editor.post(address, {"keep": "registered"})
    decided.refresh_from_db()
    assert decided.kept == "registered"


def test_nobody_to_ask_leaves_an_unverified_record_to_try_again(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    registry_server.fail("", "500")
    page = paste(editor, CIAMPA)
    assert "Kept, not confirmed yet" in words(page)
    assert Reference.objects.get().verified_at is None
    registry_server.reset()
    cache.clear()
    page = press(editor, page, "Try again")
    assert "Confirmed, with differences to decide" in words(page)
    assert Reference.objects.get().verified_at


def test_an_identifier_alone_that_nobody_can_look_up_is_not_lost(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    registry_server.fail("", "500")
    page = paste(editor, KIM)
    assert "Not kept: needs your hand" in words(page)
    assert not Reference.objects.exists()
    [by_hand] = links(page, "form by hand")
    assert 'value="10.3390/ijms18051051"' in editor.get(by_hand).content.decode()
    [box] = links(page, "back into the box")
    assert KIM in editor.get(box).content.decode()
    registry_server.reset()
    cache.clear()
    assert "Confirmed by a registry" in words(press(editor, page, "Try again"))


def test_the_form_by_hand_keeps_the_people_that_were_read(editor: Client) -> None:
    entry = {"text": "Kim", "outcome": "manual", "reference": None, "created": False}
    entry |= {"fault": "", "item": dict(papers.KIM), "told": [], "suggestions": []}
    remember(editor, "library_pastes", {"x": {"entries": [entry], "left_out": 0}})
    address = f"{ADD}by-hand/?paste=x&entry=0"
    page = LexborHTMLParser(editor.get(address).content.decode())
    data = {}
    for field in page.css("#reference_form input:not([type=submit]), #reference_form textarea"):
        value = field.text() if field.tag == "textarea" else field.attributes.get("value")
        data[field.attributes["name"] or ""] = value or ""
    for select in page.css("#reference_form select"):
        chosen = [o.attributes.get("value") or "" for o in select.css("option[selected]")]
        data[select.attributes["name"] or ""] = chosen[0] if chosen else ""
    assert editor.post(address, {**data, "citation_key": "kim-2017"}).status_code == 302
    kept = Reference.objects.get()
    assert [name.given for name in kept.names()] == ["Min-Hyun", "Hyeyoung"]
    assert kept.events.get().kind == ReferenceEvent.Kind.ADDED


def test_a_suggestion_is_taken_with_one_click(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    vague = build(title="Roles of glutamine in intestine and diseases", issued="2016")
    reference = library.add(vague).reference
    suggest(editor, reference, papers.KIM)
    page = editor.get(f"{LIST}{reference.pk}/change/")
    assert "Is it one of these?" in words(page)
    press(editor, page, "Yes, this one")
    reference.refresh_from_db()
    assert reference.doi == "10.3390/ijms18051051"
    assert reference.verified_at


def test_a_suggestion_that_is_on_the_shelf_leads_to_it(editor: Client, words: Words) -> None:
    library.add(papers.KIM)
    reference = library.add(build(title="Roles of glutamine", issued="2016")).reference
    suggest(editor, reference, papers.KIM)
    page = press(editor, editor.get(f"{LIST}{reference.pk}/change/"), "Yes, this one")
    assert "The paper you chose is on the shelf already, as kim-2017" in words(page)
    reference.refresh_from_db()
    assert reference.doi == ""


def test_a_suggestion_for_what_was_not_kept_brings_the_paper_in(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    offered = {"source": "Crossref", "item": dict(papers.KIM)}
    entry = {"text": "Kim", "outcome": "manual", "reference": None, "created": False}
    entry |= {"fault": "Nobody knows.", "item": {}, "told": [], "suggestions": [offered]}
    remember(editor, "library_pastes", {"x": {"entries": [entry], "left_out": 0}})
    page = press(editor, editor.get(f"{ADD}taken/x/"), "Yes, this one")
    assert "Confirmed by a registry" in words(page)
    assert Reference.objects.get().citation_key == "kim-2017"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Nothing was pasted yet."),
        ({"text": "   \n "}, "Nothing was pasted yet."),
        ({"text": "x" * 500_001}, "This is too long to be pasted"),
        ({"text": "", "file": b""}, "This file is empty."),
        ({"text": "kept", "file": b"%PDF-1.7 no references"}, "no file of references"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_stays_in_the_box(
    editor: Client, words: Words, data: dict[str, Any], said: str
) -> None:
    file = {"file": SimpleUploadedFile("paper.pdf", data["file"])} if "file" in data else {}
    answer = editor.post(ADD, {**data, **file})
    assert answer.status_code == 200
    assert said in words(answer)
    [box] = LexborHTMLParser(answer.content.decode()).css("textarea[name=text]")
    assert box.text().strip() == data.get("text", "").strip()


RIS = b"""TY  - JOUR
AU  - Roth, E.
TI  - Nonnutritive effects of glutamine
JO  - The Journal of Nutrition
PY  - 2008
VL  - 138
DO  - 10.1093/jn/138.10.2025S
ER  -

TY  - JOUR
AU  - Untitled, U.
PY  - 2001
ER  -
"""


def test_a_file_is_taken_record_by_record_and_says_which_was_refused(
    editor: Client, words: Words
) -> None:
    page = words(paste(editor, "", file=SimpleUploadedFile("mine.ris", RIS)))
    assert "1 new on the shelf" in page
    assert "1 not kept" in page
    assert "Record 2, line 10" in page
    assert Reference.objects.get().citation_key == "roth-2008"
    again = words(paste(editor, "", file=SimpleUploadedFile("mine.ris", RIS)))
    assert "1 there already" in again
    assert Reference.objects.count() == 1


def test_what_was_left_out_of_a_file_is_said_beside_its_paper(editor: Client, words: Words) -> None:
    ris = b"TY  - JOUR\nTI  - A trial\nAU  - Kim, M.\nUR  - javascript:alert(1)\nER  - \n"
    page = words(paste(editor, "", file=SimpleUploadedFile("mine.ris", ris)))
    assert "1 new on the shelf" in page
    assert "its field UR says “javascript:alert(1)”" in page


def test_a_file_of_identifiers_is_looked_up(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    file = SimpleUploadedFile("dois.txt", b"10.3390/ijms18051051\nPMID: 28450817\n")
    assert "2 new on the shelf" in words(paste(editor, "", file=file))


def test_a_list_of_somebody_else_or_of_long_ago_leads_to_the_shelf(editor: Client) -> None:
    answer = editor.get(f"{ADD}taken/nothing/", follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    for button in ("again", "pick"):
        answer = editor.post(f"{ADD}taken/nothing/0/{button}/", {"number": "0"}, follow=True)
        assert answer.status_code == 200


def test_only_so_many_pastes_are_remembered(editor: Client) -> None:
    for number in range(9):
        paste(editor, f"PMID: {number + 1}")
    assert len(editor.session["library_pastes"]) == 6


def test_in_a_popup_a_clear_case_goes_straight_back_to_the_letter(
    editor: Client, registry_server: RegistryServer
) -> None:
    page = paste(editor, KIM, _popup="1").content.decode()
    assert "popup_response.js" in page
    assert f"&quot;value&quot;: &quot;{Reference.objects.get().pk}&quot;" in page


def test_in_a_popup_what_is_to_be_looked_at_is_shown_first(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    page = paste(editor, CIAMPA, _popup="1")
    assert page.redirect_chain[-1][0].endswith("?_popup=1")
    [use] = links(page, "Use this paper")
    assert "popup_response.js" in editor.get(use).content.decode()


def test_the_pages_stand_without_inline_scripts_and_styles(
    editor: Client, registry_server: RegistryServer
) -> None:
    page = paste(editor, CIAMPA)
    change = editor.get(f"{LIST}{Reference.objects.get().pk}/change/")
    for answer in (page, change, editor.get(LIST), editor.get(ADD)):
        parsed = LexborHTMLParser(answer.content.decode())
        assert [script for script in parsed.css("script:not([src])") if script.text().strip()] == []
        assert parsed.css("style") == []
        assert parsed.css("main [style], main [onclick]") == []


def test_a_file_and_a_text_are_both_taken(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    page = words(paste(editor, KIM, file=SimpleUploadedFile("mine.ris", RIS)))
    assert "2 new on the shelf" in page
    assert set(Reference.objects.values_list("citation_key", flat=True)) == {
        "roth-2008",
        "kim-2017",
    }


def test_a_long_files_count_is_the_files_and_what_was_refused_is_always_listed(
    editor: Client, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("references.admin.memory.ENTRIES_KEPT", 2)
    good = "TY  - JOUR\nTI  - Effects of glutamine {}\nPY  - 2008\nER  - \n\n"
    text = "".join(good.format(number) for number in range(5)) + "TY  - JOUR\nPY  - 2001\nER  - \n"
    page = words(paste(editor, "", file=SimpleUploadedFile("mine.ris", text.encode())))
    assert "5 new on the shelf" in page
    assert "1 not kept" in page
    assert "3 more are on the shelf" in page
    assert "Record 6" in page


def test_what_is_left_of_a_long_list_is_taken_with_the_next_click(
    editor: Client, registry_server: RegistryServer, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("references.intake.MOST", 1)
    page = paste(editor, f"{KIM}\n10.3390/nu10111564")
    assert "1 more" in words(page)
    assert "2 new on the shelf" in words(press(editor, page, "Try again"))


def test_a_refused_record_of_a_pasted_file_is_not_tried_as_a_reference(
    editor: Client, words: Words
) -> None:
    page = paste(editor, "TY  - JOUR\nTI  - Glutamine\nPY  - 2001\nDO  - 10.1/xx\nER  - \n")
    assert "Record 1, line 1" in words(page)
    assert "Try again" not in words(page)
    assert links(page, "back into the box") == []
    assert not Reference.objects.exists()


def test_the_browser_is_not_asked_to_cut_what_is_pasted(editor: Client) -> None:
    [box] = LexborHTMLParser(editor.get(ADD).content.decode()).css("textarea[name=text]")
    assert "maxlength" not in box.attributes


def test_a_number_that_no_list_has_is_refused_in_words(editor: Client, words: Words) -> None:
    reference = library.add(papers.KIM).reference
    for number in ("9" * 5000, "²", "-1", ""):
        answer = editor.post(f"{LIST}{reference.pk}/choose/", {"number": number}, follow=True)
        assert "That suggestion is no longer kept." in words(answer)

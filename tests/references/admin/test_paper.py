"""A paper's page: how it stands, what was found about it, and what an editor changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from references import library
from references.csl import build
from references.models import LinkCheck, Reference, ReferenceEvent
from references.notices import standing
from references.sources.record import NoticeFound
from tests.factories import make_article, make_reference
from tests.references import papers
from tests.references.admin.pressing import ADD, LIST, press
from tests.registry_server.server import RegistryServer

pytestmark = pytest.mark.django_db
Words = Callable[[Any], str]

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
RETRACTION = NoticeFound(
    kind="retraction", doi="10.3390/ani11030905", date="2021-03-22", source="Crossref"
)


def change(reference: Reference) -> str:
    return f"{LIST}{reference.pk}/change/"


def inline(*names: dict[str, str], initial: int = 0) -> dict[str, Any]:
    form: dict[str, Any] = {
        "contributors-TOTAL_FORMS": len(names),
        "contributors-INITIAL_FORMS": initial,
    }
    for row, name in enumerate(names):
        values = {"position": row + 1, "role": "author", **name}
        form |= {f"contributors-{row}-{field}": value for field, value in values.items()}
    return form


FORM = {
    "citation_key": "kim-2017",
    "type": "article-journal",
    "title": "The roles of glutamine",
    "issued": "2017",
}
BY_HAND = f"{ADD}by-hand/"


@pytest.fixture
def shah() -> Reference:
    reference = library.add(papers.SHAH).reference
    standing.record_notices(reference, [RETRACTION], now=NOW)
    return Reference.objects.get(pk=reference.pk)


# Typed in by hand


def test_a_paper_is_typed_in_with_pasted_identifiers(editor: Client) -> None:
    form = {
        **FORM,
        "doi": "https://doi.org/10.3390/IJMS18051051",
        "pmid": "PMID: 28498331",
        **inline({"family": "Kim", "given": "MH"}, {"literal": "ABC Study Group"}),
    }
    assert editor.post(BY_HAND, form).status_code == 302
    reference = Reference.objects.get()
    assert (reference.doi, reference.pmid) == ("10.3390/ijms18051051", "28498331")
    assert [name.full for name in reference.names()] == ["MH Kim", "ABC Study Group"]


def test_what_is_wrong_is_said_beside_the_field(editor: Client) -> None:
    form = {**FORM, "doi": "nonsense", "issued": "May 2017", **inline({"given": "M"})}
    answer = editor.post(BY_HAND, form)
    assert answer.status_code == 200
    errors = answer.context["adminform"].form.errors
    assert errors.keys() == {"doi", "issued"}
    assert "“nonsense” is not a DOI" in answer.content.decode()
    assert not Reference.objects.exists()


def test_a_second_paper_with_the_same_doi_is_refused_by_name(editor: Client) -> None:
    library.add(papers.KIM)
    form = {**FORM, "citation_key": "again", "doi": "doi:10.3390/ijms18051051", **inline()}
    [message] = editor.post(BY_HAND, form).context["adminform"].form.errors["doi"]
    assert message.startswith("Another reference already has this DOI.")


def test_a_row_that_holds_a_place_alone_is_no_author(editor: Client) -> None:
    form = {**FORM, **inline({"family": "Kim"}, {"family": " ", "position": "2"})}
    assert editor.post(BY_HAND, form).status_code == 302
    assert len(Reference.objects.get().names()) == 1


def test_the_next_author_is_offered_the_next_place(editor: Client) -> None:
    reference = library.add(papers.KIM).reference
    page = editor.get(change(reference)).content.decode()
    assert 'name="contributors-2-position" value="3"' in page


# What the page shows


def test_the_page_shows_the_printed_entry_and_the_mark_for_the_letter(editor: Client) -> None:
    reference = library.add(papers.KIM).reference
    page = editor.get(change(reference)).content.decode()
    assert "Kim MH, Kim H. The Roles of Glutamine" in page
    assert "<i>Int J Mol Sci</i>. 2017;18(5):1051." in page
    assert "&lt;span data-cites=&quot;kim-2017&quot;&gt;&lt;/span&gt;" in page
    assert "No registry has confirmed this record yet." in page
    assert "No registry has ever said whether it stands." in page


def test_the_printed_entry_is_in_the_brands_style(editor: Client, words: Words) -> None:
    from articles.models import Brand

    reference = library.add(papers.KIM).reference
    Brand.objects.update(citation_style="apa")
    assert "Kim, M.-H., & Kim, H. (2017)" in words(editor.get(change(reference)))


def test_the_page_says_where_the_paper_is_cited(editor: Client, words: Words) -> None:
    article = make_article("published")
    page = words(editor.get(change(make_reference("kim-2017"))))
    assert "Live letters 1" in page
    assert "Claims that rest on it 1" in page
    assert "Signed revisions 1" in page
    assert article.headline in page
    assert "Nothing cites it yet." in words(editor.get(change(make_reference("alone"))))


def test_a_retraction_stands_at_the_top_with_its_notice(
    editor: Client, shah: Reference, words: Words
) -> None:
    page = words(editor.get(change(shah)))
    assert "Retracted. This paper was retracted." in page
    assert "Retraction, 2021-03-22" in page
    assert "doi:10.3390/ani11030905" in page


def test_a_signed_address_in_a_notice_is_escaped(editor: Client) -> None:
    reference = library.add(papers.KIM).reference
    odd = NoticeFound(kind="concern", url='https://x.example/"><script>', source="PubMed")
    standing.record_notices(reference, [odd], now=NOW)
    assert '"><script>' not in editor.get(change(reference)).content.decode()


def test_evidence_abstract_and_history_of_links_are_shown(editor: Client, words: Words) -> None:
    item = build(title="A trial", abstract="Twelve players took it.", url="https://x.example/p")
    reference = library.add(item, kind="trial").reference
    reference.population, reference.sample_size = "basketball players", 12
    reference.save()
    for outcome, year in (("works", 2025), ("broken", 2026)):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        LinkCheck.objects.create(
            reference=reference,
            url="https://x.example/p",
            outcome=outcome,
            first_at=moment,
            last_at=moment,
        )
    page = words(editor.get(change(reference)))
    for said in ("basketball players", "How many took part 12", "Twelve players took it."):
        assert said in page
    assert "Broken https://x.example/p" in page
    assert "Before that Works: https://x.example/p" in page


def test_the_page_takes_a_constant_number_of_queries(
    editor: Client, shah: Reference, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    editor.get(change(shah))
    with CaptureQueriesContext(connection) as few:
        editor.get(change(shah))
    for number in range(4):
        more = NoticeFound(kind="correction", doi=f"10.5555/{number}", source="Crossref")
        standing.record_notices(shah, [more], now=NOW)
    with django_assert_num_queries(len(few)):
        editor.get(change(shah))


# What an editor does


def test_a_saved_change_is_written_into_the_history(editor: Client, words: Words) -> None:
    reference = library.add(papers.ROTH).reference
    author = reference.contributors.get()
    form = {**FORM, "title": "Another title"} | inline(
        {"id": str(author.pk), "family": "Roth", "given": "Erich"}, initial=1
    )
    assert editor.post(change(reference), form).status_code == 302
    reference = Reference.objects.get()
    assert reference.citation_key == "roth-2008", "letters hold on to the key"
    assert reference.events.filter(kind=ReferenceEvent.Kind.EDITED).count() == 1
    assert Reference.objects.search("erich another").get() == reference


def test_a_paper_is_not_found_by_an_author_who_was_taken_off(editor: Client) -> None:
    reference = library.add(papers.ROTH).reference
    author = reference.contributors.get()
    row = {"id": str(author.pk), "family": "Roth", "given": "E", "DELETE": "on"}
    form = {**FORM, "title": reference.title} | inline(row, initial=1)
    assert editor.post(change(reference), form).status_code == 302
    reference = Reference.objects.get()
    assert reference.names() == ()
    assert "roth" not in reference.search_text.split()


def test_a_status_is_declared_by_hand_and_kept_with_its_notice(
    editor: Client, words: Words
) -> None:
    reference = library.add(papers.KIM).reference
    address = f"{LIST}{reference.pk}/status/"
    said = {"status": "retracted", "notice": "10.5555/gone", "date": "2026-05", "reason": ""}
    assert editor.post(address, said).status_code == 302
    reference.refresh_from_db()
    assert reference.status == "retracted"
    assert reference.notices.get().doi == "10.5555/gone"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"status": "current"}, "reason"),
        ({"status": "nonsense"}, "Choose one of the statuses offered."),
        ({}, "This field is required."),
        ({"status": "concern", "date": "May 2026"}, "“May 2026” is not a date."),
        ({"status": "corrected", "notice": "nonsense"}, ""),
    ],
)
def test_a_wrong_status_changes_nothing_and_says_why(
    editor: Client, shah: Reference, words: Words, data: dict[str, str], complaint: str
) -> None:
    answer = editor.post(f"{LIST}{shah.pk}/status/", data)
    assert answer.status_code == 200
    assert complaint in words(answer)
    shah.refresh_from_db()
    assert shah.status == "retracted"


def test_a_notice_is_set_aside_with_a_reason_and_taken_up_again(
    editor: Client, shah: Reference, words: Words
) -> None:
    page = press(editor, editor.get(change(shah)), "Set aside", reason="Another Shah.")
    assert "Notices set aside" in words(page)
    assert "Another Shah." in words(page)
    shah.refresh_from_db()
    assert shah.status == "current"
    press(editor, page, "Let it count", reason="The same after all.")
    shah.refresh_from_db()
    assert shah.status == "retracted"


def test_a_notice_is_not_set_aside_without_a_reason(
    editor: Client, shah: Reference, words: Words
) -> None:
    page = press(editor, editor.get(change(shah)), "Set aside", reason="  ")
    assert "reason" in words(page)
    shah.refresh_from_db()
    assert shah.status == "retracted"


def test_checking_now_tells_what_was_found(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    reference = library.add(papers.SHAH, verified_at=NOW).reference
    page = words(press(editor, editor.get(change(reference)), "Check now"))
    assert "New: Retraction of" in page
    assert "Notices about this paper" in page


def test_trying_again_with_nobody_to_ask_says_so(editor: Client, words: Words) -> None:
    reference = library.add(papers.KIM).reference
    page = words(press(editor, editor.get(change(reference)), "Try again"))
    assert "Still unverified." in page


def test_a_button_leads_back_to_our_own_pages_only(editor: Client) -> None:
    reference = library.add(papers.KIM).reference
    address = f"{LIST}{reference.pk}/check/"
    ours = editor.post(address, {"next": f"{LIST}?year=2017"})
    assert ours["Location"] == f"{LIST}?year=2017"
    theirs = editor.post(address, {"next": "https://elsewhere.example/"})
    assert theirs["Location"] == change(reference)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("differences/999/", {"keep": "typed"}),
        ("differences/999/", {"keep": "neither"}),
        ("notices/999/set-aside/", {"reason": "x"}),
        ("notices/999/take-up/", {}),
        ("choose/", {"number": "7"}),
        ("choose/", {"number": "²"}),
        ("choose/", {}),
    ],
)
def test_a_stale_button_says_so_and_breaks_nothing(
    editor: Client, path: str, data: dict[str, str]
) -> None:
    reference = library.add(papers.KIM).reference
    answer = editor.post(f"{LIST}{reference.pk}/{path}", data, follow=True)
    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_asking_again_while_nobody_answers_confirms_nothing(
    editor: Client, registry_server: RegistryServer, words: Words
) -> None:
    editor.post(ADD, {"text": "10.3390/ijms18051051"})
    reference = Reference.objects.get()
    registry_server.fail("", "500")
    cache.clear()
    page = words(press(editor, editor.get(change(reference)), "Ask again"))
    assert "Not confirmed anew." in page
    assert "Confirmed. The record says" not in page
    reference.refresh_from_db()
    assert reference.verified_at


def test_a_paper_of_a_whole_consortium_can_be_entered(editor: Client) -> None:
    people = [{"family": f"Member{number}", "given": "A"} for number in range(400)]
    assert editor.post(BY_HAND, {**FORM, **inline(*people)}).status_code == 302
    assert Reference.objects.get().contributors.count() == 400

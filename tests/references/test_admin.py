"""The shelf as an editor sees it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from references import library
from references.csl import build
from references.models import Reference
from tests.references import papers

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.references.urls")]

LIST = "/admin/references/reference/"


def inline(*names: dict[str, str]) -> dict[str, Any]:
    form: dict[str, Any] = {
        "contributors-TOTAL_FORMS": len(names),
        "contributors-INITIAL_FORMS": 0,
    }
    for row, name in enumerate(names):
        values = {"position": row + 1, "role": "author", **name}
        form |= {f"contributors-{row}-{field}": value for field, value in values.items()}
    return form


FORM = {
    "citation_key": "kim-2017",
    "type": "article-journal",
    "title": "The roles of glutamine",
    "status": "current",
    "issued": "2017",
}


def test_a_paper_is_typed_in_with_pasted_identifiers(admin_client: Client) -> None:
    form = {
        **FORM,
        "doi": "https://doi.org/10.3390/IJMS18051051",
        "pmid": "PMID: 28498331",
        **inline({"family": "Kim", "given": "MH"}, {"literal": "ABC Study Group"}),
    }
    answer = admin_client.post(f"{LIST}add/", form)
    assert answer.status_code == 302
    reference = Reference.objects.get()
    assert (reference.doi, reference.pmid) == ("10.3390/ijms18051051", "28498331")
    assert [name.full for name in reference.names()] == ["MH Kim", "ABC Study Group"]


def test_what_is_wrong_is_said_beside_the_field(admin_client: Client) -> None:
    form = {**FORM, "doi": "nonsense", "issued": "May 2017", **inline({"given": "M"})}
    answer = admin_client.post(f"{LIST}add/", form)
    assert answer.status_code == 200
    errors = answer.context["adminform"].form.errors
    assert errors.keys() == {"doi", "issued"}
    assert "“nonsense” is not a DOI" in answer.content.decode()
    assert not Reference.objects.exists()


def test_a_second_paper_with_the_same_doi_is_refused_by_name(admin_client: Client) -> None:
    library.add(papers.KIM)
    form = {**FORM, "citation_key": "again", "doi": "doi:10.3390/ijms18051051", **inline()}
    answer = admin_client.post(f"{LIST}add/", form)
    [message] = answer.context["adminform"].form.errors["doi"]
    assert message.startswith("Another reference already has this DOI.")


def test_the_page_shows_the_printed_entry_and_the_mark_for_the_letter(
    admin_client: Client,
) -> None:
    reference = library.add(papers.KIM).reference
    page = admin_client.get(f"{LIST}{reference.pk}/change/").content.decode()
    assert "Kim MH, Kim H. The Roles of Glutamine" in page
    assert "<i>Int J Mol Sci</i>. 2017;18(5):1051." in page
    assert "&lt;span data-cites=&quot;kim-2017&quot;&gt;&lt;/span&gt;" in page
    assert "Not verified yet" in page


def test_a_title_with_script_in_it_is_shown_as_characters(admin_client: Client) -> None:
    reference = library.add(build(title="<script>alert(1)</script>")).reference
    for address in (f"{LIST}{reference.pk}/change/", LIST):
        assert "<script>alert(1)" not in admin_client.get(address).content.decode()


def test_the_empty_page_for_a_new_paper_opens(admin_client: Client) -> None:
    page = admin_client.get(f"{LIST}add/").content.decode()
    assert "Shown here once the reference is saved." in page


def test_the_list_shows_first_author_year_and_verification(admin_client: Client) -> None:
    library.add(papers.KIM)
    library.add(papers.ROTH, verified_at=datetime(2026, 1, 2, tzinfo=UTC), verified_source="PubMed")
    library.add(build(title="Nobody’s <i>paper</i> " + "on and on " * 12))
    page = admin_client.get(LIST).content.decode()
    for words in (
        "Kim et al",
        "Not verified yet",
        "2026-01-02, PubMed",
        "No author yet",
        "No year yet",
        "Nobody’s paper on and on",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=nonnutritive+roth", {"roth-2008"}),
        ("q=https://doi.org/10.1093/JN/138.10.2025S", {"roth-2008"}),
        ("q=", {"kim-2017", "roth-2008"}),
        ("verified=no", {"kim-2017"}),
        ("verified=yes", {"roth-2008"}),
        ("status__exact=retracted", set()),
    ],
)
def test_the_list_is_searched_and_filtered(
    admin_client: Client, query: str, found: set[str]
) -> None:
    library.add(papers.KIM)
    library.add(papers.ROTH, verified_at=datetime(2026, 1, 2, tzinfo=UTC))
    rows = admin_client.get(f"{LIST}?{query}").context["cl"].result_list
    assert {row.citation_key for row in rows} == found


def test_the_list_takes_the_same_number_of_queries_for_any_length(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    library.add(papers.PAPERS[0])
    with CaptureQueriesContext(connection) as one:
        admin_client.get(LIST)
    for item in papers.PAPERS:
        library.add(item)
    with django_assert_num_queries(len(one)):
        admin_client.get(LIST)

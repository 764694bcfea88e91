"""The library as files for reference managers."""

import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from references import csl, library
from references.exchange import formats
from references.models import FormerKey, Reference
from tests.references import papers

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.references.urls")]

LIST = "/api/v1/references/"
KIM = f"{LIST}kim-2017/"
MEDIA_TYPES = {
    "csl-json": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bibtex": "application/x-bibtex; charset=utf-8",
    "nbib": "application/nbib; charset=utf-8",
}


@pytest.fixture(autouse=True)
def shelf() -> dict[str, Reference]:
    added = [library.add(item).reference for item in papers.PAPERS]
    return {reference.citation_key: reference for reference in added}


def items(answer: Any) -> list[csl.Item]:
    return [row.item or {} for row in formats.read(io.BytesIO(answer.content), name="answer")]


@pytest.mark.parametrize("name", sorted(MEDIA_TYPES))
def test_one_paper_is_given_in_the_format_asked_for(client: Client, name: str) -> None:
    by_name = client.get(KIM, {"format": name})
    by_type = client.get(KIM, headers={"accept": MEDIA_TYPES[name].partition(";")[0]})
    for answer in (by_name, by_type):
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == MEDIA_TYPES[name]
        [item] = items(answer)
        assert {**item, "id": "kim-2017"} == papers.KIM
    assert "Accept" in by_type.headers["Vary"]
    assert by_name.headers["Content-Disposition"].startswith('inline; filename="kim-2017.')


@pytest.mark.parametrize("name", sorted(MEDIA_TYPES))
def test_a_list_gives_the_papers_of_its_page(client: Client, name: str) -> None:
    answer = client.get(LIST, {"format": name, "page_size": 3, "year": 2017})
    assert [csl.title(item) for item in items(answer)] == [
        csl.title(papers.CIAMPA),
        csl.title(papers.KIM),
    ]
    paged = client.get(LIST, {"format": name, "page_size": 3, "page": 2})
    assert len(items(paged)) == 3
    assert 'rel="prev"' in paged.headers["Link"]
    assert 'page=3&page_size=3>; rel="next"' in paged.headers["Link"]
    assert f"format={name}" in paged.headers["Link"]


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("text/html", "application/json"),
        ("application/json, application/x-bibtex;q=0.5", "application/json"),
        ("application/json;q=0.2, application/x-bibtex;q=0.5", "application/x-bibtex"),
        (
            "text/x-unknown, application/x-research-info-systems;q=0.1",
            "application/x-research-info-systems",
        ),
        ("nonsense", "application/json"),
        ("application/x-bibtex; charset=utf-8", "application/x-bibtex"),
    ],
)
def test_the_accept_header_is_weighed(client: Client, accept: str, given: str) -> None:
    answer = client.get(KIM, headers={"accept": accept})
    assert answer.headers["Content-Type"].partition(";")[0] == given


def test_the_parameter_outweighs_the_header(client: Client) -> None:
    answer = client.get(KIM, {"format": "json"}, headers={"accept": "application/x-bibtex"})
    assert answer.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("address", [LIST, KIM])
def test_an_unknown_format_is_refused_by_naming_what_is_offered(
    client: Client, address: str
) -> None:
    answer = client.get(address, {"format": "endnote"})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/json"
    [error] = answer.json()["errors"]
    assert (error["code"], error["attr"]) == ("invalid_choice", "format")
    assert "“endnote”" in error["detail"]
    assert "json, csl-json, ris, bibtex, nbib" in error["detail"]


@pytest.mark.parametrize("name", sorted(MEDIA_TYPES))
def test_errors_stay_json_whatever_was_asked_for(client: Client, name: str) -> None:
    missing = client.get(f"{LIST}nobody-1999/", {"format": name})
    assert (missing.status_code, missing.headers["Content-Type"]) == (404, "application/json")
    assert missing.json()["errors"][0]["code"] == "not_found"
    wrong = client.get(LIST, {"format": name, "year": "recent"})
    assert (wrong.status_code, wrong.headers["Content-Type"]) == (400, "application/json")


def test_a_retracted_paper_leaves_with_a_word_on_it(
    client: Client, shelf: dict[str, Reference]
) -> None:
    notice = "https://doi.org/10.3390/ani11030905"
    Reference.objects.filter(citation_key="shah-2020").update(
        status="retracted", status_notice=notice
    )
    for name in ("ris", "bibtex", "csl-json"):
        answer = client.get(f"{LIST}shah-2020/", {"format": name})
        assert f"Retracted: {notice}" in answer.content.decode()
        assert csl.doi(items(answer)[0]) == "10.3390/ani10020326"


@pytest.mark.parametrize(
    ("status", "kind"),
    [("retracted", "retraction"), ("corrected", "correction"), ("concern", "concern")],
)
def test_nbib_carries_what_became_of_a_paper_to_the_next_library(
    client: Client, shelf: dict[str, Reference], status: str, kind: str
) -> None:
    address = "https://doi.org/10.3390/ani11030905"
    shah = Reference.objects.filter(citation_key="shah-2020")
    shah.update(status=status, status_notice=address)
    answer = client.get(f"{LIST}shah-2020/", {"format": "nbib"})
    [row] = formats.loads(answer.content.decode(), "nbib")
    assert [(told.kind, told.doi) for told in row.notices] == [(kind, "10.3390/ani11030905")]


def test_abstracts_stay_in_the_house(client: Client) -> None:
    Reference.objects.filter(citation_key="kim-2017").update(abstract="It is abundant.")
    assert b"abundant" not in client.get(KIM, {"format": "ris"}).content


def test_a_merged_papers_key_leads_to_the_present_one(
    client: Client, shelf: dict[str, Reference]
) -> None:
    FormerKey.objects.create(reference=shelf["kim-2017"], key="kim-2017b", since=timezone.now())
    answer = client.get(f"{LIST}kim-2017b/", {"format": "ris"})
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"http://testserver{KIM}?format=ris"
    assert client.get(f"{LIST}kim-2017b/", follow=True).json()["key"] == "kim-2017"


def test_kinds_of_study_can_be_asked_for(client: Client) -> None:
    Reference.objects.filter(citation_key="shah-2020").update(kind="narrative_review")
    found = client.get(LIST, {"kind": "narrative_review"}).json()["results"]
    assert [paper["key"] for paper in found] == ["shah-2020"]
    assert client.get(LIST, {"kind": "poem"}).status_code == 400


@pytest.mark.parametrize("name", sorted(MEDIA_TYPES))
def test_queries_do_not_grow_with_the_file(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str
) -> None:
    with django_assert_num_queries(3):  # count, references, people
        client.get(LIST, {"format": name})
    with django_assert_num_queries(2):
        client.get(KIM, {"format": name})

"""The library over HTTP."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from references import library
from references.api.serializers import (
    AuthorSerializer,
    IdentifiersSerializer,
    MetaSerializer,
    ReferenceSerializer,
)
from references.models import Reference
from references.printing.styles import STYLES
from references.representation import AuthorShape, IdentifierShape, MetaShape, ReferenceShape
from tests.references import papers

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.references.urls")]

LIST = "/api/v1/references/"


@pytest.fixture(autouse=True)
def shelf() -> dict[str, Reference]:
    notice = {"status": "retracted", "status_notice": "https://doi.org/10.3390/ani11030905"}
    added = [
        library.add(item, **(notice if item is papers.SHAH else {})).reference
        for item in papers.PAPERS
    ]
    return {reference.citation_key: reference for reference in added}


def keys(answer: Any) -> list[str]:
    return [reference["key"] for reference in answer.json()["results"]]


def test_a_reference_is_shown_by_its_citation_key(
    client: Client, shelf: dict[str, Reference]
) -> None:
    shown = client.get(f"{LIST}shah-2020/").json()
    assert shown == shelf["shah-2020"].represent()
    assert shown["status"] == "retracted"
    assert shown["formatted_text"].endswith("Retracted in: doi:10.3390/ani11030905.")


def test_an_unknown_citation_key_is_not_found(client: Client) -> None:
    assert client.get(f"{LIST}nobody-1999/").status_code == 404


def test_the_list_stands_in_the_order_of_the_keys(client: Client) -> None:
    assert keys(client.get(LIST)) == [
        "ciampa-2017",
        "coqueiro-2019",
        "cordova-martinez-2021",
        "cruzat-2018",
        "garlick-2001",
        "kim-2017",
        "roth-2008",
        "shah-2020",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("doi=10.3390/ijms18051051", ["kim-2017"]),
        ("doi=https://doi.org/10.3390/IJMS18051051", ["kim-2017"]),
        ("doi=10.1000/other", []),
        ("pmid=PMID:28450817", ["ciampa-2017"]),
        ("pmid=https://pubmed.ncbi.nlm.nih.gov/28450817/", ["ciampa-2017"]),
        ("year=2017", ["ciampa-2017", "kim-2017"]),
        ("year=1999", []),
        ("journal=NUTRIENTS&year=2018", ["cruzat-2018"]),
        ("journal=j+nutr", ["roth-2008"]),
        ("journal=the+journal+of+nutrition", ["garlick-2001", "roth-2008"]),
        ("status=retracted", ["shah-2020"]),
        ("search=glutamine+immune", ["cruzat-2018"]),
        ("search=doi:10.3390/nu10111564", ["cruzat-2018"]),
        ("search=nothing+of+the+kind", []),
    ],
)
def test_the_list_is_filtered(client: Client, query: str, found: list[str]) -> None:
    assert keys(client.get(f"{LIST}?{query}")) == found


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("doi", "nonsense", "“nonsense” is not a DOI"),
        ("pmid", "PMC12", "looks like a PMCID"),
        ("year", "recent", "number"),
        ("year", "20", "1600"),
        ("status", "fine", "fine"),
        ("search", "glutamine " * 40, "300"),
    ],
)
def test_a_malformed_parameter_is_refused_by_name(
    client: Client, parameter: str, value: str, said: str
) -> None:
    answer = client.get(LIST, {parameter: value})
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert error["attr"] == parameter
    assert said in error["detail"]


def test_entries_are_printed_in_the_style_asked_for(
    client: Client, shelf: dict[str, Reference]
) -> None:
    for address in (LIST, f"{LIST}shah-2020/"):
        answers = {style: client.get(address, {"style": style}).json() for style in STYLES}
        answers[""] = client.get(address).json()
        shown = {
            style: next(
                paper["formatted_text"]
                for paper in answer.get("results", [answer])
                if paper["key"] == "shah-2020"
            )
            for style, answer in answers.items()
        }
        assert shown[""] == shown["ama"]
        assert shown["apa"].startswith("Shah, A. M., Wang, Z., & Ma, J. (2020). ")
        assert shown["nlm"].startswith("Shah AM, Wang Z, Ma J. ")
        assert all("Retracted in: doi:10.3390/ani11030905." in text for text in shown.values())


def test_an_unknown_style_is_refused_with_those_there_are(client: Client) -> None:
    for address in (LIST, f"{LIST}shah-2020/"):
        answer = client.get(address, {"style": "mla"})
        assert answer.status_code == 400
        [error] = answer.json()["errors"]
        assert error["attr"] == "style"
        assert "mla" in error["detail"]


def test_the_library_is_only_read(client: Client) -> None:
    assert client.post(LIST, {}).status_code == 405
    assert client.delete(f"{LIST}kim-2017/").status_code == 405


def test_queries_do_not_grow_with_the_list(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):  # count, references, people
        client.get(LIST)
    with django_assert_num_queries(2):
        client.get(f"{LIST}kim-2017/")


def test_the_schema_describes_exactly_what_is_shown() -> None:
    for serializer, shape in (
        (ReferenceSerializer(), ReferenceShape),
        (AuthorSerializer(), AuthorShape),
        (IdentifiersSerializer(), IdentifierShape),
        (MetaSerializer(), MetaShape),
    ):
        assert list(serializer.fields) == list(shape.__annotations__)

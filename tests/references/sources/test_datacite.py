"""What DataCite registers: data sets, reports, preprints."""

from typing import Any

import pytest

from references import csl
from references.csl import PersonName
from references.sources.datacite import DataCite
from references.sources.record import Malformed, NotFound
from tests.references.sources.asking import client
from tests.registry_server import datacite as server_side
from tests.registry_server.server import RegistryServer

DATA, REPORT = "10.5281/zenodo.5555555", "10.5555/report.7"


@pytest.fixture
def datacite(registry_server: RegistryServer) -> DataCite:
    return DataCite(client(), registry_server.address("datacite"))


def test_a_data_set_is_read_whole(datacite: DataCite) -> None:
    record = datacite.fetch(DATA)
    assert record.publication_types == ("Dataset",)
    assert record.item == csl.build(
        type="dataset",
        title="Intestinal permeability after 4 weeks of <i>L</i>-glutamine: raw measurements",
        authors=[
            PersonName("Müller", "Jörg"),
            PersonName(literal="Invented Gut Atlas Consortium"),
            PersonName("de la Vega", "Ana"),
        ],
        publisher="Zenodo",
        edition="1.1.0",
        issued="2021-10-08",
        identifiers=csl.identifiers({"DOI": DATA}),
        abstract="Lactulose and mannitol in urine.\n\nOne row a person.",
        language="en",
    )


def test_a_report_has_a_series_an_editor_and_a_publisher_as_an_object(datacite: DataCite) -> None:
    item = datacite.fetch(REPORT).item
    assert (csl.type_(item), csl.publisher(item)) == ("report", "Invented Food Agency")
    assert (csl.container_title(item), csl.volume(item), csl.issue(item)) == (
        "Agency Reports",
        "7",
        "2",
    )
    assert csl.page(item) == "1-48"
    assert csl.names(item, "editor") == (PersonName("Lind", "Åsa"),)


def test_a_date_of_another_year_is_not_the_year_of_publication(datacite: DataCite) -> None:
    assert csl.issued(datacite.fetch(REPORT).item) == "2016"


def test_a_doi_that_datacite_does_not_know_is_not_found(datacite: DataCite) -> None:
    with pytest.raises(NotFound, match=r"DataCite knows no work with the DOI 10.5555/none"):
        datacite.fetch("10.5555/none")


@pytest.mark.parametrize("attributes", [{}, {"doi": None}, {"titles": "x"}])
def test_a_record_without_its_doi_is_malformed(
    datacite: DataCite, monkeypatch: pytest.MonkeyPatch, attributes: dict[str, Any]
) -> None:
    monkeypatch.setattr(server_side, "attributes", lambda: {"10.5555/odd": attributes})
    with pytest.raises(Malformed):
        datacite.fetch("10.5555/odd")


@pytest.mark.parametrize("date", ["2021-02-30", "soon", "2021/2022", ""])
def test_a_date_that_is_none_leaves_the_year(
    datacite: DataCite, monkeypatch: pytest.MonkeyPatch, date: str
) -> None:
    odd = {"doi": "10.5555/odd", "titles": [{"title": "Odd"}], "publicationYear": 2021}
    odd |= {"dates": [{"date": date, "dateType": "Issued"}], "creators": "nobody"}
    monkeypatch.setattr(server_side, "attributes", lambda: {"10.5555/odd": odd})
    assert csl.issued(datacite.fetch("10.5555/odd").item) == "2021"

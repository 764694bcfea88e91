"""Books by their ISBN."""

import json
from pathlib import Path

import pytest

from references import csl
from references.csl import PersonName
from references.sources.open_library import OpenLibrary
from references.sources.record import Malformed, NotFound
from tests.references.sources.asking import client
from tests.registry_server import open_library as server_side
from tests.registry_server.server import RegistryServer


@pytest.fixture
def library(registry_server: RegistryServer) -> OpenLibrary:
    return OpenLibrary(client(), registry_server.address("open_library"))


def test_a_book_is_read_whole(library: OpenLibrary) -> None:
    record = library.fetch("9780306406157")
    assert (record.source, record.publication_types) == ("Open Library", ("Book",))
    assert record.item == csl.build(
        type="book",
        title="An invented handbook: glutamine for beginners",
        authors=[
            PersonName("van der Meer", "Maria"),
            PersonName("King", "Martin L.", "Jr"),
            PersonName("Calder", "Philip C."),
            PersonName(literal="Invented Society of Nutrition"),
        ],
        publisher="Invented Press",
        issued="2009-03-17",
        identifiers=csl.identifiers({"ISBN": "9780306406157"}),
    )


def test_a_book_that_it_does_not_know_is_not_found(library: OpenLibrary) -> None:
    with pytest.raises(NotFound, match="Open Library knows no book with the ISBN 9780000000002"):
        library.fetch("9780000000002")


def test_an_answer_that_is_no_object_is_malformed(registry_server: RegistryServer) -> None:
    registry_server.fail("/api/books", "redirect:/id_converter/")
    with pytest.raises((Malformed, NotFound)):
        OpenLibrary(client(), registry_server.address("open_library")).fetch("9780306406157")


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("2009", "2009"),
        ("March 2009", "2009-03"),
        ("Mar 17, 2009", "2009-03-17"),
        ("17 March 2009", "2009-03-17"),
        ("March 3rd, 2009", "2009-03-03"),
        ("2009-03-17", "2009-03-17"),
        ("February 30, 2009", "2009"),
        ("Spring 2009", "2009"),
        ("c1997, 2009 printing", "1997"),
        ("19uu", ""),
        ("", ""),
    ],
)
def test_a_date_in_words_is_read_as_far_as_it_goes(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, printed: str, issued: str
) -> None:
    book = {"title": "A book", "publish_date": printed, "authors": None, "publishers": [{}]}
    (tmp_path / "9780306406157.json").write_text(json.dumps(book))
    monkeypatch.setattr(server_side, "FOLDER", tmp_path)
    assert csl.issued(library.fetch("9780306406157").item) == issued

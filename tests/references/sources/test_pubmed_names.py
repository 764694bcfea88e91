"""Authors and editors as PubMed lists them."""

import pytest

from references.csl import PersonName
from references.sources.pubmed_names import names
from tests.references.sources.pubmed_records import element, registered


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        (
            "<LastName>Córdova-Martínez</LastName><ForeName>Alfredo</ForeName>",
            PersonName("Córdova-Martínez", "Alfredo"),
        ),
        (
            "<LastName>Ciampa</LastName><ForeName>Brian P</ForeName><Initials>BP</Initials>",
            PersonName("Ciampa", "Brian P"),
        ),
        (
            "<LastName>van der Berg</LastName><ForeName>Jan</ForeName>",
            PersonName("van der Berg", "Jan"),
        ),
        (
            "<LastName>King</LastName><ForeName>Martin Luther</ForeName><Suffix>Jr</Suffix>",
            PersonName("King", "Martin Luther", "Jr"),
        ),
        (
            "<LastName>Gates</LastName><ForeName>William</ForeName><Suffix>3rd</Suffix>",
            PersonName("Gates", "William", "III"),
        ),
        ("<LastName>Kim</LastName><Initials>MH</Initials>", PersonName("Kim", "MH")),
        ("<LastName>Plato</LastName>", PersonName("Plato")),
        ("<LastName>王</LastName><ForeName>志胜</ForeName>", PersonName("王", "志胜")),
        (
            "<CollectiveName><i>ENIGMA</i> Study Group.</CollectiveName>",
            PersonName(literal="ENIGMA Study Group"),
        ),
    ],
)
def test_a_name_keeps_its_parts(inside: str, name: PersonName) -> None:
    assert names([element(f"<AuthorList><Author>{inside}</Author></AuthorList>")]) == (name,)


def test_a_corrected_spelling_replaces_the_wrong_one() -> None:
    listed = element(
        '<AuthorList><Author ValidYN="N"><LastName>Whitely</LastName></Author>'
        '<Author ValidYN="Y"><LastName>Whitley</LastName></Author><Author/></AuthorList>'
    )
    assert names([listed]) == (PersonName("Whitley"),)


def test_a_group_stands_where_it_signed() -> None:
    authors = registered("23432189").item["author"]
    assert authors[0] == {"family": "Estruch", "given": "Ramón"}
    assert authors[-1] == {"literal": "PREDIMED Study Investigators"}


def test_three_hundred_authors_all_arrive_in_order() -> None:
    authors = registered("99000030").item["author"]
    assert len(authors) == 300
    assert authors[0] == {"family": "Bababa", "given": "Amber A"}
    assert authors[-1] == {"family": "Lizuzu", "given": "Jade J"}

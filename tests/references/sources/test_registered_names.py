"""Names are taken apart where they are a person's, and left alone where they are not."""

import pytest

from references.csl import PersonName
from references.sources.registered_names import person, whole

PARTS = [
    ({"family": "Kim", "given": "Min-Hyun"}, PersonName("Kim", "Min-Hyun")),
    ({"family": "van der Berg", "given": "Jan"}, PersonName("van der Berg", "Jan")),
    (
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        PersonName("King", "Martin Luther", "Jr"),
    ),
    ({"family": "King Jr.", "given": "Martin Luther"}, PersonName("King", "Martin Luther", "Jr")),
    ({"family": "King, Jr", "given": "Martin Luther"}, PersonName("King", "Martin Luther", "Jr")),
    ({"family": "Gates", "given": "William H., III"}, PersonName("Gates", "William H.", "III")),
    (
        {"family": "Gates", "given": "William", "suffix": "3rd"},
        PersonName("Gates", "William", "3rd"),
    ),
    ({"family": "Mispelt", "given": "Jon", "suffix": "PhD"}, PersonName("Mispelt", "Jon")),
    ({"family": "Li", "given": "Vi"}, PersonName("Li", "Vi")),
    ({"family": "Suharto"}, PersonName("Suharto")),
    ({"group": "PREDIMED Investigators"}, PersonName(literal="PREDIMED Investigators")),
    ({"family": "The NIGHT Study Group"}, PersonName(literal="The NIGHT Study Group")),
    ({"given": "Madonna"}, PersonName(literal="Madonna")),
    ({"family": "Nu&ntilde;ez", "given": "<i>A.</i>"}, PersonName("Nuñez", "A.")),
    ({"family": "山田", "given": "太郎"}, PersonName("山田", "太郎")),
    ({}, None),
]

WHOLE = [
    ("Philip C. Calder", PersonName("Calder", "Philip C.")),
    ("Calder, Philip C.", PersonName("Calder", "Philip C.")),
    ("Maria van der Meer", PersonName("van der Meer", "Maria")),
    ("Martin L. King, Jr.", PersonName("King", "Martin L.", "Jr")),
    ("Martin L. King Jr.", PersonName("King", "Martin L.", "Jr")),
    ("World Health Organization", PersonName(literal="World Health Organization")),
    ("Colette", PersonName(literal="Colette")),
    ("", None),
]


@pytest.mark.parametrize(("parts", "name"), PARTS)
def test_a_name_in_parts_is_read(parts: dict[str, str], name: PersonName | None) -> None:
    assert person(**parts) == name


@pytest.mark.parametrize(("written", "name"), WHOLE)
def test_a_name_in_one_piece_is_taken_apart(written: str, name: PersonName | None) -> None:
    assert whole(written) == name

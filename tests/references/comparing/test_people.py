"""Names written in two ways are told to be one person, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.comparing.people import leads, same_family, same_people, same_person
from references.csl import PersonName

Name = PersonName
KIM, ROTH, SHAH = Name("Kim", "MH"), Name("Roth", "E"), Name("Shah", "AM")
MORE = tuple(Name(family, "X") for family in ("Ash", "Birch", "Cedar", "Doe", "Elm", "Fir"))

SAME = [
    (Name("Kim", "MH"), Name("Kim", "Min-Hyun"), "initials and names"),
    (Name("Kim", "M"), Name("Kim", "Min-Hyun"), "one initial of two"),
    (Name("Córdova-Martínez", "A"), Name("Cordova Martinez", "Alfredo"), "accents, hyphen"),
    (Name("Macedo Rogero", "M"), Name("Rogero", "Marcelo Macedo"), "where the family name begins"),
    (Name("van der Hulst", "R"), Name("Hulst", "René van der"), "particles on either side"),
    (Name("O’Keefe", "S"), Name("O'Keefe", "Stephen"), "apostrophes"),
    (Name("Smith", "J", "Jr"), Name("Smith", "John", "Jr."), "a suffix with a stop"),
    (Name("Smith", "J", "Jr"), Name("Smith", "John"), "a suffix on one side"),
    (Name("Łoś", "J"), Name("Los", "Jan"), "letters Unicode does not take apart"),
    (Name(literal="The GRADE Group"), Name(literal="GRADE group"), "a group's article"),
    (Name("Kim", ""), Name("Kim", "MH"), "no first name on one side"),
]
OTHER = [
    (Name("Kim", "MH"), Name("Kim", "Hyeyoung"), "another first initial"),
    (Name("Kim", "MH"), Name("Kimura", "MH"), "the same beginning"),
    (Name("Smith", "J", "Jr"), Name("Smith", "J", "Sr"), "father and son"),
    (Name("Roth", "E"), Name(literal="Roth Group"), "a person and a group"),
]


@pytest.mark.parametrize(("ours", "theirs", "why"), SAME)
def test_one_person_written_twice(ours: Name, theirs: Name, why: str) -> None:
    assert same_person(ours, theirs), why
    assert same_person(theirs, ours), why


@pytest.mark.parametrize(("ours", "theirs", "why"), OTHER)
def test_two_people(ours: Name, theirs: Name, why: str) -> None:
    assert not same_person(ours, theirs), why
    assert not same_person(theirs, ours), why


def test_family_names_may_agree_where_initials_do_not() -> None:
    assert same_family(Name("Kim", "MH"), Name("Kim", "Hyeyoung"))
    assert not same_family(Name("Kim", "MH"), Name("Roth", "E"))
    assert not same_family(Name(), Name())


def test_lists_agree_in_order_and_number() -> None:
    assert same_people((KIM, ROTH), (KIM, ROTH))
    assert not same_people((KIM, ROTH), (ROTH, KIM))
    assert not same_people((KIM, ROTH), (KIM, ROTH, SHAH))
    assert not same_people((KIM,), (KIM, *MORE, ROTH))


def test_a_list_cut_short_as_styles_do_agrees_with_the_whole() -> None:
    whole = (KIM, ROTH, SHAH, *MORE)
    assert same_people(whole[:3], whole)
    assert same_people(whole, whole[:6])
    assert not same_people(whole[:2], whole), "no style stops after two"
    assert not same_people(whole[:3], whole[:5]), "five are printed whole"


def test_et_al_stands_for_any_further_names() -> None:
    assert same_people((KIM, Name(literal="et al.")), (KIM, ROTH, SHAH))
    assert same_people((KIM, Name(literal="others")), (KIM, ROTH))
    assert not same_people((ROTH, Name(literal="et al.")), (KIM, ROTH))


def test_a_shorter_list_leads_a_longer_one() -> None:
    assert leads((KIM,), (KIM, ROTH))
    assert not leads((ROTH,), (KIM, ROTH))
    assert not leads((), (KIM, ROTH))


names = st.builds(Name, st.text(max_size=12), st.text(max_size=8), st.text(max_size=3))


@given(names, names)
def test_any_two_names_have_the_same_answer_both_ways(ours: Name, theirs: Name) -> None:
    assert same_person(ours, theirs) is same_person(theirs, ours)
    assert same_person(ours, ours)

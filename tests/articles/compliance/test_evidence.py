"""Doses, people and kinds of study, read out of words and compared."""

import pytest

from articles.compliance import doses, limits, peoples
from articles.compliance.doses import Dose, comparable
from articles.compliance.evidence import Shortfall, shortfalls
from tests.articles.compliance.letters import paper

DOSES = (
    ("5 g a day", Dose(5000, 5000)),
    ("500 mg", Dose(500, 500)),
    ("500mg twice daily", Dose(1000, 1000)),
    ("5-10 g", Dose(5000, 10000)),
    ("5 to 10 grams a day", Dose(5000, 10000)),
    ("0.5 g/kg", Dose(35000, 35000)),
    ("1,200 mg three times a day", Dose(3600, 3600)),
    ("400 mcg", Dose(0.4, 0.4)),
    ("400 µg", Dose(0.4, 0.4)),
    ("2,000 IU", Dose(2000, 2000, "IU")),
    ("10 g of glutamine, then 20 g", Dose(10000, 20000)),
    ("a scoop", None),
    ("aged 5 to 10", None),
    ("in 12 players", None),
    ("0 mg", None),
    ("page 5 gave", None),
)


@pytest.mark.parametrize(("text", "dose"), DOSES, ids=[text for text, _ in DOSES])
def test_a_dose_is_read_as_a_day_has_it(text: str, dose: Dose | None) -> None:
    assert doses.read(text) == dose


SAME = (
    ("5 g", "5 g", True),
    ("5 g", "7 g", True),
    ("5 g", "8 g", False),
    ("5 g", "5-30 g", True),
    ("20 g", "5-10 g", False),
    ("500 mg", "0.5 g", True),
    ("5 g", "2000 IU", True),
)


@pytest.mark.parametrize(("ours", "theirs", "same"), SAME)
def test_doses_speak_of_one_thing_up_to_half_as_much_again(
    ours: str, theirs: str, same: bool
) -> None:
    one, other = doses.read(ours), doses.read(theirs)
    assert one is not None
    assert other is not None
    assert comparable(one, other) is comparable(other, one) is same


def test_a_dose_is_told_as_a_label_does() -> None:
    assert doses.told(Dose(5000, 10000)) == "5 to 10 g a day"
    assert doses.told(Dose(500, 500)) == "500 mg a day"
    assert doses.told(Dose(2000, 2000, "IU")) == "2000 IU a day"


PEOPLE = (
    ("ICU patients", {"ill"}),
    ("critically ill adults", {"ill"}),
    ("people after surgery", {"ill"}),
    ("preterm infants", {"infants"}),
    ("healthy children", {"children"}),
    ("older adults", {"older"}),
    ("pregnant women", {"expecting"}),
    ("professional basketball players", {"trained"}),
    ("elderly patients", {"ill", "older"}),
    ("healthy adults", set()),
    ("a patience of saints", set()),
    ("players of chess", set()),
    ("Old Testament", set()),
    ("women", set()),
)


@pytest.mark.parametrize(("text", "groups"), PEOPLE, ids=[text for text, _ in PEOPLE])
def test_groups_that_differ_from_a_reader_are_named(text: str, groups: set[str]) -> None:
    assert peoples.groups(text) == groups


def test_every_group_has_a_name_and_every_weak_kind_a_way_to_tell_it() -> None:
    from articles.compliance.evidence import WEAK_KINDS

    assert set(peoples.SIGNS) == set(peoples.NAMES)
    assert set(WEAK_KINDS) <= set(limits.SAID)


def reasons(statement: str, **facts: str) -> list[str]:
    """Return the kinds of shortfall of a paper with `facts` for `statement`."""
    study = paper("any-2020", "Any", 2020, facts.pop("title", "Glutamine"), **facts)
    return [each.kind for each in shortfalls(study, statement=statement)]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("animal", ["animal"]),
        ("in_vitro", ["in_vitro"]),
        ("narrative_review", ["narrative_review"]),
        ("editorial", ["editorial"]),
        ("systematic_review", []),
        ("meta_analysis", []),
        ("randomised_trial", []),
        ("cohort", []),
        ("", []),
    ],
)
def test_the_kind_of_study_counts(kind: str, found: list[str]) -> None:
    assert reasons("Glutamine supports the gut.", kind=kind) == found


def test_a_title_tells_the_kind_where_the_library_does_not() -> None:
    assert reasons("It supports the gut.", title="Glutamine in weaned piglets") == ["animal"]
    # What a person recorded outweighs a guess.
    assert reasons("It supports.", title="Of mice and men", kind="randomised_trial") == []


def test_several_things_may_be_amiss_at_once() -> None:
    found = reasons("5 g supports the gut.", kind="trial", dose="30 g", population="ICU patients")
    assert found == ["dose", "people"]


STATED = (
    ("dose", "The dose was 30 g a day.", True),
    ("dose", "They took a much higher dose than a scoop holds.", True),
    ("dose", "They took a lot.", False),
    ("people", "It was asked of ICU patients, not of healthy people.", True),
    ("people", "In the ICU it shortens the stay.", False),
    ("people", "Whether this holds for you is unknown.", False),
)


@pytest.mark.parametrize(("kind", "paragraph", "stated"), STATED)
def test_a_limit_counts_where_its_reader_is_told(kind: str, paragraph: str, stated: bool) -> None:
    ward = paper("ward-2014", "Ward", 2014, "On the ward", dose="30 g")
    people = frozenset({"ill"}) if kind == "people" else frozenset()
    assert limits.are_stated(paragraph, Shortfall(kind, "...", people), ward) is stated

"""A record has every field of CSL, and takes over only what says more."""

import pytest

from references import csl, fields
from references.csl import PersonName
from references.fields import Value
from references.models import Reference
from tests.references import papers

OURS: dict[str, Value] = {"title": "Typed", "issued": "2017-05", "volume": "", "issue": "5"}


def test_each_text_field_is_a_column_of_the_record() -> None:
    columns = {column.name for column in Reference._meta.get_fields()}
    assert set(fields.TEXTS) <= columns


def test_values_hold_everything_that_an_item_says() -> None:
    said = fields.values(papers.CORDOVA)
    assert said["title"] == csl.title(papers.CORDOVA)
    assert said["doi"] == "10.3390/nu13062073"
    assert fields.people(said["authors"]) == csl.names(papers.CORDOVA)
    assert said["editors"] == []


def test_et_al_is_nobodys_name() -> None:
    typed: Value = [{"family": "Ciampa", "given": "BP"}, {"literal": "et al."}]
    assert fields.people(typed) == (PersonName("Ciampa", "BP"),)


@pytest.mark.parametrize(
    ("theirs", "take", "changed"),
    [
        ({"title": "Registered"}, True, {"title": "Registered"}),
        ({"title": "Registered"}, False, {}),
        ({"volume": "13"}, False, {"volume": "13"}),
        ({"volume": "13", "issue": ""}, True, {"volume": "13"}),
        ({"title": "Typed"}, True, {}),
        ({"issued": "2017"}, True, {}),
        ({"issued": "2017-05-12"}, True, {"issued": "2017-05-12"}),
        ({"issued": "2018"}, True, {"issued": "2018"}),
    ],
)
def test_gaps_are_filled_and_the_rest_is_taken_only_when_asked(
    theirs: dict[str, Value], take: bool, changed: dict[str, Value]
) -> None:
    assert fields.reconciled(OURS, theirs, held=frozenset(), take=take) == changed


def test_what_a_person_decided_is_not_touched() -> None:
    theirs: dict[str, Value] = {"title": "Registered", "volume": "13"}
    held = frozenset({"title", "volume"})
    assert fields.reconciled(OURS, theirs, held=held, take=True) == {}

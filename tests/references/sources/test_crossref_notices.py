"""A notice counts against the paper it is about, and never against itself."""

from typing import Any

import pytest

from references.sources.crossref_notices import announced, of
from tests.registry_server.crossref import works

KINDS = [
    ("retraction", "retraction"),
    ("withdrawal", "retraction"),
    ("removal", "retraction"),
    ("partial_retraction", "concern"),
    ("expression_of_concern", "concern"),
    ("correction", "correction"),
    ("corrigendum", "correction"),
    ("erratum", "correction"),
    ("addendum", "correction"),
    ("clarification", "correction"),
    ("reinstatement", "reinstatement"),
    ("Retraction", "retraction"),
    ("expression-of-concern", "concern"),
    ("new_version", None),
    ("new_edition", None),
    ("something else", None),
]


def updated(kind: str, **fields: Any) -> dict[str, Any]:
    update = {"DOI": "10.5555/Notice", "type": kind, "label": "Label"} | fields
    return {"DOI": "10.5555/paper", "title": ["A title"], "updated-by": [update]}


@pytest.mark.parametrize(("registered", "kind"), KINDS)
def test_every_kind_of_update_has_its_meaning(registered: str, kind: str | None) -> None:
    assert [notice.kind for notice in of(updated(registered))] == ([kind] if kind else [])


def test_a_notice_says_what_when_and_where() -> None:
    (notice,) = of(updated("retraction", updated={"date-parts": [[2021, 3, 22]]}))
    assert (notice.label, notice.doi, notice.date) == ("Label", "10.5555/notice", "2021-03-22")
    assert notice.url == "https://doi.org/10.5555/notice"
    assert notice.source == "Crossref"


def test_the_day_is_read_from_an_instant_where_there_is_no_more() -> None:
    (notice,) = of(updated("retraction", updated={"date-time": "2021-03-22T00:00:00Z"}))
    assert notice.date == "2021-03-22"


def test_a_notice_without_a_label_is_called_by_its_type() -> None:
    (notice,) = of(updated("expression_of_concern", label=None))
    assert notice.label == "Expression of concern"


def test_who_told_crossref_is_said() -> None:
    (notice,) = of(updated("retraction", source="retraction-watch"))
    assert notice.source == "Crossref (Retraction Watch)"


def test_publisher_and_retraction_watch_tell_of_one_retraction() -> None:
    (notice,) = of(works()["10.3390/ani10020326"])
    assert (notice.kind, notice.doi) == ("retraction", "10.3390/ani11030905")
    assert notice.date == "2021-03-22"


def test_a_notice_of_retraction_is_not_itself_retracted() -> None:
    assert of(works()["10.3390/ani11030905"]) == ()


def test_a_notice_names_the_paper_and_where_it_was_printed() -> None:
    found = dict(announced(works()["10.3390/ani11030905"]))
    notice = found["10.3390/ani10020326"]
    assert (notice.kind, notice.doi) == ("retraction", "10.3390/ani11030905")
    assert notice.citation == "Animals. 2021;11(3):905"


def test_a_paper_corrected_where_it_stands_has_a_notice() -> None:
    (notice,) = of(works()["10.5555/invented.105"])
    assert (notice.kind, notice.date) == ("correction", "2019-06-01")


def test_correction_and_retraction_are_both_told() -> None:
    kinds = [notice.kind for notice in of(works()["10.1016/s0140-6736(97)11096-0"])]
    assert kinds == ["correction", "retraction"]


def test_a_new_version_is_no_notice_and_an_addendum_is() -> None:
    (notice,) = of(works()["10.5555/invented.106"])
    assert (notice.kind, notice.label) == ("correction", "Addendum")


def test_a_retraction_that_only_the_title_tells_is_found() -> None:
    (notice,) = of(works()["10.5555/invented.109"])
    assert notice.kind == "retraction"
    assert notice.label == "Marked as retracted in its title"
    assert notice.url == "https://doi.org/10.5555/invented.109"


def test_a_title_adds_nothing_to_a_retraction_that_is_known() -> None:
    assert len([n for n in of(works()["10.3390/ani10020326"]) if n.kind == "retraction"]) == 1


@pytest.mark.parametrize("value", [None, "x", 3, [None], ["x"], [{}], {"type": "retraction"}])
def test_misshapen_updates_are_no_notices(value: object) -> None:
    assert of({"DOI": "10.5555/paper", "updated-by": value, "update-to": value}) == ()
    assert list(announced({"DOI": "10.5555/paper", "update-to": value})) == []

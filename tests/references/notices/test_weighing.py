"""What was announced decides whether a paper stands; two tellings of one notice are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.notices import weighing
from references.sources.record import NoticeFound

# Each line: what was announced, in any order, and the status that follows from it.
GRID = """
(nothing)                                                    current
correction 2021                                              corrected
concern 2021                                                 concern
retraction 2021                                              retracted
correction 2021, retraction 2020                             retracted
retraction 2021, correction 2022                             retracted
concern 2020, correction 2021                                concern
concern 2020, retraction 2021                                retracted
reinstatement 2021                                           current
retraction 2020, reinstatement 2021                          current
retraction 2021-03-22, reinstatement 2021                    current
retraction 2021, reinstatement 2021-06-01                    current
retraction 2021-03-22, reinstatement 2021-03-22              current
retraction 2021, reinstatement 2020                          retracted
retraction 2020, reinstatement 2021, retraction 2022         retracted
retraction 2020, retraction 2021, reinstatement 2022         current
retraction -, reinstatement -                                current
retraction 2020, reinstatement -                             current
retraction -, reinstatement 2021                             current
retraction 2020, retraction 2022, reinstatement -            retracted
concern 2019, retraction 2020, reinstatement 2021            concern
correction 2019, retraction 2020, reinstatement 2021         corrected
"""


def announced(text: str) -> list[NoticeFound]:
    parts = [] if text == "(nothing)" else [part.split() for part in text.split(",")]
    return [NoticeFound(kind=kind, date=date.strip("-")) for kind, date in parts]


@pytest.mark.parametrize("line", GRID.strip().splitlines())
def test_the_status_follows_from_what_was_announced(line: str) -> None:
    said, status = line.rsplit(maxsplit=1)
    assert weighing.status(announced(said.strip())) == status
    assert weighing.status(announced(said.strip())[::-1]) == status


def test_the_newest_of_the_weightiest_decides() -> None:
    older, newer = announced("concern 2020, concern 2021-05")
    correction = NoticeFound(kind="correction", date="2024")
    assert weighing.deciding([newer, correction, older]) == newer
    assert weighing.deciding([]) is None


@given(st.lists(st.sampled_from(["retraction", "concern", "correction"])), st.data())
def test_no_further_notice_but_a_reinstatement_makes_a_status_milder(
    kinds: list[str], data: st.DataObject
) -> None:
    weights = ["current", "corrected", "concern", "retracted"]
    one_more = data.draw(st.sampled_from(["retraction", "concern", "correction"]))
    before = [NoticeFound(kind=kind, date="2020") for kind in kinds]
    after = [*before, NoticeFound(kind=one_more, date="2021")]
    assert weights.index(weighing.status(after)) >= weights.index(weighing.status(before))


CROSSREF = NoticeFound(
    kind="retraction", doi="10.3390/ani11030905", date="2021-03-22", source="Crossref"
)
SAME = [
    ("the same DOI", CROSSREF),
    ("the same DOI, another day", NoticeFound(kind="retraction", doi="10.3390/ani11030905")),
    (
        "PubMed, by PMID",
        NoticeFound(kind="retraction", pmid="33801053", date="2021-03-22", source="PubMed"),
    ),
    (
        "PubMed, the month alone",
        NoticeFound(kind="retraction", pmid="33801053", date="2021-03", source="PubMed"),
    ),
    ("PubMed, undated", NoticeFound(kind="retraction", pmid="33801053", source="PubMed")),
]
OTHER = [
    ("another kind", NoticeFound(kind="correction", doi="10.3390/ani11030905")),
    (
        "another DOI",
        NoticeFound(kind="retraction", doi="10.3390/other", date="2021-03-22", source="PubMed"),
    ),
    ("another year", NoticeFound(kind="retraction", pmid="33801053", date="2022", source="PubMed")),
    (
        "a second one of Crossref",
        NoticeFound(kind="retraction", date="2021-03-22", source="Crossref"),
    ),
]


@pytest.mark.parametrize(("why", "told"), SAME, ids=[why for why, _ in SAME])
def test_two_tellings_of_one_notice_are_one(why: str, told: NoticeFound) -> None:
    assert weighing.match(told, [CROSSREF]) is CROSSREF
    assert weighing.match(CROSSREF, [told]) is told


@pytest.mark.parametrize(("why", "told"), OTHER, ids=[why for why, _ in OTHER])
def test_two_notices_stay_two(why: str, told: NoticeFound) -> None:
    assert weighing.match(told, [CROSSREF]) is None


def test_an_identifier_counts_before_a_date() -> None:
    first = NoticeFound(kind="correction", doi="10.1/a", date="2021", source="Crossref")
    second = NoticeFound(kind="correction", pmid="2", date="2021", source="PubMed")
    told = NoticeFound(kind="correction", pmid="2", date="2021", source="Europe PMC")
    assert weighing.match(told, [first, second]) is second


def test_a_place_in_print_told_alike_makes_one_notice() -> None:
    here = NoticeFound(kind="correction", citation="Nutrients. 2020;12(1):7.", source="PubMed")
    there = NoticeFound(kind="correction", citation="Nutrients 2020; 12(1): 7", source="PubMed")
    assert weighing.match(there, [here]) is here


def test_a_reinstatement_undoes_the_retraction_before_it_and_not_the_one_after() -> None:
    first = NoticeFound(kind="retraction", doi="10.1/a", date="2021")
    back = NoticeFound(kind="reinstatement", doi="10.1/b", date="2022")
    second = NoticeFound(kind="retraction", doi="10.1/c", date="2023")
    told = [first, back, second]
    assert [weighing.is_undone(notice, told) for notice in told] == [True, False, False]

"""Reading, making and refusing CSL-JSON items."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references import csl
from references.csl import CslError, PersonName
from references.recognition import Identifiers

CROSSREF = {
    "type": "article-journal",
    "title": ["Growth of <i>E. coli</i>"],
    "author": [
        {"family": "Berg", "given": "Ann", "non-dropping-particle": "van den", "suffix": "Jr"},
        {"literal": "ABC Study Group"},
        {"name": "nobody"},
    ],
    "container-title": ["Gut"],
    "issued": {"date-parts": [[2017, 5, None]]},
    "volume": 18,
    "DOI": "10.3390/IJMS18051051",
    "ISSN": ["1422-0067", "1234-5678"],
}


def test_an_item_as_registries_send_it_is_read() -> None:
    assert csl.title(CROSSREF) == "Growth of E. coli"
    assert csl.marked_title(CROSSREF) == "Growth of <i>E. coli</i>"
    assert csl.names(CROSSREF) == (
        PersonName("van den Berg", "Ann", "Jr"),
        PersonName(literal="ABC Study Group"),
    )
    assert csl.container_title(CROSSREF) == "Gut"
    assert csl.issued(CROSSREF) == "2017-05"
    assert csl.volume(CROSSREF) == "18"
    assert csl.issn(CROSSREF) == "1422-0067"
    assert csl.identifiers(CROSSREF) == Identifiers(doi="10.3390/ijms18051051")


@pytest.mark.parametrize(
    ("date_parts", "issued", "year"),
    [
        ([[2017]], "2017", 2017),
        ([["2017", "5"]], "2017-05", 2017),
        ([[2017, 5, 12]], "2017-05-12", 2017),
        ([[2017, 5, 12], [2017, 6, 1]], "2017-05-12", 2017),
        ([[2017, 13]], "", None),
        ([[2017, 2, 30]], "", None),
        ([[]], "", None),
        ([], "", None),
        ([[None]], "", None),
        ("2017", "", None),
        (None, "", None),
    ],
)
def test_a_date_keeps_the_precision_it_has(
    date_parts: object, issued: str, year: int | None
) -> None:
    item = {"issued": {"date-parts": date_parts}}
    assert csl.issued(item) == issued
    assert csl.year(item) == year


def test_a_name_reads_aloud_in_full() -> None:
    assert PersonName("Kim", "Min-Hyun", "Jr").full == "Min-Hyun Kim Jr"
    assert PersonName(literal="ABC Study Group").full == "ABC Study Group"


def test_build_leaves_out_what_is_empty() -> None:
    assert csl.build(title="T", issued="2017-05") == {
        "type": "article-journal",
        "title": "T",
        "issued": {"date-parts": [[2017, 5]]},
    }


CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.text(CHARACTERS, min_size=1).map(str.strip).filter(bool)


@given(
    title=WORDS.filter(lambda title: "<" not in title),
    issued=st.sampled_from(["", "2017", "2017-05", "2017-05-12"]),
    family=WORDS,
)
def test_what_is_built_reads_the_same(title: str, issued: str, family: str) -> None:
    item = csl.build(title=title, issued=issued, authors=[PersonName(family, "M")])
    csl.check(item)
    assert (csl.title(item), csl.issued(item)) == (title, issued)
    assert csl.names(item) == (PersonName(family, "M"),)


def test_a_character_that_no_database_keeps_is_dropped() -> None:
    assert csl.title({"title": "Gluta\0mine"}) == "Glutamine"


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("text", "JSON object"),
        ({"type": "song", "title": "T"}, "“song”"),
        ({"type": "book"}, "no title"),
        ({"title": "T", "author": ["Kim MH"]}, "“author”"),
        ({"title": "T", "author": "Kim MH"}, "“author”"),
        ({"title": "T", "editor": [{"suffix": "Jr"}]}, "“editor”"),
        ({"title": "T", "issued": {"raw": "May 2017"}}, "“issued”"),
    ],
)
def test_a_bad_item_is_refused_by_the_name_of_its_field(item: object, said: str) -> None:
    with pytest.raises(CslError) as refusal:
        csl.check(item)
    assert said in str(refusal.value)


@pytest.mark.parametrize("text", ["17", "2017-5", "2017-13", "2017-02-30", "May 2017", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(CslError):
        csl.parse_issued(text)


@given(
    st.dictionaries(
        st.sampled_from(["title", "author", "issued", "DOI", "type", "page", "ISSN"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["date-parts", "family", "literal"]), inner)
            ),
            max_leaves=8,
        ),
    )
)
def test_accessors_read_anything_without_raising(item: dict[str, object]) -> None:
    csl.title(item), csl.names(item), csl.issued(item), csl.year(item), csl.identifiers(item)
    with suppress(CslError):
        csl.check(item)

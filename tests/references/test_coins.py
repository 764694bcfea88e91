"""What readers' reference managers find in a list."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.coins import coins
from references.csl import Item, PersonName, build
from references.recognition import Identifiers
from tests.references import papers
from tests.references.printing import samples


def read(item: Item) -> list[tuple[str, str]]:
    """Decode as a reference manager does, strictly."""
    return parse_qsl(coins(item), strict_parsing=True)


def test_a_journal_article() -> None:
    assert read(papers.KIM) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft_id", "info:doi/10.3390/ijms18051051"),
        ("rft_id", "info:pmid/28498331"),
        ("rft_id", "https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/"),
        (
            "rft.atitle",
            "The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
        ),
        ("rft.jtitle", "International Journal of Molecular Sciences"),
        ("rft.stitle", "Int. J. Mol. Sci."),
        ("rft.date", "2017-05-12"),
        ("rft.volume", "18"),
        ("rft.issue", "5"),
        ("rft.pages", "1051"),
        ("rft.spage", "1051"),
        ("rft.issn", "1422-0067"),
        ("rft.aulast", "Kim"),
        ("rft.aufirst", "Min-Hyun"),
        ("rft.au", "Kim, Min-Hyun"),
        ("rft.au", "Kim, Hyeyoung"),
    ]


def test_a_chapter_names_its_book() -> None:
    told = dict(read(samples.MELTZER))
    assert told["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:book"
    assert told["rft.genre"] == "bookitem"
    assert told["rft.atitle"] == "Chromosome alterations in human solid tumors"
    assert told["rft.btitle"] == "The genetic basis of human cancer"
    assert (told["rft.spage"], told["rft.epage"]) == ("93", "113")


def test_an_edited_book_names_its_editors_and_isbn() -> None:
    book = {**samples.GILSTRAP, "ISBN": "9780838522103"}
    told = dict(read(book))  # type: ignore[arg-type]
    assert told["rft.btitle"] == "Operative obstetrics"
    assert told["rft.isbn"] == "9780838522103"
    assert (told["rft.aulast"], told["rft.ausuffix"]) == ("Gilstrap", "III")
    assert "rft.atitle" not in told


@pytest.mark.parametrize(
    ("item", "form", "genre"),
    [
        (samples.BLOSS, "journal", "preprint"),
        (build(type="thesis", title="T", publisher="MIT"), "dissertation", None),
        (build(type="report", title="T", publisher="WHO"), "book", "report"),
        (build(type="paper-conference", title="T"), "book", "proceeding"),
        (samples.WISEHEART, "dc", None),
        (samples.CDC, "dc", None),
    ],
)
def test_every_type_has_its_format(item: Item, form: str, genre: str | None) -> None:
    told = dict(read(item))
    assert told["rft_val_fmt"] == f"info:ofi/fmt:kev:mtx:{form}"
    assert told.get("rft.genre") == genre


def test_pages_and_data_are_told_in_dublin_core() -> None:
    told = read(samples.CDC)
    assert ("rft.type", "webpage") in told
    assert ("rft_id", "https://www.cdc.gov/flu/about/disease/high_risk.htm") in told
    assert ("rft.creator", "Centers for Disease Control and Prevention") in told


def test_a_group_stands_in_its_own_field() -> None:
    told = read(samples.VALLANCIEN)
    assert ("rft.aucorp", "Alf-One Study Group") in told
    assert ("rft.au", "van Moorselaar, RJ") in told
    assert "rft.aulast" not in dict(read(samples.DIABETES))


def test_what_has_no_title_is_not_told() -> None:
    assert coins({}) == ""


words = st.text(max_size=30)


@given(title=words, family=words, journal=words, doi=words)
def test_any_text_is_encoded_and_comes_back(
    title: str, family: str, journal: str, doi: str
) -> None:
    item = build(
        title=title,
        authors=[PersonName(family, "A")] if family else [],
        container_title=journal,
        identifiers=Identifiers(doi=doi),
    )
    told = coins(item)
    assert told.isascii()
    assert not set(told) & set("<>\"' ")
    if told:
        assert dict(read(item))["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:journal"

"""BibTeX and BibLaTeX as people keep them."""

import pytest

from references import csl
from references.csl import PersonName
from references.exchange import bibtex, formats
from references.exchange.row import Row


def rows(text: str) -> tuple[Row, ...]:
    return formats.loads(text, formats.BIBTEX)


def read(text: str) -> csl.Item:
    [row] = rows(text)
    assert not row.error
    assert row.item is not None
    return row.item


def short(fields: str, type_: str = "article") -> csl.Item:
    return read(f"@{type_}{{key,\n title = {{T}},\n {fields}\n}}")


FILE = r"""
% A comment, and a preamble.
@preamble{"\newcommand{\noop}[1]{}"}
@string{ijms = "International Journal of Molecular Sciences"}
@comment{jabref-meta: databaseType:bibtex;}

@Article{Kim2017,
  author  = "Kim, Min-Hyun and Kim, Hyeyoung",
  title   = {The Roles of {Glutamine} in the Intestine},
  journal = ijms,
  year    = 2017,
  month   = may # "~12",
  volume  = {18}, number = {5}, pages = {1051--1060},
  doi     = {10.3390/ijms18051051},
  note    = {PMID: 28498331},
}
"""


def test_an_entry_is_read_whole() -> None:
    item = read(FILE)
    assert item == csl.build(
        key="Kim2017",
        title="The Roles of Glutamine in the Intestine",
        authors=[PersonName("Kim", "Min-Hyun"), PersonName("Kim", "Hyeyoung")],
        container_title="International Journal of Molecular Sciences",
        issued="2017-05-12",
        volume="18",
        issue="5",
        page="1051-1060",
        identifiers=csl.identifiers({"DOI": "10.3390/ijms18051051", "PMID": "28498331"}),
    )


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (r"C{\'o}rdova-Mart{\'\i}nez, Alfredo", [PersonName("Córdova-Martínez", "Alfredo")]),
        ("Donald E. Knuth", [PersonName("Knuth", "Donald E.")]),
        ("Ludwig van Beethoven", [PersonName("van Beethoven", "Ludwig")]),
        ("de la Cruz, Juan", [PersonName("de la Cruz", "Juan")]),
        ("King, Jr, Martin Luther", [PersonName("King", "Martin Luther", "Jr")]),
        ("{World Health Organization}", [PersonName(literal="World Health Organization")]),
        ("World Health Organization", [PersonName(literal="World Health Organization")]),
        (
            "{Simon and Schuster} and Kim, M",
            [PersonName(literal="Simon and Schuster"), PersonName("Kim", "M")],
        ),
        (r"{\'E}variste Galois", [PersonName("Galois", "Évariste")]),
        ("{WHO}", [PersonName(literal="WHO")]),
        ("Kim, M and others", [PersonName("Kim", "M")]),
        ("Kim, M and et al.", [PersonName("Kim", "M")]),
        ("Plato", [PersonName("Plato")]),
        ("{Macedo Rogero}, Marcelo", [PersonName("Macedo Rogero", "Marcelo")]),
        ("", []),
    ],
)
def test_names_are_people_or_groups(names: str, people: list[PersonName]) -> None:
    assert list(csl.names(short(f"author = {{{names}}}"))) == people


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ("date = {2017-05-12}", "issued", "2017-05-12"),
        ("date = {2017-05}", "issued", "2017-05"),
        ("date = {2017-05-01/2017-05-03}", "issued", "2017"),
        ("year = {2017}, month = {5}", "issued", "2017-05"),
        ("year = {2017}, month = {May}", "issued", "2017-05"),
        ("year = 2017, month = may, day = 12", "issued", "2017-05-12"),
        ("year = {in press}", "issued", ""),
        ("journaltitle = {Nutrients}", "container_title", "Nutrients"),
        ("shortjournal = {J Nutr}", "container_title_short", "J Nutr"),
        ("pages = {288–296}", "page", "288-296"),
        ("pages = {2556S--2561S}", "page", "2556S-2561S"),
        ("eid = {1051}", "number", "1051"),
        ("number = {5}", "issue", "5"),
        ("issue = {Spring}", "issue", "Spring"),
        ("doi = {https://doi.org/10.1000/a\\_b}", "doi", "10.1000/a_b"),
        ("eprint = {28498331}, eprinttype = {pubmed}", "pmid", "28498331"),
        ("eprint = {PMC5454963}, archiveprefix = {pmc}", "pmcid", "PMC5454963"),
        ("pmcid = {5454963}", "pmcid", "PMC5454963"),
        ("isbn = {978-0-306-40615-7}", "isbn", "9780306406157"),
        ("url = {https://example.org/a_b%20c~d}", "url", "https://example.org/a_b%20c~d"),
        ("howpublished = {\\url{https://example.org/a\\_b}}", "url", "https://example.org/a_b"),
        ("url = {https://doi.org/10.1000/a}", "url", ""),
        ("url = {https://doi.org/10.1000/a}", "doi", "10.1000/a"),
        ("langid = {ngerman}", "language", "de"),
        ("subtitle = {A review}", "title", "T: A review"),
        ("abstract = {One\n   two.}", "abstract", "One two."),
    ],
)
def test_a_field_means_what_its_writer_meant(fields: str, field: str, value: str) -> None:
    assert getattr(csl, field)(short(fields)) == value


@pytest.mark.parametrize(
    ("type_", "ours"),
    [
        ("article", "article-journal"),
        ("BOOK", "book"),
        ("inbook", "chapter"),
        ("incollection", "chapter"),
        ("inproceedings", "paper-conference"),
        ("conference", "paper-conference"),
        ("proceedings", "book"),
        ("techreport", "report"),
        ("report", "report"),
        ("phdthesis", "thesis"),
        ("mastersthesis", "thesis"),
        ("online", "webpage"),
        ("dataset", "dataset"),
        ("unpublished", "article"),
        ("misc", "document"),
        ("software", "document"),
    ],
)
def test_every_type_has_one_of_ours(type_: str, ours: str) -> None:
    assert csl.type_(short("year = 2017", type_)) == ours


def test_a_reports_number_is_no_issue() -> None:
    item = short("number = {EUR 27123}, institution = {EFSA}", "techreport")
    assert (csl.number(item), csl.issue(item), csl.publisher(item)) == ("EUR 27123", "", "EFSA")


def test_a_chapter_takes_from_its_book_what_it_does_not_say() -> None:
    chapter, book = rows(
        "@incollection{a, title={Vitamin C}, crossref={b}}\n"
        "@book{b, title={Vitamins}, publisher={P}, year=2004, editor={Choi, Sun}}"
    )
    assert csl.container_title(chapter.item or {}) == "Vitamins"
    assert csl.names(chapter.item or {}, "editor") == (PersonName("Choi", "Sun"),)
    assert csl.title(book.item or {}) == "Vitamins"


def test_a_broken_entry_stops_no_other_and_is_named() -> None:
    broken, fine = rows("@book{x, title={never closed\n\n@misc{ok, title={Fine}}\n")
    assert broken.item is None
    assert "never closed" in broken.error
    assert (fine.place, csl.title(fine.item or {})) == ("record 2, line 3", "Fine")


def test_two_papers_under_one_key_are_two_papers() -> None:
    found = rows("@misc{a, title={One}}\n@misc{a, title={Two}}\n@misc{b, title={C}, title={D}}")
    assert [csl.title(row.item or {}) for row in found] == ["One", "Two", "C"]


@pytest.mark.parametrize(
    "text", ["", "no entry at all", "@", "@article", "@article{", "}{", "@string{"]
)
def test_any_text_gives_rows_and_no_exception(text: str) -> None:
    list(bibtex.read(text))


def test_what_we_write_other_programs_can_read() -> None:
    item = csl.build(
        key="who-2004",
        title="Vitamins & <i>minerals</i>: 50% more of CO<sub>2</sub>",
        authors=[PersonName(literal="World Health Organization")],
        issued="2004-03",
        page="1-10",
    )
    assert formats.dumps([item], "bibtex") == (
        "@article{who-2004,\n"
        r"  title = {{Vitamins \& \textit{minerals}: 50\% more of CO\textsubscript{2}}},"
        "\n  author = {{World Health Organization}},\n"
        "  year = {2004},\n"
        "  month = mar,\n"
        "  pages = {1--10},\n"
        "}\n\n"
    )


def test_a_paper_without_key_gets_one_that_bibtex_takes() -> None:
    written = formats.dumps([{"title": "A"}, {"title": "B", "id": "a b,{c}"}], "bibtex")
    assert "@article{reference-1," in written
    assert "@article{a-b-c-," in written

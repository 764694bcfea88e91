"""RIS as the programs that people use write it; the records are of real papers."""

from typing import Any

import pytest

from references import csl
from references.csl import PersonName
from references.exchange import formats
from references.exchange.row import Row


def rows(text: str) -> tuple[Row, ...]:
    return formats.loads(text, formats.RIS)


def read(text: str) -> csl.Item:
    [row] = rows(text)
    assert not row.error
    assert row.item is not None
    return row.item


def short(lines: str) -> csl.Item:
    """Read a record of which only the lines of interest are given."""
    return read(f"TY  - JOUR\n{lines}\nER  - \n")


# As Crossref answers for the DOI with the media type of RIS.
CROSSREF = """TY  - JOUR
DO  - 10.3390/nu11040863
UR  - http://dx.doi.org/10.3390/nu11040863
TI  - Glutamine as an Anti-Fatigue Amino Acid in Sports Nutrition
T2  - Nutrients
AU  - Coqueiro, Audrey
AU  - Rogero, Marcelo
AU  - Tirapegui, Julio
PY  - 2019
DA  - 2019/04/17
PB  - MDPI AG
SP  - 863
IS  - 4
VL  - 11
SN  - 2072-6643
ER  -
"""
# EndNote: the issue in M1, year and day apart, PMID as accession number, article number in C7.
ENDNOTE = """TY  - JOUR
AU  - Kim, M. H.
AU  - Kim, H.
DA  - May 12
DO  - 10.3390/ijms18051051
C2  - PMC5454963
C7  - 1051
DP  - NLM
ET  - 20170512
J2  - Int J Mol Sci
LA  - eng
M1  - 5
PY  - 2017
SN  - 1422-0067 (Electronic)
1422-0067 (Linking)
ST  - The Roles of Glutamine in the Intestine
T2  - International journal of molecular sciences
TI  - The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases
VL  - 18
AN  - 28498331
DB  - PubMed
ID  - 412
ER  -


"""
# Zotero: dates with slashes, the PMID alone in a note, entities and inline tags.
ZOTERO = """TY  - JOUR
TI  - Nonnutritive effects of glutamine &amp; its <i>in vitro</i> use
AU  - Roth, Erich
T2  - The Journal of Nutrition
DA  - 2008/10//
PY  - 2008
DO  - 10.1093/jn/138.10.2025S
VL  - 138
IS  - 10
SP  - 2025S
EP  - 2031S
J2  - J Nutr
LA  - eng
SN  - 1541-6100
UR  - https://www.sciencedirect.com/science/article/pii/S0022316622098650
N1  - PMID: 18806119
KW  - Glutamine
KW  - Humans
ER  -

"""
# The first specification (Reference Manager), with T1, A1, JF, JA, Y1 and N2.
REFMAN = """TY  - JOUR
ID  - 55
T1  - Assessment of the safety of glutamine and other amino acids
A1  - Garlick,Peter J.
Y1  - 2001/09//
N2  - Glutamine was looked at.
JF  - The Journal of Nutrition
JA  - J.Nutr.
VL  - 131
IS  - 9 Suppl
SP  - 2556S
EP  - 61S
UR  - PM:11533313
ER  -
"""


def test_crossrefs_own_record_is_read_whole() -> None:
    item = read(CROSSREF)
    assert csl.names(item)[0] == PersonName("Coqueiro", "Audrey")
    assert (csl.issued(item), csl.page(item), csl.issue(item)) == ("2019-04-17", "863", "4")
    assert (csl.doi(item), csl.url(item), csl.issn(item)) == ("10.3390/nu11040863", "", "2072-6643")


def test_endnotes_habits_are_known() -> None:
    item = read(ENDNOTE)
    assert csl.issued(item) == "2017-05-12"
    assert (csl.issue(item), csl.number(item), csl.page(item)) == ("5", "1051", "")
    assert (csl.pmid(item), csl.pmcid(item)) == ("28498331", "PMC5454963")
    assert (csl.edition(item), csl.language(item)) == ("", "en")
    assert csl.issn(item) == "1422-0067"
    assert csl.container_title_short(item) == "Int J Mol Sci"


def test_zoteros_notes_entities_and_tags_are_read() -> None:
    item = read(ZOTERO)
    assert csl.title(item) == "Nonnutritive effects of glutamine & its in vitro use"
    assert csl.marked_title(item).count("<i>") == 1
    assert (csl.issued(item), csl.page(item)) == ("2008-10", "2025S-2031S")
    assert csl.pmid(item) == "18806119"
    assert csl.url(item) == "https://www.sciencedirect.com/science/article/pii/S0022316622098650"


def test_the_first_specification_is_read_too() -> None:
    item = read(REFMAN)
    assert csl.names(item) == (PersonName("Garlick", "Peter J."),)
    assert csl.container_title(item) == "The Journal of Nutrition"
    assert csl.container_title_short(item) == "J.Nutr."
    assert (csl.issued(item), csl.page(item)) == ("2001-09", "2556S-61S")
    assert csl.abstract(item) == "Glutamine was looked at."


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        # Dates: the most exact that agrees with the year.
        ("PY  - 2017\nDA  - 2017/05/12/", "issued", "2017-05-12"),
        ("PY  - 2017///", "issued", "2017"),
        ("PY  - 2017/05//Spring", "issued", "2017-05"),
        ("Y1  - 2017/05/12/", "issued", "2017-05-12"),
        ("PY  - 2017\nDA  - 2016-11-03", "issued", "2017"),
        ("PY  - 2017\nDA  - Winter", "issued", "2017"),
        ("DA  - 2017-05-12", "issued", "2017-05-12"),
        ("PY  - 2017\nDA  - 2017/02/31/", "issued", "2017-02"),
        ("PY  - in press", "issued", ""),
        # Pages.
        ("SP  - 288\nEP  - 296", "page", "288-296"),
        ("SP  - 288-296\nEP  - 296", "page", "288-296"),
        ("SP  - 288–296", "page", "288-296"),
        ("SP  - e14\nEP  - e14", "page", "e14"),
        # The journal: which of the names is the short one.
        ("T2  - Nutrients", "container_title", "Nutrients"),
        ("JO  - Nutrients", "container_title", "Nutrients"),
        ("JF  - The Journal\nJO  - J", "container_title", "The Journal"),
        ("JF  - The Journal\nJO  - J", "container_title_short", "J"),
        ("T2  - The Journal\nJO  - The Journal", "container_title_short", ""),
        ("T2  - The Journal\nJA  - J", "container_title_short", "J"),
        # Identifiers stand where programs put them.
        ("DO  - https://doi.org/10.1000/ABC", "doi", "10.1000/abc"),
        ("DO  - doi: 10.1000/abc", "doi", "10.1000/abc"),
        ("M3  - 10.1000/abc", "doi", "10.1000/abc"),
        ("L3  - https://doi.org/10.1000/abc", "doi", "10.1000/abc"),
        ("UR  - https://doi.org/10.1000/abc", "doi", "10.1000/abc"),
        ("UR  - https://pubmed.ncbi.nlm.nih.gov/28498331/", "pmid", "28498331"),
        ("AN  - 28498331", "pmid", ""),  # whose number it is, nobody says
        ("AN  - 28498331\nDB  - MEDLINE", "pmid", "28498331"),
        ("AN  - WOS:000404113900128\nDB  - MEDLINE", "pmid", ""),
        ("M2  - PMID: 28498331", "pmid", "28498331"),
        ("N1  - Retracted in: doi:10.3390/ani11030905", "doi", ""),  # the notice's own
        ("SN  - 978-0-306-40615-7", "isbn", "9780306406157"),
        ("SN  - 978-0-306-40615-7", "issn", ""),
        ("SN  - 0022-3166", "issn", "0022-3166"),
        # Addresses of one's own stay, resolvers repeat an identifier.
        ("UR  - https://example.org/a; https://example.org/b", "url", "https://example.org/a"),
        ("UR  - www.example.org", "url", ""),
        ("LA  - German", "language", "de"),
        ("LA  - en-US", "language", "en-US"),
        ("AB  - First.\nMore of it.", "abstract", "First.\nMore of it."),
        ("TI  - A title that\nis wrapped", "marked_title", "A title that is wrapped"),
        ("TI  - p &lt; 0.05 in H<sub>2</sub>O", "title", "p < 0.05 in H2O"),
    ],
)
def test_a_tag_means_what_its_writer_meant(lines: str, field: str, value: str) -> None:
    assert getattr(csl, field)(short(lines)) == value


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Kim, Min-Hyun", PersonName("Kim", "Min-Hyun")),
        ("Kim,M.-H.", PersonName("Kim", "M.-H.")),
        ("King, Martin Luther, Jr", PersonName("King", "Martin Luther", "Jr")),
        ("van der Hulst, R. R.", PersonName("van der Hulst", "R. R.")),
        ("Kim MH", PersonName("Kim", "MH")),
        ("World Health Organization", PersonName(literal="World Health Organization")),
        ("WHO,", PersonName(literal="WHO")),
        ("EFSA Panel on Diets,, Nutrition", PersonName(literal="EFSA Panel on Diets, Nutrition")),
        ("Plato", PersonName("Plato")),
    ],
)
def test_a_name_is_a_person_or_a_group(name: str, person: PersonName) -> None:
    assert csl.names(short(f"AU  - {name}")) == (person,)


@pytest.mark.parametrize("nobody", ["et al.", "et al", "Et al.,", "others", " "])
def test_et_al_is_nobody(nobody: str) -> None:
    assert csl.names(short(f"AU  - Kim, M\nAU  - {nobody}")) == (PersonName("Kim", "M"),)


CHOI = (PersonName("Choi", "S"),)


@pytest.mark.parametrize(
    ("form", "type_", "lines", "editors"),
    [
        ("JOUR", "article-journal", "AU  - Kim, M", ()),
        ("EJOUR", "article-journal", "ED  - Choi, S", CHOI),
        ("MGZN", "article-magazine", "", ()),
        ("NEWS", "article-newspaper", "", ()),
        ("BOOK", "book", "AU  - Kim, M\nA2  - Series, E\nA3  - Choi, S", CHOI),
        ("BOOK", "book", "AU  - Kim, M\nA2  - Series, E", ()),
        ("BOOK", "book", "A2  - Choi, S", CHOI),  # nobody else made it
        ("EDBOOK", "book", "AU  - Choi, S", CHOI),
        ("CHAP", "chapter", "AU  - Kim, M\nA2  - Choi, S", CHOI),
        ("ECHAP", "chapter", "A2  - Choi, S", CHOI),
        ("CONF", "paper-conference", "A2  - Choi, S", CHOI),
        ("CPAPER", "paper-conference", "", ()),
        ("RPRT", "report", "", ()),
        ("GOVDOC", "report", "", ()),
        ("THES", "thesis", "", ()),
        ("ELEC", "webpage", "", ()),
        ("DATA", "dataset", "", ()),
        ("UNPB", "article", "", ()),
        ("MPCT", "document", "", ()),
        ("GEN", "document", "", ()),
    ],
)
def test_types_and_the_tags_they_change(
    form: str, type_: str, lines: str, editors: tuple[Any, ...]
) -> None:
    item = read(f"TY  - {form}\nTI  - T\n{lines}\nER  - \n")
    assert csl.type_(item) == type_
    assert csl.names(item, "editor") == editors


def test_a_books_series_is_not_the_book_that_holds_it() -> None:
    item = read("TY  - BOOK\nTI  - Amino Acids\nT2  - Methods in Biology\nER  - \n")
    assert csl.container_title(item) == ""


def test_a_reports_number_is_told_from_an_issn() -> None:
    item = read("TY  - RPRT\nTI  - T\nSN  - EUR 27123 EN\nSN  - 1831-9424\nER  - \n")
    assert (csl.number(item), csl.issn(item)) == ("EUR 27123 EN", "1831-9424")


def test_each_record_says_where_it_stands() -> None:
    found = rows(f"Provider: X\nContent: text/plain\n\n{CROSSREF}\n{ZOTERO}")
    assert [row.place for row in found] == ["record 1, line 4", "record 2, line 21"]
    assert [row.error for row in found] == ["", ""]


@pytest.mark.parametrize("line", ["N1  -", "TY  -", "UR  -", "XX  -"])
def test_a_tag_with_nothing_behind_it_says_nothing(line: str) -> None:
    [row] = rows(f"TY  - JOUR\nTI  - T\n{line}\nER  -\n")[:1]
    assert row.item is not None
    assert csl.title(row.item) == "T"


def test_a_record_that_forgot_its_end_ends_where_the_next_begins() -> None:
    found = rows("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n")
    assert [csl.title(row.item or {}) for row in found] == ["One", "Two"]


def test_a_file_that_was_cut_off_is_not_believed_to_the_last_letter() -> None:
    one, two = rows("TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nDO  - 10.3390/ijms180")
    assert not one.error
    assert two.item is None
    assert "ER is missing" in two.error


def test_a_record_without_its_first_line_is_refused_and_stops_no_other() -> None:
    one, two = rows("TI  - One\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n")
    assert "does not begin with TY" in one.error
    assert csl.title(two.item or {}) == "Two"


def test_an_abstract_that_looks_like_a_tag_comes_back_as_text() -> None:
    item = csl.build(title="T", abstract="It said:\nER  - \nTY  - JOUR\nand went on.")
    assert read(formats.dumps([item], "ris")) == {
        **item,
        "abstract": "It said:\nER -\nTY - JOUR\nand went on.",
    }

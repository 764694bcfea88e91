"""NBIB as PubMed saves it; the records tell of real papers."""

from dataclasses import replace

import pytest

from references import csl
from references.csl import PersonName
from references.exchange import formats
from references.exchange.row import Row
from references.sources.record import NoticeFound


def read(text: str) -> Row:
    [row] = formats.loads(text, formats.NBIB)
    assert not row.error
    return row


def short(lines: str) -> csl.Item:
    item = read(f"PMID- 1\n{lines}\n").item
    assert item is not None
    return item


KIM = """
PMID- 28498331
OWN - NLM
STAT- MEDLINE
DCOM- 20180214
LR  - 20221207
IS  - 1422-0067 (Electronic)
IS  - 1422-0067 (Linking)
VI  - 18
IP  - 5
DP  - 2017 May 12
TI  - The Roles of Glutamine in the Intestine and Its Implication in Intestinal
      Diseases.
LID - 10.3390/ijms18051051 [doi]
LID - 1051 [pii]
AB  - Glutamine is the most abundant free amino acid in the body
      and is known to play a regulatory role.
FAU - Kim, Min-Hyun
AU  - Kim MH
AD  - Some Department, Some University, Tempe 85281, USA.
FAU - Kim, Hyeyoung
AU  - Kim H
LA  - eng
PT  - Journal Article
PT  - Review
DEP - 20170512
PL  - Switzerland
TA  - Int J Mol Sci
JT  - International journal of molecular sciences
JID - 101092791
MH  - Animals
MH  - Glutamine/*metabolism
PMC - PMC5454963
EDAT- 2017/05/13 06:00
AID - ijms18051051 [pii]
AID - 10.3390/ijms18051051 [doi]
SO  - Int J Mol Sci. 2017 May 12;18(5):1051. doi: 10.3390/ijms18051051.

"""
SHAH = """PMID- 32093072
OWN - NLM
IS  - 2076-2615 (Print)
VI  - 10
IP  - 2
DP  - 2020 Feb 18
TI  - Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review.
LID - 10.3390/ani10020326 [doi]
FAU - Shah, Ab M
AU  - Shah AM
LA  - eng
PT  - Journal Article
PT  - Review
PT  - Retracted Publication
RIN - Animals (Basel). 2021 Mar 22;11(3):905. doi: 10.3390/ani11030905. PMID: 33801135
TA  - Animals (Basel)
JT  - Animals : an open access journal from MDPI
"""


def test_a_record_is_read_whole() -> None:
    row = read(KIM)
    assert row.item == csl.build(
        title="The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
        authors=[PersonName("Kim", "Min-Hyun"), PersonName("Kim", "Hyeyoung")],
        container_title="International journal of molecular sciences",
        container_title_short="Int J Mol Sci",
        issued="2017-05-12",
        volume="18",
        issue="5",
        number="1051",
        issn="1422-0067",
        identifiers=csl.identifiers(
            {"DOI": "10.3390/ijms18051051", "PMID": "28498331", "PMCID": "PMC5454963"}
        ),
        abstract="Glutamine is the most abundant free amino acid in the body and is known to "
        "play a regulatory role.",
        language="en",
    )
    assert row.kind == "narrative_review"
    assert row.place == "record 1, line 2"


def test_a_retraction_in_the_file_is_handed_on() -> None:
    row = read(SHAH)
    assert row.notices == (
        NoticeFound(
            kind="retraction",
            label="Retraction in",
            doi="10.3390/ani11030905",
            pmid="33801135",
            url="https://doi.org/10.3390/ani11030905",
            citation="Animals (Basel). 2021 Mar 22;11(3):905.",
            date="2021-03-22",
            source="PubMed",
        ),
    )


def test_a_paper_typed_as_retracted_counts_even_when_no_notice_is_named() -> None:
    without = "\n".join(line for line in SHAH.splitlines() if not line.startswith("RIN"))
    [notice] = read(without).notices
    assert (notice.kind, notice.label) == ("retraction", "Retracted Publication")


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("RIN", "retraction"),
        ("RRI", "retraction"),
        ("ECI", "concern"),
        ("PRIN", "concern"),
        ("EIN", "correction"),
        ("CRI", "correction"),
    ],
)
def test_notices_are_told_apart_by_their_tags(tag: str, kind: str) -> None:
    row = read(f"PMID- 1\nTI  - T.\n{tag:<4}- Lancet. 2010 Feb 6;375(9713):445\n")
    [notice] = row.notices
    assert (notice.kind, notice.date, notice.doi, notice.pmid) == (kind, "2010-02-06", "", "")
    assert notice.citation == "Lancet. 2010 Feb 6;375(9713):445"


@pytest.mark.parametrize("tag", ["ROF", "EFR", "ECF", "CON", "CIN", "UIN"])
def test_a_notice_is_not_itself_in_doubt(tag: str) -> None:
    row = read(f"PMID- 1\nTI  - Retraction.\nPT  - Retraction of Publication\n{tag:<4}- X. 2010\n")
    assert row.notices == ()


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (
            "FAU - King, Martin Luther Jr\nAU  - King ML Jr",
            [PersonName("King", "Martin Luther", "Jr")],
        ),
        ("FAU - Foster, Gary D 2nd\nAU  - Foster GD 2nd", [PersonName("Foster", "Gary D", "II")]),
        ("FAU - van der Hulst, R R\nAU  - van der Hulst RR", [PersonName("van der Hulst", "R R")]),
        ("AU  - Garlick PJ", [PersonName("Garlick", "PJ")]),
        ("AU  - King ML Jr", [PersonName("King", "ML", "Jr")]),
        ("FAU - Plato\nAU  - Plato", [PersonName("Plato")]),
        (
            "FAU - Kim, M\nAU  - Kim M\nCN  - ABC Study Group",
            [PersonName("Kim", "M"), PersonName(literal="ABC Study Group")],
        ),
        ("CN  - ABC Study Group", [PersonName(literal="ABC Study Group")]),
    ],
)
def test_people_and_groups_come_in_their_order(lines: str, people: list[PersonName]) -> None:
    assert list(csl.names(short(f"TI  - T.\n{lines}"))) == people


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("DP  - 2017 May 12", "issued", "2017-05-12"),
        ("DP  - 2017 May", "issued", "2017-05"),
        ("DP  - 2017 Winter", "issued", "2017"),
        ("DP  - 1998 Dec-1999 Jan", "issued", "1998"),
        ("DP  - 2017 May-Jun", "issued", "2017"),
        ("PG  - 2025S-31S", "page", "2025S-2031S"),
        ("PG  - 288-96", "page", "288-296"),
        ("PG  - W64, 288-96", "page", "W64, 288-296"),
        ("LID - S0899-9007(17)30123-4 [pii]", "number", ""),
        ("LID - e02566-18 [pii]", "number", "e02566-18"),
        ("AID - 10.1093/jn/131.9.2556S [doi]", "doi", "10.1093/jn/131.9.2556s"),
        ("LID - 10.1000/a [doi]\nAID - 10.1000/b [doi]", "doi", "10.1000/a"),
        ("AID - jn131092556S [pii]", "doi", ""),
        ("IP  - 9 Suppl", "issue", "9 Suppl"),
        ("TI  - [Glutamine in the gut].", "title", "Glutamine in the gut"),
        ("TI  - What is glutamine?", "title", "What is glutamine?"),
        ("LA  - spa", "language", "es"),
        ("LA  - und", "language", ""),
        ("PT  - Preprint", "type_", "article"),
        ("PT  - Journal Article\nPT  - Technical Report", "type_", "article-journal"),
        ("PT  - Dataset", "type_", "dataset"),
    ],
)
def test_a_tag_means_what_pubmed_says(lines: str, field: str, value: str) -> None:
    assert getattr(csl, field)(short(lines)) == value


def test_a_chapter_is_known_by_its_book() -> None:
    item = short(
        "BTI - Vitamins.\nTI  - Vitamin C.\nPB  - Publisher\nFED - Choi, Sun\nED  - Choi S\n"
        "ISBN- 978-0-306-40615-7"
    )
    assert (csl.type_(item), csl.title(item)) == ("chapter", "Vitamin C")
    assert (csl.container_title(item), csl.publisher(item)) == ("Vitamins", "Publisher")
    assert csl.names(item, "editor") == (PersonName("Choi", "Sun"),)
    assert csl.isbn(item) == "9780306406157"
    assert csl.type_(short("BTI - Vitamins.")) == "book"


def test_records_stand_apart_by_empty_lines_or_by_their_pmid() -> None:
    found = formats.loads(KIM + SHAH.rstrip() + "\n" + KIM.lstrip(), formats.NBIB)
    assert [csl.pmid(row.item or {}) for row in found] == ["28498331", "32093072", "28498331"]


def test_our_own_file_says_the_same() -> None:
    once = read(KIM)
    written = formats.dumps([once.item or {}], "nbib")
    assert replace(read(written), kind="", place="") == replace(once, kind="", place="")
    assert max(map(len, written.splitlines())) <= 88

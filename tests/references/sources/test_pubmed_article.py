"""A paper's record as PubMed sends it."""

import pytest

from references import csl, formatting
from tests.references.sources.pubmed_records import every, paper, registered

KIM = {
    "type": "article-journal",
    "title": ("The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases"),
    "author": [
        {"family": "Kim", "given": "Min-Hyun"},
        {"family": "Kim", "given": "Hyeyoung"},
    ],
    "container-title": "International journal of molecular sciences",
    "container-title-short": "Int J Mol Sci",
    "issued": {"date-parts": [[2017, 5, 12]]},
    "volume": "18",
    "issue": "5",
    "page": "1051",
    "ISSN": "1422-0067",
    "DOI": "10.3390/ijms18051051",
    "PMID": "28498331",
    "PMCID": "PMC5454963",
    "language": "en",
}


def test_a_record_is_read_whole() -> None:
    record = registered("28498331")
    assert record.item == KIM
    assert record.source == "PubMed"
    assert record.publication_types == ("Journal Article", "Review")
    assert record.kind == "narrative_review"
    assert record.notices == ()


def test_the_papers_it_cites_lend_it_no_identifier() -> None:
    """28498331 lists a reference with DOI, PMID and PMCID of its own."""
    known = csl.identifiers(registered("28498331").item)
    assert (known.doi, known.pmid, known.pmcid) == (
        "10.3390/ijms18051051",
        "28498331",
        "PMC5454963",
    )


SEED = """
28498331  2017-05-12  18  5       1051         narrative_review
30360490  2018-10-23  10  11      1564         narrative_review
34204359  2021-06-17  13  6       2073         randomised_trial
30999561  2019-04-17  11  4       863          narrative_review
99000005  2008-10     138 10      2025S-2031S  narrative_review
32092847  2020-02-19  10  2       326          narrative_review
11533313  2001-09     131 9_Suppl 2556S-2561S  narrative_review
28450817  2017-02     13  2       104-115      narrative_review
"""


@pytest.mark.parametrize("row", SEED.strip().splitlines())
def test_the_letters_eight_papers_are_read(row: str) -> None:
    pmid, issued, volume, issue, page, kind = row.split()
    record = registered(pmid)
    item = record.item
    assert csl.issued(item) == issued
    assert (csl.volume(item), csl.issue(item)) == (volume, issue.replace("_", " "))
    assert csl.page(item) == page
    assert record.kind == kind
    csl.check(item)


def test_the_registry_knows_reference_8_as_another_paper() -> None:
    item = registered("28450817").item
    assert csl.title(item) == (
        "The Emerging Therapeutic Role of Medical Foods for Gastrointestinal Disorders"
    )
    assert [name.family for name in csl.names(item)] == ["Ciampa", "Reyes Ramos", "Borum", "Doman"]
    assert csl.container_title_short(item) == "Gastroenterol Hepatol (N Y)"
    assert csl.container_title(item) == "Gastroenterology & hepatology"
    assert csl.pmcid(item) == "PMC5402682"


def test_accents_stand_as_the_registry_spells_them() -> None:
    names = csl.names(registered("34204359").item)
    assert [name.family for name in names[:2]] == ["Córdova-Martínez", "Caballero-García"]


def test_a_title_keeps_its_markup_and_prints_with_it() -> None:
    item = registered("99000014").item
    assert item["title"] == (
        "Effect of <i>Lactobacillus rhamnosus</i> GG on Ca<sup>2+</sup> and H<sub>2</sub>O "
        "transport at 10<sup>9</sup> <b>CFU</b>: P < 0.05 & beyond?"
    )
    assert "H<sub>2</sub>O" in formatting.entry(item).html
    assert "P &lt; 0.05 &amp; beyond?" in formatting.entry(item).html


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Nonnutritive effects of glutamine.", "Nonnutritive effects of glutamine"),
        ("Does glutamine help?", "Does glutamine help?"),
        ("Growth of <i>E. coli</i>.", "Growth of <i>E. coli</i>"),
        ("To be continued...", "To be continued..."),
        ("[Glutamine and the gut].", "[Glutamine and the gut]"),
        ("[Glutamine and the gut.].", "[Glutamine and the gut]"),
        ("[14C]glutamine and [3H].", "[14C]glutamine and [3H]"),
    ],
)
def test_the_full_stop_that_pubmed_adds_goes(printed: str, title: str) -> None:
    assert paper("", title=printed).item["title"] == title


def test_a_translated_title_keeps_its_brackets_and_the_papers_own_stands_beside_it() -> None:
    item = registered("99000015").item
    assert item["title"] == "[Magnesium and sleep: a survey]"
    assert item["original-title"] == "Magnésium et sommeil : une enquête"
    assert item["language"] == "fr"


def test_where_no_translation_is_available_the_papers_own_title_is_the_title() -> None:
    item = registered("99000016").item
    assert item["title"] == "Глутамин и кишечник"
    assert "original-title" not in item


@pytest.mark.parametrize(
    ("catalogued", "journal"),
    [
        ("Animals : an open access journal from MDPI", "Animals"),
        ("La Revue inventée = The invented review", "La Revue inventée"),
        ("Lancet (London, England)", "Lancet (London, England)"),
        ("The Journal of nutrition", "The Journal of nutrition"),
        ("Cell.", "Cell"),
    ],
)
def test_a_journal_is_called_by_its_title_proper(catalogued: str, journal: str) -> None:
    record = paper(f"<Journal><Title>{catalogued}</Title></Journal>")
    assert csl.container_title(record.item) == journal


def test_a_journal_without_iso_abbreviation_has_medlines() -> None:
    assert csl.container_title_short(registered("99000016").item) == "Vydum Zh"


@pytest.mark.parametrize(
    ("pmid", "page", "number"),
    [
        ("28498331", "1051", ""),
        ("30696735", "", "e02566-18"),
        ("99000020", "", "e34567"),
        ("32356626", "e102", ""),
        ("11533313", "2556S-2561S", ""),
        ("23853635", "1161-1169", ""),
        ("99000014", "S3-S9; discussion S10", ""),
        ("99000017", "", ""),
        ("99000019", "", ""),
    ],
)
def test_pages_stand_whole_and_article_numbers_apart(pmid: str, page: str, number: str) -> None:
    item = registered(pmid).item
    assert (csl.page(item), csl.number(item)) == (page, number)


def test_a_collections_paper_is_dated_by_its_day_online() -> None:
    assert csl.issued(registered("99000020").item) == "2012-03-14"


def test_a_printed_paper_is_dated_by_its_issue_although_it_was_online_before() -> None:
    assert csl.issued(registered("32356626").item) == "2020-06-18"


def test_a_paper_without_authors_has_none() -> None:
    assert csl.names(registered("99000018").item) == ()


def test_a_preprint_is_one() -> None:
    item = registered("99000019").item
    assert (item["type"], item["container-title"]) == ("article", "bioRxiv")


@pytest.mark.parametrize(
    ("pmid", "kind"),
    [
        ("33865376", "meta_analysis"),
        ("99000017", "guideline"),
        ("99000012", "animal"),
        ("99000001", "other"),
        ("32484612", "other"),
        ("23853635", ""),
    ],
)
def test_the_kind_is_the_indexers(pmid: str, kind: str) -> None:
    assert registered(pmid).kind == kind


def test_every_record_passes_the_check_of_the_library_and_prints() -> None:
    records = every()
    assert len(records) == 30
    for record in records:
        csl.check(record.item)
        assert formatting.entry(record.item).text

"""What a page about one paper tells Google Scholar and reference managers."""

from references.csl import build
from references.meta_tags import meta
from tests.references import papers
from tests.references.printing import samples


def test_a_journal_article() -> None:
    assert meta(papers.KIM) == (
        (
            "citation_title",
            "The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
        ),
        ("citation_author", "Kim, Min-Hyun"),
        ("citation_author", "Kim, Hyeyoung"),
        ("citation_publication_date", "2017/05/12"),
        ("citation_journal_title", "International Journal of Molecular Sciences"),
        ("citation_journal_abbrev", "Int. J. Mol. Sci."),
        ("citation_volume", "18"),
        ("citation_issue", "5"),
        ("citation_firstpage", "1051"),
        ("citation_issn", "1422-0067"),
        ("citation_doi", "10.3390/ijms18051051"),
        ("citation_pmid", "28498331"),
        ("citation_pmcid", "PMC5454963"),
    )


def test_a_chapter_names_its_book_and_editors() -> None:
    told = dict(meta(samples.MELTZER))
    assert told["citation_inbook_title"] == "The genetic basis of human cancer"
    assert told["citation_editor"] == "Kinzler, KW"
    assert (told["citation_firstpage"], told["citation_lastpage"]) == ("93", "113")


def test_an_article_number_is_told_instead_of_pages() -> None:
    told = dict(meta(build(title="T", number="e14", page="1-9")))
    assert told["citation_firstpage"] == "e14"
    assert "citation_lastpage" not in told


def test_theses_and_reports_name_their_institution() -> None:
    thesis = dict(meta(build(type="thesis", title="T", publisher="MIT")))
    report = dict(meta(build(type="report", title="T", publisher="WHO")))
    assert thesis["citation_dissertation_institution"] == "MIT"
    assert report["citation_technical_report_institution"] == "WHO"


def test_nothing_known_is_nothing_told() -> None:
    assert meta({}) == ()

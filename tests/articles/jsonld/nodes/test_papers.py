"""What the markup says of a cited paper."""

from typing import Any

import msgspec
import pytest

from articles.content import Reference
from articles.jsonld.graph import graph
from references.kinds import LABELS
from tests.articles.jsonld.letters import (
    REPORT,
    RETRACTED,
    TRIAL,
    URL,
    full,
    imprint,
    minimal,
    paper,
    the,
)


def cited(*references: Reference) -> list[dict[str, Any]]:
    keys = " ".join(reference.key for reference in references)
    letter = msgspec.structs.replace(
        minimal(),
        body=f'<p>Read<span data-cites="{keys}"></span>.</p>',
        references=references,
    )
    found: list[dict[str, Any]] = the(graph(letter, imprint()), "BlogPosting").get("citation", [])
    return found


def one(csl: dict[str, Any], **facts: str) -> dict[str, Any]:
    known = {"title": "T", "author": [{"family": "Kim", "given": "Mi"}]}
    (citation,) = cited(paper("kim-2020", known | csl, **facts))
    return citation


def test_papers_stand_in_the_order_and_with_the_numbers_of_the_list() -> None:
    citations = the(graph(full(), imprint()), "BlogPosting")["citation"]
    assert [(paper["position"], paper["@id"], paper["name"][:8]) for paper in citations] == [
        (1, f"{URL}#ref-1", "Magnesiu"),
        (2, f"{URL}#ref-2", "Mineral "),
        (3, f"{URL}#ref-3", "Dietary "),
    ]


def test_a_paper_that_is_listed_but_not_cited_is_not_marked_up() -> None:
    letter = msgspec.structs.replace(minimal(), references=(TRIAL,))
    assert "citation" not in the(graph(letter, imprint()), "BlogPosting")


def test_every_author_is_a_person_or_a_group_of_its_own() -> None:
    (trial,) = cited(TRIAL)
    assert trial["author"] == [
        {
            "@type": "Person",
            "name": "Ana López-Muñoz",
            "givenName": "Ana",
            "familyName": "López-Muñoz",
        },
        {
            "@type": "Person",
            "name": "Deniz K. Çelik",
            "givenName": "Deniz K.",
            "familyName": "Çelik",
        },
        {"@type": "Organization", "name": "Night Work Study Group"},
    ]


@pytest.mark.parametrize("nobody", ["et al.", "et al", "Et Al.", "and others"])
def test_nobody_is_called_et_al(nobody: str) -> None:
    authors = [{"family": "Ciampa", "given": "B. P."}, {"literal": nobody}]
    assert [author["name"] for author in one({"author": authors})["author"]] == ["B. P. Ciampa"]


def test_a_paper_without_authors_is_left_out() -> None:
    assert cited(paper("anon-2020", {"title": "Nobody's paper"})) == []


@pytest.mark.parametrize(
    ("parts", "date"),
    [([2017], "2017"), ([2017, 5], "2017-05"), ([2017, 5, 2], "2017-05-02")],
)
def test_the_date_is_the_papers_own_as_precisely_as_known(parts: list[int], date: str) -> None:
    assert one({"issued": {"date-parts": [parts]}})["datePublished"] == date


def test_an_unknown_date_is_left_out_and_never_the_letters() -> None:
    assert "datePublished" not in one({})


JOURNAL = {"@type": "Periodical", "name": "J"}
VOLUME = {"@type": "PublicationVolume", "volumeNumber": "2"}
ISSUE = {"@type": "PublicationIssue", "issueNumber": "3"}


@pytest.mark.parametrize(
    ("csl", "chain"),
    [
        ({"container-title": "J"}, JOURNAL),
        ({"container-title": "J", "volume": "2"}, VOLUME | {"isPartOf": JOURNAL}),
        ({"container-title": "J", "issue": "3"}, ISSUE | {"isPartOf": JOURNAL}),
        (
            {"container-title": "J", "volume": "2", "issue": "3"},
            ISSUE | {"isPartOf": VOLUME | {"isPartOf": JOURNAL}},
        ),
        (
            {"container-title": "J", "ISSN": "1234-5679"},
            JOURNAL | {"issn": "1234-5679"},
        ),
        ({"volume": "2"}, VOLUME),
        (
            {"type": "chapter", "container-title": "A Book", "ISBN": "9780190246556"},
            {"@type": "Book", "name": "A Book", "isbn": "9780190246556"},
        ),
    ],
)
def test_a_paper_hangs_on_issue_volume_and_journal(
    csl: dict[str, Any], chain: dict[str, Any]
) -> None:
    assert one(csl)["isPartOf"] == chain


def test_a_paper_of_no_known_journal_hangs_on_nothing() -> None:
    assert "isPartOf" not in one({})


@pytest.mark.parametrize(
    ("csl", "pages"),
    [
        ({"page": "326-339"}, {"pageStart": "326", "pageEnd": "339"}),
        ({"page": "326-39"}, {"pageStart": "326", "pageEnd": "339"}),
        ({"page": "2556S-61S"}, {"pageStart": "2556S", "pageEnd": "2561S"}),
        ({"page": "1051"}, {"pagination": "1051"}),
        ({"page": "288-96, W64"}, {"pagination": "288-296, W64"}),
        ({"number": "e14"}, {"pagination": "e14"}),
        ({}, {}),
    ],
)
def test_a_range_has_two_ends_and_anything_else_is_a_pagination(
    csl: dict[str, Any], pages: dict[str, str]
) -> None:
    citation = one(csl)
    found = {
        key: citation[key] for key in ("pageStart", "pageEnd", "pagination") if key in citation
    }
    assert found == pages


DOI = "https://doi.org/10.1/x"
PUBMED = "https://pubmed.ncbi.nlm.nih.gov/7/"
PMC = "https://pmc.ncbi.nlm.nih.gov/articles/PMC9/"
OWN = "https://journal.example/x"


@pytest.mark.parametrize(
    ("csl", "url", "same_as"),
    [
        ({"DOI": "10.1/X", "PMID": "7", "PMCID": "PMC9", "URL": OWN}, DOI, [PUBMED, PMC]),
        ({"PMID": "7", "PMCID": "PMC9"}, PUBMED, [PMC]),
        ({"PMCID": "PMC9", "URL": OWN}, PMC, None),
        ({"URL": OWN}, OWN, None),
        ({}, None, None),
    ],
)
def test_the_first_identifier_gives_the_address_and_the_others_are_the_same(
    csl: dict[str, Any], url: str | None, same_as: list[str] | None
) -> None:
    citation = one(csl)
    assert (citation.get("url"), citation.get("sameAs")) == (url, same_as)


def test_identifiers_are_bare_values_with_their_address() -> None:
    assert one({"DOI": "10.1/X"})["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "doi", "value": "10.1/x", "url": DOI}
    ]


KINDS = [
    ("meta_analysis", "Meta-Analysis"),
    ("systematic_review", "Systematic Review"),
    ("narrative_review", "Review"),
    ("guideline", "Guideline"),
    ("randomised_trial", "Randomized Controlled Trial"),
    ("trial", "Clinical Trial"),
    ("cohort", "Observational Study"),
    ("case_control", "Observational Study"),
    ("cross_sectional", "Observational Study"),
    ("case_report", "Case Reports"),
    ("animal", None),
    ("in_vitro", None),
    ("safety_assessment", None),
    ("editorial", None),
    ("other", None),
    ("", None),
]


@pytest.mark.parametrize(("kind", "publication_type"), KINDS)
def test_a_kind_that_mesh_knows_makes_the_paper_a_medical_one(
    kind: str, publication_type: str | None
) -> None:
    citation = one({}, kind=kind)
    assert citation.get("publicationType") == publication_type
    assert citation["@type"] == (
        "MedicalScholarlyArticle" if publication_type else "ScholarlyArticle"
    )


def test_every_kind_is_in_the_table() -> None:
    assert {kind for kind, _ in KINDS} == {*LABELS, ""}


def test_a_retracted_paper_says_so_and_links_the_notice() -> None:
    (retracted,) = cited(RETRACTED)
    assert retracted["creativeWorkStatus"] == "Retracted"
    assert retracted["correction"] == RETRACTED.status_notice


def test_a_corrected_paper_links_the_notice_and_is_not_retracted() -> None:
    corrected = one({}, status="corrected", status_notice="https://journal.example/erratum")
    assert corrected["correction"] == "https://journal.example/erratum"
    assert "creativeWorkStatus" not in corrected


@pytest.mark.parametrize("status", ["current", "concern"])
def test_any_other_paper_has_no_status(status: str) -> None:
    citation = one({}, status=status, status_notice="https://journal.example/notice")
    assert not {"creativeWorkStatus", "correction"} & set(citation)


def test_a_journal_is_no_publisher_but_a_publisher_is() -> None:
    assert "publisher" not in one({"container-title": "J"})
    assert one({"publisher": "A Press"})["publisher"] == {
        "@type": "Organization",
        "name": "A Press",
    }


def test_a_report_without_identifier_keeps_its_own_address() -> None:
    (report,) = cited(REPORT)
    assert report["url"] == "https://food-agency.example/magnesium"
    assert "identifier" not in report


def test_markup_of_a_title_is_not_part_of_its_name() -> None:
    assert one({"title": "Uptake of Ca<sup>2+</sup> in <i>E. coli</i>"})["name"] == (
        "Uptake of Ca2+ in E. coli"
    )

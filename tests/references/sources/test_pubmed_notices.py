"""What PubMed says was announced about a paper, and about which one."""

import pytest

from references.sources.record import NoticeFound
from tests.references.sources.pubmed_records import paper, registered


def listed(*entries: str) -> str:
    found = "".join(
        f'<CommentsCorrections RefType="{entry}"><RefSource>Gut. 2004;53(5):1.</RefSource>'
        "</CommentsCorrections>"
        for entry in entries
    )
    return f"<CommentsCorrectionsList>{found}</CommentsCorrectionsList>"


def test_reference_6_is_retracted() -> None:
    assert registered("32092847").notices == (
        NoticeFound(
            kind="retraction",
            label="Retraction in",
            doi="10.3390/ani11030905",
            pmid="99000001",
            url="https://doi.org/10.3390/ani11030905",
            citation="Animals (Basel). 2021 Mar 22;11(3):905.",
            date="2021-03-22",
            source="PubMed",
        ),
    )


# RefType as the DTD lists them, and what each says about the paper it stands on.
REF_TYPES = """
RetractionIn                 retraction
RetractedandRepublishedIn    retraction
PartialRetractionIn          concern
ExpressionOfConcernIn        concern
ErratumIn                    correction
CorrectedandRepublishedIn    correction
RetractionOf                 -
RetractedandRepublishedFrom  -
PartialRetractionOf          -
ExpressionOfConcernFor       -
ErratumFor                   -
CorrectedandRepublishedFrom  -
RepublishedIn                -
RepublishedFrom              -
UpdateIn                     -
UpdateOf                     -
CommentIn                    -
CommentOn                    -
AssociatedDataset            -
AssociatedPublication        -
SummaryForPatientsIn         -
OriginalReportIn             -
ReprintIn                    -
ReprintOf                    -
Cites                        -
"""


@pytest.mark.parametrize("row", REF_TYPES.strip().splitlines())
def test_only_what_befell_this_paper_is_a_notice(row: str) -> None:
    ref_type, kind = row.split()
    found = paper("", citation=listed(ref_type)).notices
    assert [notice.kind for notice in found] == ([] if kind == "-" else [kind])


@pytest.mark.parametrize("pmid", ["99000001", "32484612", "99000013", "29897866"])
def test_a_notice_and_a_republished_paper_are_not_themselves_marked(pmid: str) -> None:
    assert registered(pmid).notices == ()


def test_a_paper_typed_as_retracted_counts_even_when_nobody_linked_the_notice() -> None:
    (notice,) = registered("99000011").notices
    assert (notice.kind, notice.label) == ("retraction", "Retracted Publication")
    assert {notice.doi, notice.pmid, notice.url, notice.date} == {""}


def test_a_concern_does_not_stand_in_for_the_retraction_a_paper_is_typed_with() -> None:
    typed = "<PublicationType>Retracted Publication</PublicationType>"
    types = f"<PublicationTypeList>{typed}</PublicationTypeList>"
    found = paper(types, citation=listed("ExpressionOfConcernIn")).notices
    assert [notice.kind for notice in found] == ["concern", "retraction"]


def test_a_concern_and_the_retraction_after_it_both_stand() -> None:
    found = registered("32356626").notices
    assert [(notice.kind, notice.date) for notice in found] == [
        ("retraction", "2020-06-25"),
        ("concern", "2020-06-18"),
    ]


def test_a_paper_retracted_and_republished_is_retracted() -> None:
    kinds = {notice.kind for notice in registered("23432189").notices}
    assert kinds == {"retraction"}


def test_a_notice_without_doi_is_addressed_at_pubmed() -> None:
    partial, retraction = registered("9500320").notices
    assert (partial.kind, partial.url) == ("concern", "https://pubmed.ncbi.nlm.nih.gov/15016483/")
    assert retraction.doi == "10.1016/s0140-6736(10)60175-4"


def test_corrections_are_told_from_comments_and_updates() -> None:
    found = registered("99000012").notices
    assert [notice.label for notice in found] == ["Erratum in", "Corrected and republished in"]
    assert [notice.citation for notice in found] == [
        "J Invent Res. 2015 May;4(3):77.",
        "J Invent Res 2016 Jan-Feb;5(1):1-9",
    ]


@pytest.mark.parametrize(
    "word", ["RETRACTED: ", "Retracted: ", "WITHDRAWN: ", "RETRACTED ARTICLE: "]
)
def test_the_word_before_a_retracted_papers_title_is_no_part_of_it(word: str) -> None:
    record = paper("", citation=listed("RetractionIn"), title=f"{word}Glutamine in mice.")
    assert record.item["title"] == "Glutamine in mice"


def test_a_paper_about_retractions_keeps_its_title() -> None:
    record = paper("", title="Retracted: how papers fall.")
    assert record.item["title"] == "Retracted: how papers fall"
    assert record.notices == ()

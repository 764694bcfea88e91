"""What the database promises about papers and people."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from references import csl
from references.models import Contributor, Reference
from tests.references import papers

pytestmark = pytest.mark.django_db


def make_reference(citation_key: str = "kim-2017", **values: Any) -> Reference:
    values = {"title": "The roles of glutamine", "issued": "2017", **values}
    return Reference.objects.create(citation_key=citation_key, **values)


def test_identifiers_are_stored_in_one_form_however_they_come() -> None:
    reference = make_reference(
        doi="https://doi.org/10.3390/IJMS18051051",
        pmid="PMID: 28498331",
        pmcid="https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/",
        isbn="0-306-40615-2",
    )
    reference.refresh_from_db()
    assert reference.doi == "10.3390/ijms18051051"
    assert reference.pmid == "28498331"
    assert reference.pmcid == "PMC5454963"
    assert reference.isbn == "9780306406157"


def test_every_bad_identifier_is_refused_at_its_own_field() -> None:
    reference = Reference(citation_key="k", title="T", doi="nonsense", pmid="x", issued="May 2017")
    with pytest.raises(ValidationError) as refusal:
        reference.full_clean()
    assert refusal.value.message_dict.keys() == {"doi", "pmid", "issued"}
    assert "“nonsense” is not a DOI" in refusal.value.message_dict["doi"][0]
    assert "2017-05-12" in refusal.value.message_dict["issued"][0]


def test_a_bad_identifier_is_refused_without_a_form_too() -> None:
    with pytest.raises(ValidationError, match="is not a DOI"):
        make_reference(doi="nonsense")
    assert not Reference.objects.exists()


@pytest.mark.parametrize(
    ("scheme", "value", "again"),
    [
        ("doi", "10.3390/ijms18051051", "https://doi.org/10.3390/IJMS18051051"),
        ("pmid", "28498331", "PMID: 28498331"),
        ("pmcid", "PMC5454963", "pmc5454963"),
        ("isbn", "9780306406157", "0-306-40615-2"),
    ],
)
def test_no_identifier_is_there_twice(scheme: str, value: str, again: str) -> None:
    make_reference(**{scheme: value})
    second = Reference(citation_key="second", title="T", **{scheme: again})
    with pytest.raises(ValidationError) as refusal:
        second.full_clean()
    [message] = refusal.value.message_dict[scheme]
    assert message.startswith(f"Another reference already has this {scheme.upper()}.")
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_many_references_may_lack_identifiers() -> None:
    for citation_key in ("a-2017", "b-2017"):
        make_reference(citation_key).full_clean()


def test_a_citation_key_is_there_once() -> None:
    make_reference()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_reference()


@pytest.mark.parametrize("citation_key", ["", "Kim-2017", "kim 2017", "-kim", "kim_2017", "kim\n"])
def test_a_citation_key_is_small_letters_digits_and_hyphens(citation_key: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Reference(citation_key=citation_key, title="T").full_clean()
    assert "citation_key" in refusal.value.message_dict


def test_the_database_knows_only_four_statuses() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_reference(status="fine")


@pytest.mark.parametrize(
    "name",
    [
        {},
        {"given": "Min-Hyun"},
        {"family": "Kim", "literal": "ABC Study Group"},
        {"literal": "ABC Study Group", "suffix": "Jr"},
    ],
)
def test_a_contributor_is_a_person_or_a_group(name: dict[str, str]) -> None:
    row = Contributor(reference=make_reference(), **name)
    with pytest.raises(ValidationError, match="family name for a person"):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_people_stand_in_the_order_of_their_positions() -> None:
    reference = make_reference()
    for position, family in ((2, "Kim"), (1, "Park"), (3, "Lee")):
        Contributor.objects.create(reference=reference, position=position, family=family)
    Contributor.objects.create(reference=reference, position=1, role="editor", family="Choi")
    assert [name.family for name in reference.names()] == ["Park", "Kim", "Lee"]
    assert [name.family for name in reference.names("editor")] == ["Choi"]


def test_a_reference_gives_back_its_csl_item() -> None:
    item = papers.KIM
    reference = make_reference(
        title=csl.title(item),
        container_title=csl.container_title(item),
        container_title_short=csl.container_title_short(item),
        issued="2017-05-12",
        volume="18",
        issue="5",
        page="1051",
        issn="1422-0067",
        doi=csl.doi(item),
        pmid=csl.pmid(item),
        pmcid=csl.pmcid(item),
    )
    for position, name in enumerate(csl.names(item), start=1):
        Contributor.objects.create(reference=reference, position=position, **name._asdict())
    assert reference.csl() == item
    assert reference.formatted().text.startswith("Kim MH, Kim H. The Roles of Glutamine in the")


def test_a_retracted_paper_says_so_wherever_it_is_shown() -> None:
    reference = make_reference(
        status="retracted", status_notice="https://doi.org/10.3390/ani11030905"
    )
    assert reference.formatted().text.endswith("Retracted in: doi:10.3390/ani11030905.")
    assert reference.represent()["status"] == "retracted"
    assert reference.represent()["formatted_text"] == reference.formatted().text


def test_verification_is_told_with_its_instant() -> None:
    instant = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    reference = make_reference(verified_at=instant, verified_source="Crossref")
    assert reference.represent()["verified_at"] == "2026-01-02T03:04:05+00:00"
    assert make_reference("unverified").represent()["verified_at"] is None


def test_a_title_is_one_line_without_its_markup_in_lists() -> None:
    reference = make_reference(title="Growth of\n <i>E coli</i>")
    assert reference.title == "Growth of <i>E coli</i>"
    assert str(reference) == "kim-2017: Growth of E coli"


@pytest.fixture
def shelf() -> dict[str, Reference]:
    kim = make_reference(doi="10.3390/ijms18051051", pmid="28498331", container_title="Gut")
    Contributor.objects.create(reference=kim, family="Kim", given="Min-Hyun")
    Contributor.objects.create(reference=kim, literal="ABC Study Group", position=2)
    roth = make_reference("roth-2008", title="Nonnutritive effects of glutamine")
    return {"kim": kim, "roth": roth}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("glutamine", ["kim-2017", "roth-2008"]),
        ("GLUTAMINE nonnutritive", ["roth-2008"]),
        ("kim roles", ["kim-2017"]),
        ("study group", ["kim-2017"]),
        ("gut", ["kim-2017"]),
        ("roth-2008", ["roth-2008"]),
        ("ijms18051051", ["kim-2017"]),
        ("https://doi.org/10.3390/IJMS18051051", ["kim-2017"]),
        ("PMID: 28498331", ["kim-2017"]),
        ("28498331", ["kim-2017"]),
        ("kim nonnutritive", []),
        ("10.1000/other", []),
        ("", ["kim-2017", "roth-2008"]),
    ],
)
def test_search_finds_by_words_or_by_pasted_identifier(
    shelf: dict[str, Reference], text: str, found: list[str]
) -> None:
    keys = Reference.objects.search(text).values_list("citation_key", flat=True)
    assert list(keys) == found


def test_printing_many_references_takes_two_queries(
    shelf: dict[str, Reference], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        assert len([r.formatted() for r in Reference.objects.with_contributors()]) == 2

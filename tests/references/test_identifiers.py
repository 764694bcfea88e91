"""What people paste, and the one form it becomes."""

import string
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references import identifiers
from references.identifiers import IdentifierError

DOIS = [
    ("10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("  10.3390/IJMS18051051  ", "10.3390/ijms18051051"),
    ("doi:10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("DOI: 10.3390/ijms18051051.", "10.3390/ijms18051051"),
    ("doi: https://doi.org/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("https://doi.org/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("http://dx.doi.org/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("https://www.doi.org/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("doi.org/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("//doi.org/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("info:doi/10.3390/ijms18051051", "10.3390/ijms18051051"),
    ("https://doi.org/10.3390/ijms18051051?utm_source=x#top", "10.3390/ijms18051051"),
    ("https://www.mdpi-proxy.example.edu/10.3390/ijms18051051/pdf", "10.3390/ijms18051051"),
    ("https://academic.oup.com/doi/full/10.1093/jn/131.9.2556S", "10.1093/jn/131.9.2556s"),
    ("https://onlinelibrary.wiley.com/doi/abs/10.1002/jpen.1?x=y", "10.1002/jpen.1"),
    ("(10.1016/S0140-6736(05)67889-0)", "10.1016/s0140-6736(05)67889-0"),
    ("10.1016/S0140-6736(05)67889-0).", "10.1016/s0140-6736(05)67889-0"),
    ("[doi:10.1093/jn/138.10.2025S]", "10.1093/jn/138.10.2025s"),
    ("<https://doi.org/10.1093/jn/138.10.2025S>,", "10.1093/jn/138.10.2025s"),
    ("“10.1093/jn/138.10.2025S”", "10.1093/jn/138.10.2025s"),
    ("10.1016/S0140–6736", "10.1016/s0140-6736"),
    ("10.3390/\u200bnu10111564\ufeff", "10.3390/nu10111564"),
    (
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
        "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2",
    ),
    ("10.1016/0040-4039(88)", "10.1016/0040-4039(88)"),
    ("10.1016/0040-4039(88)).", "10.1016/0040-4039(88)"),
    ("10.1000.10/123,456", "10.1000.10/123,456"),
]
PMIDS = [
    ("28498331", "28498331"),
    (" 028498331 ", "28498331"),
    ("PMID: 28498331", "28498331"),
    ("pmid28498331.", "28498331"),
    ("[PMID: 28498331]", "28498331"),
    ("PubMed ID: 28498331", "28498331"),
    ("https://pubmed.ncbi.nlm.nih.gov/28498331/", "28498331"),
    ("pubmed.ncbi.nlm.nih.gov/28498331", "28498331"),
    ("https://pubmed.ncbi.nlm.nih.gov/?term=28498331", "28498331"),
    ("http://www.ncbi.nlm.nih.gov/pubmed/28498331?dopt=Abstract", "28498331"),
    ("https://europepmc.org/article/MED/28498331", "28498331"),
]
PMCIDS = [
    ("PMC5454963", "PMC5454963"),
    ("pmc5454963", "PMC5454963"),
    ("PMCID: PMC5454963.", "PMC5454963"),
    ("PMCID: 5454963", "PMC5454963"),
    ("PMC5454963.2", "PMC5454963"),
    ("https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/", "PMC5454963"),
    ("www.ncbi.nlm.nih.gov/pmc/articles/PMC5454963/#sec3", "PMC5454963"),
    ("https://europepmc.org/articles/PMC5454963", "PMC5454963"),
]
ISBNS = [
    ("978-0-19-024655-6", "9780190246556"),
    ("ISBN 9780190246556", "9780190246556"),
    ("ISBN-13: 978 0 19 024655 6", "9780190246556"),
    ("0-306-40615-2", "9780306406157"),
    ("ISBN-10: 080442957X", "9780804429573"),
    ("080442957x", "9780804429573"),
]


@pytest.mark.parametrize(("pasted", "stored"), DOIS)
def test_a_doi_is_read_in_any_pasted_form(pasted: str, stored: str) -> None:
    assert identifiers.parse_doi(pasted) == stored


@pytest.mark.parametrize(("pasted", "stored"), PMIDS)
def test_a_pmid_is_read_in_any_pasted_form(pasted: str, stored: str) -> None:
    assert identifiers.parse_pmid(pasted) == stored


@pytest.mark.parametrize(("pasted", "stored"), PMCIDS)
def test_a_pmcid_is_read_in_any_pasted_form(pasted: str, stored: str) -> None:
    assert identifiers.parse_pmcid(pasted) == stored


@pytest.mark.parametrize(("pasted", "stored"), ISBNS)
def test_an_isbn_becomes_thirteen_digits(pasted: str, stored: str) -> None:
    assert identifiers.parse_isbn(pasted) == stored


@pytest.mark.parametrize(
    ("parse", "pasted", "said"),
    [
        (identifiers.parse_doi, "", "starts with “10.”"),
        (identifiers.parse_doi, "ijms18051051", "“ijms18051051” is not a DOI"),
        (identifiers.parse_doi, "https://doi.org/", "is not a DOI"),
        (identifiers.parse_doi, "10.12/too-short-a-prefix", "is not a DOI"),
        (identifiers.parse_doi, "https://www.example.com/article/12", "is not a DOI"),
        (identifiers.parse_doi, "10.3390/nu10111564 PMID: 1", "perhaps 10.3390/nu10111564?"),
        (identifiers.parse_pmid, "", "is not a PMID"),
        (identifiers.parse_pmid, "0", "is not a PMID"),
        (identifiers.parse_pmid, "PMC5454963", "looks like a PMCID"),
        (identifiers.parse_pmid, "1234567890", "up to nine digits"),
        (identifiers.parse_pmid, "٢٨٤٩٨٣٣١", "is not a PMID"),
        (identifiers.parse_pmcid, "5454963", "Digits alone are a PMID"),
        (identifiers.parse_pmcid, "PMC", "paste it like PMC5454963"),
        (identifiers.parse_isbn, "97", "10 digits, or 13"),
        (identifiers.parse_isbn, "978-0-19-024655-7", "a digit is probably wrong"),
        (identifiers.parse_isbn, "0-306-40615-3", "a digit is probably wrong"),
    ],
)
def test_a_bad_identifier_is_refused_with_the_reason(
    parse: Callable[[str], str], pasted: str, said: str
) -> None:
    with pytest.raises(IdentifierError) as refusal:
        parse(pasted)
    assert said in str(refusal.value)


def test_a_refusal_quotes_no_more_than_a_line() -> None:
    with pytest.raises(IdentifierError) as refusal:
        identifiers.parse_pmid("x" * 5000)
    assert len(str(refusal.value)) < 300


def test_addresses_of_identifiers() -> None:
    assert identifiers.doi_url("10.3390/ijms18051051") == "https://doi.org/10.3390/ijms18051051"
    assert identifiers.pubmed_url("28498331") == "https://pubmed.ncbi.nlm.nih.gov/28498331/"
    assert identifiers.pmc_url("PMC5454963") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC5454963/"


def test_no_character_of_a_doi_ends_its_address_early() -> None:
    assert identifiers.doi_url('10.1000/a?b#c<"%') == "https://doi.org/10.1000/a%3Fb%23c%3C%22%25"


registrants = st.from_regex(r"10\.[0-9]{4,9}", fullmatch=True)
suffixes = st.text(
    alphabet=st.sampled_from(string.ascii_lowercase + string.digits + "()<>[]{};:/?#%&+=_-.,éß中"),
    min_size=1,
)


@given(registrants, suffixes)
def test_a_doi_survives_its_own_address(registrant: str, suffix: str) -> None:
    """Parse after format gives the same DOI."""
    try:
        doi = identifiers.parse_doi(f"{registrant}/{suffix}")
    except IdentifierError:
        return  # the suffix was nothing but punctuation
    assert identifiers.parse_doi(doi) == doi
    assert identifiers.parse_doi(identifiers.doi_url(doi)) == doi
    assert identifiers.parse_doi(f"DOI: {doi}.") == doi


@given(st.integers(min_value=1, max_value=999_999_999))
def test_numbers_survive_their_own_addresses(number: int) -> None:
    assert identifiers.parse_pmid(identifiers.pubmed_url(str(number))) == str(number)
    assert identifiers.parse_pmcid(identifiers.pmc_url(f"PMC{number}")) == f"PMC{number}"


@given(st.integers(min_value=0, max_value=999_999_999))
def test_an_isbn_survives_and_one_wrong_digit_does_not(nine: int) -> None:
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(f"978{nine:09}"))
    isbn = f"978{nine:09}{-total % 10}"
    assert identifiers.parse_isbn(isbn) == isbn
    with pytest.raises(IdentifierError):
        identifiers.parse_isbn(f"{isbn[:-1]}{(int(isbn[-1]) + 1) % 10}")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (
        identifiers.parse_doi,
        identifiers.parse_pmid,
        identifiers.parse_pmcid,
        identifiers.parse_isbn,
    ):
        with suppress(IdentifierError):
            assert parse(parse(text)) == parse(text)

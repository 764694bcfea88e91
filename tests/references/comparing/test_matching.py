"""Whether a candidate is the paper that was typed."""

from typing import Any

import pytest
from hypothesis import given

from references import csl
from references.comparing.matching import BANDS, best, judge, ranked
from references.csl import PersonName
from references.reading.listing import split_entries
from references.reading.reference_list import parse_entry
from references.recognition import Identifiers
from tests.references.comparing.test_comparison import CIAMPA, anything, items
from tests.references.hard_strings import HARD

KIM = csl.build(
    title="The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases",
    authors=[PersonName("Kim", "Min-Hyun"), PersonName("Kim", "Hyeyoung")],
    container_title="International Journal of Molecular Sciences",
    issued="2017-05-12",
    volume="18",
    issue="5",
    page="1051",
    identifiers=Identifiers(doi="10.3390/ijms18051051", pmid="28498331"),
)
CORDOVA = csl.build(
    title="Effect of Glutamine Supplementation on Muscular Damage Biomarkers in Professional "
    "Basketball Players",
    authors=[PersonName("Córdova-Martínez", "Alfredo"), PersonName("Caballero-García", "Alberto")],
    container_title="Nutrients",
    issued="2021-06-17",
    volume="13",
    issue="6",
    page="2073",
    identifiers=Identifiers(doi="10.3390/nu13062073"),
)

SAME = [
    (
        (
            "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
            "Intestinal "
            "Diseases. Int J Mol Sci. 2017;18(5):1051."
        ),
        KIM,
        "initials and an abbreviated journal",
    ),
    (
        (
            "Kim MH, Kim H. The role of glutamin in the intestines and its implication in "
            "intestinal "
            "diseases. Int J Mol Sci. 2017;18(5):1051."
        ),
        KIM,
        "typing errors in the title",
    ),
    (
        (
            "Cordova-Martinez A, et al. Effect of glutamine supplementation on muscular damage "
            "biomarkers in professional basketball players. Nutrients. 2021;13(6):2073."
        ),
        CORDOVA,
        "no accents, et al.",
    ),
    ("Kim MH, Kim H. Int J Mol Sci. 2017;18:1051.", KIM, "no title, but people and place"),
    (
        (
            "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
            "Intestinal "
            "Diseases. Int J Mol Sci. 2018;18(5):1051."
        ),
        KIM,
        "a year later",
    ),
    (
        (
            "Kimm MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
            "Intestinal "
            "Diseases. Int J Mol Sci. 2017;18(5):1051. doi:10.3390/ijms18051051"
        ),
        KIM,
        "a misspelt name beside the right identifier",
    ),
    ("28498331", csl.build(identifiers=Identifiers(pmid="28498331")), "an identifier alone"),
]
PERHAPS = [
    (
        (
            "Ciampa BP, et al. Emerging Therapeutic Role for Supplements in Gastrointestinal "
            "Disorders. Gastroenterol Hepatol (N Y). 2017;13(5):288-296."
        ),
        CIAMPA,
        "alike, in the same volume, on other pages, and no identifier",
    ),
    (
        (
            "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
            "Intestinal "
            "Diseases. bioRxiv. 2015. doi:10.1101/2015.01.01.000001"
        ),
        KIM,
        "a preprint has a DOI of its own",
    ),
    (
        (
            "Kim MH, Kim H. The Roles of Glutamine in the Intestine and Its Implication in "
            "Intestinal "
            "Diseases. Nutrients. 2011;3:17."
        ),
        KIM,
        "the same words in another journal, years before",
    ),
]
OTHER = [
    (
        "Roth E. Nonnutritive effects of glutamine. J Nutr. 2008;138(10):2025S-31S. PMID: 28498331",
        KIM,
        "an identifier copied from the wrong line",
    ),
    (
        (
            "Kim H, Kim MH. Korean red ginseng and the skin of mice. J Ginseng Res. 2009;33:1-9. "
            "PMID: "
            "28498331"
        ),
        KIM,
        "the wrong identifier, and a first author of the same common name",
    ),
    (
        "Kim MH, Kim H. Role of Glutamine in Rats. J Nutr. 2011;141(2):1-9.",
        KIM,
        "another paper by the same people",
    ),
    (
        (
            "Kim MH, Kim H. Correction to: The Roles of Glutamine in the Intestine and Its "
            "Implication "
            "in Intestinal Diseases. Int J Mol Sci. 2017;18(6):1200."
        ),
        KIM,
        "a correction carries the title of what it corrects",
    ),
    (
        "Roth E. Editorial. Gut. 2001;48:1.",
        csl.build(title="Editorial", authors=[PersonName("Kim", "M")], issued="2009"),
        "a title that many papers have",
    ),
]


def typed(text: str) -> csl.Item:
    if text.isdigit():
        return csl.build(identifiers=Identifiers(pmid=text))
    return parse_entry(text).item


@pytest.mark.parametrize(("text", "candidate", "why"), SAME)
def test_the_same_paper(text: str, candidate: csl.Item, why: str) -> None:
    assert judge(typed(text), candidate).verdict == "same", why


@pytest.mark.parametrize(("text", "candidate", "why"), PERHAPS)
def test_perhaps_the_same_paper(text: str, candidate: csl.Item, why: str) -> None:
    assert judge(typed(text), candidate).verdict == "perhaps", why


@pytest.mark.parametrize(("text", "candidate", "why"), OTHER)
def test_another_paper(text: str, candidate: csl.Item, why: str) -> None:
    assert judge(typed(text), candidate).verdict == "other", why


def test_reference_8_of_the_first_letter_is_the_paper_its_identifier_says(seed: Any) -> None:
    entry = typed(split_entries((seed / "letter.txt").read_text())[7])
    match = judge(entry, CIAMPA)
    assert match.verdict == "same"
    assert "The identifiers are the same." in match.reasons
    assert "Volume and pages differ." in match.reasons


def test_parts_of_a_series_are_not_one_paper() -> None:
    base = "Doe J. Invented survey of bread, part {}. J Nutr. {};{}:{}."
    first, second = (typed(base.format(n, 2001 + n, 130 + n, 10 * n)) for n in (1, 2))
    assert judge(first, second).verdict != "same"

    named = {"authors": [PersonName("Doe", "J")], "container_title": "J Nutr", "issued": "2001"}
    parts = (csl.build(title=f"Invented survey of bread, part {n}", **named) for n in (1, 2))
    assert judge(*parts).verdict != "same"


def test_a_paper_listed_under_its_group_is_found_under_its_people() -> None:
    group = {**KIM, "author": [{"literal": "Glutamine Research Group"}]}
    del group["DOI"], group["PMID"]
    match = judge(group, KIM)
    assert match.verdict == "same"
    assert "The first authors differ." not in match.reasons


def test_two_identifiers_are_two_papers_until_a_person_says_otherwise() -> None:
    assert judge({**KIM, "DOI": "10.3390/ijms18051052", "PMID": ""}, KIM).verdict == "perhaps"
    assert judge({**CORDOVA, "title": csl.title(KIM)}, KIM).verdict == "other"


def test_a_notice_behind_the_identifier_is_not_taken_for_the_paper() -> None:
    entry = typed(SAME[0][0] + " doi:10.3390/ijms18051051")
    notice = {**KIM, "title": f"Retraction: {csl.title(KIM)}"}
    assert judge(entry, notice).verdict == "perhaps"
    assert judge(entry, {**KIM, "title": f"RETRACTED: {csl.title(KIM)}"}).verdict == "same"


def test_the_likeliest_of_several_is_offered_first() -> None:
    entry = typed(SAME[0][0])
    near = {**KIM, "title": "The Role of Glutamine in Diseases of the Intestine", "page": "7"}
    assert next(item for item, _ in ranked(entry, [CORDOVA, near, KIM])) == KIM
    found = best(entry, [CORDOVA, KIM])
    assert found is not None
    assert found[0] == KIM
    assert best(entry, [CORDOVA]) is None
    assert best(entry, []) is None


def test_no_two_of_the_hard_strings_are_taken_for_one_paper_unless_they_are() -> None:
    """Two strings are one paper when their titles are; the invented ones never are."""
    read = [(row, parse_entry(row.text).item) for row in HARD if "Invented" in row.title]
    for place, (row, item) in enumerate(read):
        for other, candidate in read[place + 1 :]:
            assert judge(item, candidate).verdict != "same", (row.why, other.why)


def test_registered_words_never_make_the_verdict_worse_than_the_typed_ones() -> None:
    for row in HARD:
        item = parse_entry(row.text).item
        assert judge(item, item).verdict == "same", row.why


@given(items)
def test_a_paper_is_itself(same: csl.Item) -> None:
    if csl.title(same) or csl.identifiers(same):
        assert judge(same, same).verdict == "same"


@given(anything, anything)
def test_any_items_have_a_verdict(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    match = judge(ours, theirs)
    low, high = BANDS[match.verdict]
    assert low <= match.score <= high
    assert judge(theirs, ours).verdict == match.verdict


def test_what_says_nothing_is_nobody() -> None:
    assert judge({}, {}).verdict == "other"
    assert judge(csl.build(), KIM).verdict == "other"

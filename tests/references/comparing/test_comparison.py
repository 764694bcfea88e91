"""What was typed and what is registered: where they differ, and where they only look so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references import csl
from references.comparing.comparison import LABELS, differences, shown
from references.csl import PersonName
from references.reading.listing import split_entries
from references.reading.reference_list import parse_entry
from references.recognition import Identifiers

REGISTERED: dict[str, Any] = {
    "title": "Nonnutritive effects of β-glutamine in the gut",
    "authors": [PersonName("Córdova-Martínez", "Alfredo"), PersonName("Roth", "Erich")],
    "container_title": "The Journal of Nutrition",
    "container_title_short": "J. Nutr.",
    "issued": "2008-10-12",
    "volume": "138",
    "issue": "9-10",
    "page": "2025S-2031S",
    "identifiers": Identifiers(doi="10.1093/jn/138.10.2025s", pmid="18806119"),
}

IN_OTHER_WORDS = [
    ("title", "NONNUTRITIVE EFFECTS OF Β-GLUTAMINE IN THE GUT.", "case and the stop"),
    ("title", "<i>Nonnutritive</i> effects of beta glutamine in the gut", "markup, a Greek letter"),
    ("title", "Nonnutritive effects of &beta;-glutamine in the gut", "an entity"),
    ("title", "RETRACTED: Nonnutritive effects of β-glutamine in the gut", "what happened to it"),
    ("authors", [PersonName("Cordova-Martinez", "A"), PersonName("Roth", "E")], "initials"),
    ("authors", [PersonName("Cordova-Martinez", "A"), PersonName(literal="et al.")], "et al."),
    ("container_title", "J Nutr", "an abbreviation"),
    ("issued", "2008", "the year alone"),
    ("issued", "2008-10", "the month alone"),
    ("volume", "Vol. 138", "a word more"),
    ("issue", "9–10", "another dash"),
    ("page", "2025S–31S", "a range cut short"),
    ("page", "pp. 2025S-2031S", "a label"),
    ("page", "2025S", "the first page"),
    ("identifiers", Identifiers(doi="10.1093/JN/138.10.2025S"), "case of a DOI"),
]
DIFFERENT = [
    ("title", "Nutritive effects of β-glutamine in the gut", "title"),
    ("authors", [PersonName("Roth", "E"), PersonName("Córdova-Martínez", "A")], "authors"),
    ("authors", [PersonName("Córdova-Martínez", "A")], "authors"),
    ("container_title", "Gut", "container_title"),
    ("issued", "2009", "issued"),
    ("issued", "2008-11", "issued"),
    ("volume", "139", "volume"),
    ("issue", "10 Suppl", "issue"),
    ("page", "2026S-2031S", "page"),
    ("page", "2025S-2030S", "page"),
    ("identifiers", Identifiers(doi="10.1093/jn/138.10.2026s"), "doi"),
    ("identifiers", Identifiers(pmid="18806118"), "pmid"),
]


def item(**changed: Any) -> csl.Item:
    return csl.build(**{**REGISTERED, "container_title_short": "", **changed})


registered = csl.build(**REGISTERED)


@pytest.mark.parametrize(("field", "value", "why"), IN_OTHER_WORDS)
def test_the_same_in_other_words_is_no_difference(field: str, value: Any, why: str) -> None:
    assert differences(item(**{field: value}), registered) == (), why
    assert differences(registered, item(**{field: value})) == (), why


@pytest.mark.parametrize(("field", "value", "named"), DIFFERENT)
def test_a_contradiction_is_one(field: str, value: Any, named: str) -> None:
    (found,) = differences(item(**{field: value}), registered)
    assert found.field == named
    assert 0 < found.weight <= 1
    assert shown(found.typed) != shown(found.registered)


@pytest.mark.parametrize("field", list(REGISTERED))
def test_silence_is_no_difference(field: str) -> None:
    silent = csl.build(**{k: v for k, v in REGISTERED.items() if k != field})
    assert differences(silent, registered) == ()
    assert differences(registered, silent) == ()


def test_names_are_shown_to_the_editor_as_lists_print_them() -> None:
    (found,) = differences(item(authors=[PersonName("Doe", "J")]), registered)
    assert found.label == "Authors"
    assert found.typed == [{"family": "Doe", "given": "J"}]
    assert shown(found.typed) == "Doe J"
    assert shown(found.registered) == "Alfredo Córdova-Martínez, Erich Roth"
    assert shown("A <i>title</i>") == "A title"
    assert shown(None) == ""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Bread & butter", "Bread and butter"),
        ("Crohn’s disease", "Crohns disease"),
        ("The 5-HT<sub>3</sub> receptor", "The 5-HT3 receptor"),
        ("The role of TNF-α", "The role of TNF-alpha"),
    ],
)
def test_signs_and_words_for_them_are_one(ours: str, theirs: str) -> None:
    assert differences(csl.build(title=ours), csl.build(title=theirs)) == ()


def test_a_slip_weighs_less_than_another_value() -> None:
    slip = differences(item(title="Nonnutritive effects of β-glutamin in the gut"), registered)
    other = differences(item(title="Bread and its prices in Ghent"), registered)
    assert slip[0].weight < 0.2 < 0.5 < other[0].weight
    month = differences(item(issued="2008-11"), registered)
    year = differences(item(issued="1998"), registered)
    assert month[0].weight < year[0].weight


def test_pages_and_article_numbers_are_one_field() -> None:
    ours = csl.build(title="A", page="1051")
    assert differences(ours, csl.build(title="A", page="1-20", number="1051")) == ()
    assert differences(ours, csl.build(title="A", number="1051")) == ()


def test_registries_leave_out_that_an_issue_was_a_supplement() -> None:
    ours, theirs = csl.build(title="A", issue="9 Suppl"), csl.build(title="A", issue="9")
    assert differences(ours, theirs) == ()
    assert differences(csl.build(title="A", issue="9 Suppl 2"), theirs)


def test_a_supplement_is_written_in_many_ways() -> None:
    for text in ("Suppl 1", "suppl_1", "Suppl. 1", "Supplement 1", "S1"):
        assert not differences(csl.build(issue=text), csl.build(issue="Suppl 1")), text


def test_publishers_and_editions_agree_in_other_words() -> None:
    ours = csl.build(type="book", publisher="Wiley", edition="6")
    theirs = csl.build(type="book", publisher="John Wiley & Sons, Ltd", edition="6th ed.")
    assert differences(ours, theirs) == ()
    assert len(differences(ours, csl.build(type="book", publisher="Karger", edition="5"))) == 2


def test_nobody_said_that_a_reference_without_a_journal_is_an_article() -> None:
    book = csl.build(type="book", title="A")
    assert differences(csl.build(title="A"), book) == ()
    (found,) = differences(csl.build(title="A", container_title="Gut"), book)
    assert (found.field, found.typed, found.registered) == ("type", "article-journal", "book")


CIAMPA = csl.build(
    title="The Emerging Therapeutic Role of Medical Foods for Gastrointestinal Disorders",
    authors=[
        PersonName("Ciampa", "Brian P"),
        PersonName("Reyes Ramos", "Emmanuel"),
        PersonName("Borum", "Marie"),
        PersonName("Doman", "David B"),
    ],
    container_title="Gastroenterology & hepatology",
    container_title_short="Gastroenterol Hepatol (N Y)",
    issued="2017-02",
    volume="13",
    issue="2",
    page="104-115",
    identifiers=Identifiers(pmid="28450817", pmcid="PMC5402682"),
)


def test_reference_8_of_the_first_letter_differs_where_the_registry_says(seed: Any) -> None:
    typed = parse_entry(split_entries((seed / "letter.txt").read_text())[7]).item
    found = {difference.field: difference for difference in differences(typed, CIAMPA)}
    assert list(found) == ["authors", "title", "issue", "page"]
    assert shown(found["authors"].typed) == "Ciampa BP"
    assert found["authors"].weight == 0.1, "names were left out, none is wrong"
    assert (found["issue"].typed, found["issue"].registered) == ("5", "2")


texts = st.text(max_size=30)
people = st.lists(st.builds(PersonName, texts, texts, st.just(""), texts), max_size=4)
items = st.builds(
    csl.build,
    type=st.sampled_from(list(csl.TYPES)),
    title=texts,
    authors=people,
    container_title=texts,
    publisher=texts,
    edition=texts,
    issued=st.sampled_from(["", "2017", "2017-05", "2018-05-12"]),
    volume=texts,
    issue=texts,
    page=texts,
    number=texts,
    identifiers=st.builds(Identifiers, doi=texts, pmid=texts),
)
anything = st.dictionaries(
    st.sampled_from(["title", "author", "issued", "page", "volume", "container-title", "DOI"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=10),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["family", "given", "date-parts"]), inner, max_size=3)
        ),
    ),
)


@given(items)
def test_nothing_differs_from_itself(same: csl.Item) -> None:
    assert differences(same, same) == ()


@given(items, items)
def test_both_directions_name_the_same_fields(ours: csl.Item, theirs: csl.Item) -> None:
    there = [found.field for found in differences(ours, theirs) if found.field != "type"]
    back = [found.field for found in differences(theirs, ours) if found.field != "type"]
    assert there == back
    assert all(field in LABELS for field in there)


@given(items, st.sampled_from([str.upper, str.lower, lambda text: f"<b>{text}</b>"]))
def test_case_and_markup_of_a_title_never_count(same: csl.Item, change: Any) -> None:
    title = "".join(c for c in same.get("title", "") if c.isalnum() and c.isascii()) or "a"
    ours, theirs = {**same, "title": title}, {**same, "title": change(title)}
    assert differences(ours, theirs) == ()


@given(anything, anything)
def test_any_items_can_be_compared(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    for found in differences(ours, theirs):
        assert isinstance(shown(found.typed), str)

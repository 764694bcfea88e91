"""The vocabulary's files keep their promises: sorted, plain, broad, and of one mind."""

from itertools import combinations

import pytest

from articles.compliance.claims import term_files
from articles.compliance.claims.vocabulary import EVERYDAY, KINDS
from articles.compliance.claims.wordforms import keys

KIND_FILES = (EVERYDAY, *KINDS)
FILES = (*KIND_FILES, "name_stems", "name_stems_everyday")

# Breadth is what decides on text nobody has seen: a file never shrinks below this.
AT_LEAST = {
    "diseases": 2600,
    "disease_words": 50,
    "symptoms": 550,
    "markers": 280,
    "pathogens": 300,
    "natural_states": 380,
    "serious": 80,
    "drugs": 1350,
    "drug_classes": 340,
    "therapies": 190,
    "structures": 350,
    "functions": 550,
    "nutrients": 1550,
    "other_agents": 480,
    "everyday": 1700,
    "name_stems": 280,
    "name_stems_everyday": 50,
}

# A term may be of two kinds only here; anywhere else two files would contradict each other.
MAY_SHARE = (
    {"structures", "other_agents"},  # the liver is supported, and the liver acts
    {"diseases", "pathogens"},  # HIV is caught, and HIV is a virus
    {"drugs", "nutrients"},  # kratom is sold as a supplement, and acts like a drug
)

# The words a wellness letter is made of: none may be an illness.
WELLNESS = (
    "stress tired tiredness fatigue sleep sleepless weight overweight aging ageing energy mood "
    "focus memory calm relaxation digestion regularity bloating gas immunity defenses skin "
    "wrinkles hair nails joints mobility flexibility comfort stiffness soreness recovery muscle "
    "endurance menopause pms cramps hydration detox cleanse balance wellness vitality libido "
    "appetite cravings hunger metabolism circulation vision hearing breath worry nervousness "
    "irritability forgetfulness concentration growth pregnancy"
)


def words_of(kind: str) -> set[str]:
    return {
        term if term.isupper() or term.startswith("-") else " ".join(keys(term))
        for term in term_files.read(kind)
    }


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_first_where_its_facts_come_from(name: str) -> None:
    lines = (term_files.FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()
    head = lines[: lines.index("")]
    assert head
    assert all(line.startswith("# ") for line in head)
    assert any("from" in line.lower() or "by hand" in line for line in head)


@pytest.mark.parametrize("name", FILES)
def test_terms_are_sorted_and_stand_once(name: str) -> None:
    terms = term_files.read(name)
    assert list(terms) == sorted(set(terms))


@pytest.mark.parametrize("name", FILES)
def test_terms_are_in_small_letters_or_all_capitals(name: str) -> None:
    assert not [term for term in term_files.read(name) if term not in (term.lower(), term.upper())]


@pytest.mark.parametrize("name", FILES)
def test_every_term_has_a_word_and_no_stray_mark(name: str) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -'./")
    assert not [term for term in term_files.read(name) if not keys(term) or set(term) - allowed]


@pytest.mark.parametrize("name", FILES)
def test_the_files_are_broad(name: str) -> None:
    assert len(term_files.read(name)) >= AT_LEAST[name]


def test_every_file_has_its_place() -> None:
    assert sorted(path.stem for path in term_files.FOLDER.iterdir()) == sorted(FILES)


@pytest.mark.parametrize(("one", "other"), list(combinations(KIND_FILES, 2)))
def test_two_kinds_do_not_contradict_each_other(one: str, other: str) -> None:
    if {one, other} not in MAY_SHARE:
        assert not words_of(one) & words_of(other)


@pytest.mark.parametrize("kind", ["diseases", "disease_words", "symptoms", "pathogens", "drugs"])
def test_words_of_wellness_are_no_illness(kind: str) -> None:
    assert not words_of(kind) & set(keys(WELLNESS))

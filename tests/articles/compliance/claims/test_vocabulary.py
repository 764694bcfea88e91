"""Which words of a text mean an illness, a drug, a nutrient, and which only look like one."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.claims.vocabulary import STANDARD, Term
from articles.compliance.claims.vocabulary import standard as load

# A text | what is found in it, in reading order: the words and their kind.
FOUND = r"""
It fights gout                        | gout diseases
Say goodbye to shingles               | shingles diseases
For a stiff neck and the flu          | stiff neck symptoms; flu diseases
Helps with Crohn's disease            | Crohn's disease diseases
Helps with Crohns disease             | Crohns disease diseases
Helps with Crohn disease              | Crohn disease diseases
Eases your migraines                  | migraines diseases
Sheds kilos in type-2 diabetes        | type-2 diabetes diseases
An anti-inflammatory root             | anti-inflammatory drug_classes
An antiinflammatory root              | antiinflammatory drug_classes
An anti inflammatory root             | anti inflammatory drug_classes
Kills E. coli                         | E. coli pathogens
A berry against H. pylori             | H. pylori pathogens
Lowers LDL cholesterol                | LDL cholesterol markers
Like Lipitor without the bill         | Lipitor drugs
Skip the knee replacement             | knee replacement therapies
A touch of occasional heartburn       | occasional heartburn natural_states
Frequent heartburn                    | Frequent heartburn symptoms
Hot flashes come and go               | Hot flashes natural_states
Feed your gut lining                  | gut lining structures
Lactobacillus rhamnosus GG inside     | Lactobacillus rhamnosus GG nutrients
Withania and guduchi                  | Withania nutrients; guduchi nutrients
Your pharmacist may know              | pharmacist other_agents
Nothing keeps illness away for good   | illness disease_words
Children with ADHD                    | ADHD diseases
She lives with MS, he with ALS        | MS diseases; ALS diseases
Research on AIDS                      | AIDS diseases
Lost to an addiction                  | addiction diseases
HEART DISEASE                         | HEART DISEASE diseases
lung\ncancer                          | lung\ncancer diseases
a heart. Disease                      | heart structures; Disease disease_words
a heart\n\nDisease                    | heart structures; Disease disease_words
"""
FOUND_ROWS = [line.split("|") for line in FOUND.strip().splitlines()]

# What looks like an ill and is none: nothing of these kinds may be found.
HARMLESS = """
a rash decision; rash decisions
a stroke of luck; with the stroke of a pen; the butterfly stroke
cold brew coffee; a cold shower; keep in a cold place; ice-cold milk; cold-pressed oil
hearing aids; first aid; aids digestion; it aids recovery
the depression era; depressed prices
so sick of meal prep; on sick leave
a pain point; no pain, no gain; painstaking
addicted to chocolate; a news addict
the zodiac sign Cancer; Tropic of Cancer
lime juice; a house in Old Lyme
asphalt shingles; roof shingles
seizure of goods; asset seizure; search and seizure
cabin fever; a fever dream
a viral video; it went viral; a computer virus; antivirus software
honey from their hives; beehives
piles of leaves; it boils down to this; goes in fits and starts; peppercorns
ADD TO CART; add it to water; Ms. Roth; a sad song; we owe it all to you
tension between departments; surface tension
diagnosis; symbiosis; osmosis; hypnosis; apoptosis; homeostasis
aroma; diploma; Oklahoma; sympathy; homeopathy; nostalgia; academia; utopia
purposes; it imposes nothing; she discloses it
antibody; antigen; antioxidant; antique; anti-aging; antitrust
April; mongrel; histidine; myostatin; ergosterol
stress; stressed; tired; tiredness; fatigue; sleep; weight; overweight; aging; wrinkles
busy; energy; mood; focus; calm; worry; digestion; immunity; comfort; balance
bloating; gas; occasional sleeplessness; sore muscles after exercise; PMS; jet lag
mild mood changes; noncystic acne; dry skin; dull hair; sugar cravings; pregnancy
wound around a spool; the same as before; a retina scan; a dim light; a hamburger bun
the nasal cavity; the alt text; the heart of the matter; kidney beans
wheat germ; in the cold; the best medicine; medicine cabinet; drug store
"""
HARMLESS_TEXTS = [text for line in HARMLESS.strip().splitlines() for text in line.split("; ")]
ILL = frozenset(
    ("diseases", "disease_words", "symptoms", "markers", "pathogens", "drugs", "drug_classes")
)

AMBIGUOUS = """
a rash decision         | a skin rash
a stroke of luck        | after a stroke
cold brew               | the common cold
hearing aids            | full-blown AIDS
depression era          | deep depression
cedar shingles          | the pain of shingles
asset seizure           | an epileptic seizure
fever pitch             | a high fever
computer virus          | a virus
bee hives               | hives
heart of the matter     | heart disease
sick of waiting         | getting sick
Tropic of Cancer        | cancer
addicted to coffee      | heroin addict
plague of locusts       | the plague
"""


def found(text: str) -> list[Term]:
    return list(STANDARD.find(text))


@pytest.mark.parametrize(
    ("text", "expected"), FOUND_ROWS, ids=[row[0].strip() for row in FOUND_ROWS]
)
def test_a_text_gives_its_terms_with_their_kinds(text: str, expected: str) -> None:
    text = text.strip().replace("\\n", "\n")
    seen = [f"{text[term.start : term.end]} {'/'.join(sorted(term.kind))}" for term in found(text)]
    wanted = [part.strip().replace("\\n", "\n") for part in expected.split(";")]
    assert [part for part in seen if part in wanted] == wanted
    assert not [part for part in seen if part not in wanted and set(part.split()[-1:]) & ILL]


@pytest.mark.parametrize("text", HARMLESS_TEXTS)
def test_everyday_words_are_not_ills(text: str) -> None:
    assert not [term for term in found(text) if term.kind & ILL]


@pytest.mark.parametrize("row", AMBIGUOUS.strip().splitlines())
def test_a_word_with_two_meanings_is_known_by_its_neighbours(row: str) -> None:
    everyday, ill = (text.strip() for text in row.split("|"))
    assert not [term for term in found(everyday) if term.kind & ILL]
    assert [term for term in found(ill) if term.kind & ILL]


def test_the_longest_term_wins() -> None:
    (term,) = found("irritable bowel syndrome")
    assert term == Term(0, 24, frozenset({"diseases"}), "irritable bowel syndrome")


def test_a_term_says_how_the_vocabulary_writes_it() -> None:
    assert [term.canonical for term in found("ALLERGIES and Alzheimers")] == [
        "allergy",
        "alzheimers",
    ]


def test_acronyms_that_are_words_need_their_capitals() -> None:
    assert not [term for term in found("add one scoop, it aids you") if term.kind & ILL]
    assert [term.canonical for term in found("for ADD and AIDS")] == ["ADD", "AIDS"]


def test_shouting_is_not_an_acronym() -> None:
    assert not [term for term in found("JUST ADD WATER") if term.kind & ILL]


def test_anti_before_an_ill_makes_a_drug_class() -> None:
    for text in ("anti-gout", "anti tinnitus", "antipsoriasis", "anti-joint pain"):
        (term,) = found(text)
        assert term.kind == {"drug_classes"}


def test_the_house_adds_its_own_words_without_changing_the_standard() -> None:
    house = STANDARD.extended({"nutrients": ["Gut Calm"], "diseases": ["zonker's syndrome"]})
    assert [term.kind for term in house.find("gut-calm for Zonkers syndrome")] == [
        {"nutrients"},
        {"diseases"},
    ]
    assert not [term for term in found("zonkers") if term.kind & ILL]


def test_the_house_may_declare_a_phrase_everyday() -> None:
    house = STANDARD.extended({"everyday": ["gout kitchen"]})
    assert house.find("the gout kitchen") == ()


def test_a_meaning_added_later_beats_an_everyday_one() -> None:
    house = STANDARD.extended({"nutrients": ["cold brew"]})
    assert [term.kind for term in house.find("cold brew")] == [{"nutrients"}]


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="gadgets"):
        STANDARD.extended({"gadgets": ["spoon"]})


def test_the_version_tells_one_set_of_terms_from_another() -> None:
    larger = STANDARD.extended({"diseases": ["zonk"]})
    assert len(STANDARD.version) == 12
    assert larger.version != STANDARD.version
    assert larger.version == STANDARD.extended({"diseases": ["zonk"]}).version


def test_the_standard_is_read_once() -> None:
    assert load() is load() is STANDARD


ADVERSARIAL = {
    "one prefix of a term": "blood " * 34_000,
    "nothing but anti": "anti-" * 40_000,
    "one long word": "a" * 200_000,
    "single letters": "a " * 100_000,
    "a gap without end": "heart" + " " * 199_000 + "!disease",
    "hyphens": "heart" + "-" * 199_000 + "disease",
    "apostrophes": "a'" * 100_000,
    "capitals": "MS ALS " * 28_000,
    "endings": "xitis" * 40_000,
    "abbreviations": "e. " * 66_000,
}


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_200_kilobytes_of_malice_end(name: str) -> None:
    """Linear means an instant; quadratic would outlast the test's hang guard."""
    STANDARD.find(ADVERSARIAL[name])


WORDS = st.sampled_from(
    re.split("[|]", "gout|and|the|heart|disease|of|cold|brew|anti-|virus|MS|'s|.|,|\n\n|-|rash")
)


@given(st.lists(WORDS).map(" ".join))
def test_terms_stand_in_order_and_apart(text: str) -> None:
    terms = found(text)
    assert all(one.end <= two.start for one, two in pairwise(terms))
    assert all(text[term.start : term.end].strip() == text[term.start : term.end] for term in terms)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= term.start < term.end <= len(text) for term in found(text))


@given(st.lists(WORDS).map(" ".join))
def test_an_added_paragraph_changes_nothing_before_it(text: str) -> None:
    assert found(f"{text}\n\nOther words.")[: len(found(text))] == found(text)

"""Words that no list holds are known by their endings, and ordinary words are not."""

import pytest

from articles.compliance.claims.morphology import LONGEST_WORD, against, by_ending
from articles.compliance.claims.vocabulary import STANDARD

# Words made up or too rare for the lists, each with the kind its ending tells.
BY_ENDING = """
diseases      sialodochitis pylephlebitis tracheobronchitis osteochondromatosis
diseases      argyremia ketonemia myxoma dermatofibroma cystoma
diseases      enteropathy vasculopathies tetraplegia hemiparesis erythropenia
diseases      glucosuria leukorrhea arteriosclerosis pyelectasis cardiomegaly tracheomalacia
diseases      lipodystrophy giardiiasis hypoplasia orthopnea hemoptysis lymphocytosis
symptoms      arthralgia gastralgia coccydynia vasospasm
drugs         cerivastatin moexipril azilsartan acebutolol isradipine betrixaban
drugs         trelagliptin ertugliflozin albiglutide lobeglitazone roxatidine tenatoprazole
drugs         palonosetron posaconazole nafcillin plazomicin lymecycline delafloxacin
drugs         doripenem penciclovir cabotegravir stavudine flurazepam secobarbital
drugs         almotriptan atogepant parecoxib flurbiprofen bupivacaine pamidronate
drugs         bilastine udenafil apalutamide obinutuzumab ponatinib abemaciclib niraparib
pathogens     pneumovirus echoviruses streptococcus gonococci
"""

ORDINARY = (
    "diagnosis diagnoses prognosis symbiosis osmosis hypnosis mitosis meiosis apoptosis "
    "homeostasis metamorphosis phagocytosis endocytosis exocytosis apotheosis ketosis aroma "
    "diploma stroma axioma oklahoma tacoma academia bohemia sympathy telepathy antipathy "
    "homeopathy naturopathy nostalgia utopia cornucopia ethiopia xenophobia manchuria liguria "
    "april mongrel histidine myostatin follistatin purposes discloses composes automata "
    "protein vitamin machine engine discipline baseline tradition nutrition"
)


@pytest.mark.parametrize("row", BY_ENDING.strip().splitlines())
def test_an_ending_tells_the_kind(row: str) -> None:
    kind, *words = row.split()
    for word in words:
        assert {found for term in STANDARD.find(word) for found in term.kind} == {kind}, word


@pytest.mark.parametrize("word", ORDINARY.split())
def test_ordinary_words_with_such_endings_are_left_alone(word: str) -> None:
    ills = {"diseases", "symptoms", "drugs", "pathogens"}
    assert not [term for term in STANDARD.find(word) if term.kind & ills]


def test_the_longest_ending_wins() -> None:
    endings = {"sterol": frozenset({"nutrients"}), "ol": frozenset({"drugs"})}
    assert by_ending("campesterol", endings) == {"nutrients"}


def test_an_ending_needs_a_word_before_it() -> None:
    endings = {"itis": frozenset({"diseases"})}
    assert by_ending("itis", endings) == frozenset()
    assert by_ending("coitis", endings) == frozenset()
    assert by_ending("colitis", endings) == {"diseases"}


def test_an_endless_word_is_not_read() -> None:
    endings = {"itis": frozenset({"diseases"})}
    assert by_ending("a" * LONGEST_WORD + "itis", endings) == frozenset()


def test_anti_is_a_class_only_before_an_ill() -> None:
    assert against(frozenset({"diseases"})) == {"drug_classes"}
    assert against(frozenset({"natural_states"})) == frozenset()

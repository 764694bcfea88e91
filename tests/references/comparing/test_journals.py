"""Two names of a journal are told to be one, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.comparing.journals import same_journal

SAME = """
J Nutr                                  | The Journal of Nutrition
Int. J. Mol. Sci                        | International Journal of Molecular Sciences
Gastroenterol Hepatol (N Y)             | Gastroenterology & Hepatology
Animals                                 | Animals (Basel)
Am J Physiol Gastrointest Liver Physiol | American Journal of Physiology-Gastrointestinal and Liver Physiology
Lancet                                  | The Lancet
Lancet Gastroenterol Hepatol            | The Lancet Gastroenterology & Hepatology
JAMA                                    | JAMA: The Journal of the American Medical Association
JAMA                                    | Journal of the American Medical Association
PNAS                                    | Proceedings of the National Academy of Sciences
Proc Natl Acad Sci U S A                | Proceedings of the National Academy of Sciences of the United States of America
JPEN J Parenter Enteral Nutr            | Journal of Parenteral and Enteral Nutrition
MMWR Morb Mortal Wkly Rep               | MMWR. Morbidity and Mortality Weekly Report
Cochrane Database Syst Rev              | Cochrane Database of Systematic Reviews
Z Gastroenterol                         | Zeitschrift für Gastroenterologie
NUTRIENTS                               | Nutrients
N Engl J Med                            | NEJM
Nutr Metab (Lond)                       | Nutrition & Metabolism
"""  # noqa: E501
OTHER = """
Gut       | Gut Microbes               | a word more
Nutrients | Nutrition                  | the same beginning
J Nutr    | Journal of Neurotrauma     | letters in order, but not an abbreviation
J Nutr    | Nutrition Journal          | another order
Lancet    | The Lancet Global Health   | a daughter of it
Nat Med   | Nature Methods             | another word
Nutr Rev  | Nutrition Research Reviews | a word more
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("short", "whole"), rows(SAME))
def test_an_abbreviation_is_the_journal(short: str, whole: str) -> None:
    assert same_journal(short, whole)
    assert same_journal(whole, short)


@pytest.mark.parametrize(("ours", "theirs", "why"), rows(OTHER))
def test_a_neighbour_is_not(ours: str, theirs: str, why: str) -> None:
    assert not same_journal(ours, theirs), why
    assert not same_journal(theirs, ours), why


@given(st.text(min_size=1), st.text())
def test_any_names_have_an_answer(ours: str, theirs: str) -> None:
    assert same_journal(ours, theirs) is same_journal(theirs, ours)


def test_a_journal_without_a_name_is_none() -> None:
    assert not same_journal("", "")
    assert not same_journal("Gut", "")

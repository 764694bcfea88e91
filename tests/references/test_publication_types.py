"""Which kind a paper is, from what PubMed's indexers said of it."""

import pytest

from references import kinds, publication_types
from references.kinds import kind_from_publication_types

BY_TYPE = """
Meta-Analysis                                                      meta_analysis
Network Meta-Analysis                                              meta_analysis
Meta-Analysis; Systematic Review; Review                           meta_analysis
Systematic Review                                                  systematic_review
Systematic Review; Review; Journal Article                         systematic_review
Scoping Review; Review                                             systematic_review
Review; Journal Article                                            narrative_review
Practice Guideline; Journal Article                                guideline
Guideline                                                          guideline
Practice Guideline; Systematic Review; Meta-Analysis               guideline
Consensus Development Conference                                   guideline
Consensus Development Conference, NIH; Review                      guideline
Randomized Controlled Trial; Journal Article; Multicenter Study    randomised_trial
Randomized Controlled Trial; Clinical Trial, Phase III             randomised_trial
Randomized Controlled Trial; Letter                                randomised_trial
Randomized Controlled Trial; Review                                randomised_trial
Controlled Clinical Trial                                          trial
Clinical Trial                                                     trial
Clinical Trial, Phase I                                            trial
Clinical Trial, Phase II; Journal Article                          trial
Clinical Trial, Phase III                                          trial
Clinical Trial, Phase IV                                           trial
Adaptive Clinical Trial                                            trial
Pragmatic Clinical Trial                                           trial
Equivalence Trial                                                  trial
Clinical Trial Protocol; Randomized Controlled Trial               other
Randomized Controlled Trial, Veterinary                            animal
Clinical Trial, Veterinary; Journal Article                        animal
Observational Study, Veterinary                                    animal
Case Reports; Journal Article                                      case_report
Case Reports; Letter                                               case_report
Case Reports; Review                                               case_report
Editorial                                                          editorial
Editorial; Review; Comment                                         editorial
Comment; Journal Article                                           editorial
Letter                                                             editorial
Letter; Comment; Review                                            editorial
News                                                               editorial
Retraction Notice                                                  other
Retraction of Publication; Comment                                 other
Published Erratum                                                  other
Expression of Concern; Editorial                                   other
Retracted Publication; Review                                      narrative_review
Retracted Publication; Journal Article                             -
Corrected and Republished Article; Randomized Controlled Trial     randomised_trial
Observational Study                                                -
Preprint                                                           -
Journal Article                                                    -
Journal Article; Research Support, Non-U.S. Gov't                  -
Comparative Study; Evaluation Study; Multicenter Study             -
randomized controlled trial                                        randomised_trial
"""

BY_HEADING = """
Journal Article               Animals; Rats                              animal
Journal Article               Animals; Humans; Mice                      -
Journal Article               Animals; Caco-2 Cells; Swine               animal
Journal Article               Humans; Caco-2 Cells                       -
Journal Article               Caco-2 Cells; Tight Junctions              in_vitro
Journal Article               Cell Line; Glutamine                       in_vitro
Journal Article               In Vitro Techniques                        in_vitro
Journal Article               Humans; Cohort Studies                     cohort
Observational Study           Humans; Prospective Studies                cohort
Journal Article               Humans; Case-Control Studies               case_control
Journal Article               Humans; Cohort Studies; Case-Control Studies  case_control
Journal Article               Humans; Cross-Sectional Studies            cross_sectional
Journal Article               Humans; Retrospective Studies              -
Journal Article               Animals; Cohort Studies; Dogs              animal
Randomized Controlled Trial   Animals; Rats                              animal
Randomized Controlled Trial   Humans; Prospective Studies                randomised_trial
Clinical Trial                Animals; Humans                            trial
Case Reports                  Animals; Cats                              animal
Review                        Animals; Mice                              narrative_review
Review                        Humans; Cohort Studies                     narrative_review
Meta-Analysis                 Animals; Rats                              meta_analysis
Comment                       Humans; Case-Control Studies               editorial
Journal Article               Humans; Adult                              -
"""


def rows(table: str, columns: int) -> list[tuple[str, ...]]:
    """Read a table drawn by hand: columns stand two spaces apart, `-` is nothing."""
    cells = [[cell.strip() for cell in line.split("  ") if cell] for line in table.splitlines()]
    found = [tuple("" if cell == "-" else cell for cell in line) for line in cells if line]
    assert {len(row) for row in found} == {columns}
    return found


@pytest.mark.parametrize(("types", "kind"), rows(BY_TYPE, 2))
def test_the_indexers_types_make_the_kind(types: str, kind: str) -> None:
    assert kind_from_publication_types(types.split("; ")) == kind


@pytest.mark.parametrize(("types", "headings", "kind"), rows(BY_HEADING, 3))
def test_headings_tell_animals_from_people_and_designs_apart(
    types: str, headings: str, kind: str
) -> None:
    assert kind_from_publication_types(types.split("; "), mesh=headings.split("; ")) == kind


def test_nothing_said_is_no_kind() -> None:
    assert kind_from_publication_types(()) == ""


def test_every_kind_in_the_tables_has_a_label() -> None:
    named = {kind for kind, _ in (*publication_types.KINDS, *publication_types.DESIGNS)}
    assert named <= set(kinds.LABELS)

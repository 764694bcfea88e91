"""Kinds of study, and what a title gives away."""

import pytest

from references import kinds
from references.kinds import kind_from_title


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (
            "Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
            "narrative_review",
        ),
        ("Glutamine in sepsis: a systematic review and meta-analysis", "meta_analysis"),
        ("Glutamine and exercise: a systematic review of randomised trials", "systematic_review"),
        ("ESPEN guideline on clinical nutrition in the intensive care unit", "guideline"),
        ("Randomized trial of glutamine in critically ill patients", "randomised_trial"),
        ("A double-blind study of glutamine in irritable bowel syndrome", "randomised_trial"),
        (
            (
                "Effect of Glutamine Supplementation on Muscular Damage Biomarkers in Professional "
                "Basketball Players"
            ),
            "trial",
        ),
        ("Effects of glutamine on tight junctions in piglets", "animal"),
        ("Effects of glutamine on tight junctions in Caco-2 monolayers", "in_vitro"),
        ("Assessment of the safety of glutamine and other amino acids", "safety_assessment"),
        ("Plasma glutamine in marathon runners: a cohort study", "cohort"),
        ("Glutamine intake and colitis: a case-control study", "case_control"),
        ("Hyperammonemia after glutamine: a case report", "case_report"),
        ("Protocol for a randomised trial of glutamine", ""),
        ("The Roles of Glutamine in the Intestine and Its Implication in Intestinal Diseases", ""),
        ("Nonnutritive effects of glutamine", ""),
        ("Ratios and reviewers", ""),
        ("", ""),
    ],
)
def test_a_kind_is_guessed_only_from_words_that_tell(title: str, kind: str) -> None:
    assert kind_from_title(title) == kind


def test_reviews_and_trials_are_different_kinds_and_all_have_labels() -> None:
    reviews = {kind for kind in kinds.LABELS if kinds.is_review(kind)}
    trials = {kind for kind in kinds.LABELS if kinds.is_trial(kind)}
    assert reviews == {"meta_analysis", "systematic_review", "narrative_review"}
    assert trials == {"randomised_trial", "trial"}


def test_an_unknown_kind_is_neither() -> None:
    assert not kinds.is_review("")
    assert not kinds.is_trial("")


def test_every_sign_leads_to_a_kind() -> None:
    assert {kind for kind, _ in kinds.SIGNS} <= {"", *kinds.LABELS}

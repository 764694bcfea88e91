"""A disease may hide in a product's name or in a hashtag (21 CFR 101.93(g)(2)(iv)(A))."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compliance.claims.name_hints import name_hint

HINTS = """
Hepatacure Raynaudin ArthriFlex ArthroRelieve CarciNoMore DiabetEase GlucoControl
CholestOff HyperTensa MigraineAway AsthmaClear Depressinol AnxietyX InsomniaGone
PsoriaCalm EczemaEase TumorShield CancerGuard Alzheim-Aid Parkinsol GoutAway
ColdBuster FluGuard ViraCide HerpeZap CovidStop LupusLift FibromyCare ProstatitEase
SugarControl PainAway ClotBuster OsteoporoStrong RheumaGel CrohnsComfort ColitEase
#arthritisrelief #diabetes #cancerfree #depressionhelp #endometriosis #migraine #covid19
#beatcancer #goutrelief #lymewarrior heart-attack-formula natural-cure-for-psoriasis
"""

NO_HINTS = """
HeartTabs JointComfort GutCalm SleepWell MoodLift ImmunePlus FeverfewPlus Influence
ProleevaMax CalmMind BoneBuilder Brainstorm PreBiotic ProBioticMax SymbioticBlend
FluentFocus FlourishDaily Candidate KeystrokeCalm StrokeOfLuck ArthurTea CabinFever
HealthyInflammatoryResponse GoutteDeRosee VisionVitamins ProstateHealth LiverSupport
#guthealth #wellness #influencer #collagen #healthyaging #sleep #probiotics #stress
#selfcare #immunesupport #supplements #nutrition #energy #focus #heartmonth
"""


@pytest.mark.parametrize("name", HINTS.split())
def test_a_name_that_hints_at_a_disease_is_seen(name: str) -> None:
    assert name_hint(name)


@pytest.mark.parametrize("name", NO_HINTS.split())
def test_an_ordinary_name_is_left_alone(name: str) -> None:
    assert name_hint(name) is None


def test_the_hint_names_its_stem() -> None:
    assert name_hint("SuperArthritisX") == "arthrit"


def test_a_stem_for_beginnings_counts_in_the_middle_of_a_name_only_after_a_capital() -> None:
    assert name_hint("SuperGoutless") == "gout"
    assert name_hint("Ragout") is None


@given(st.text(max_size=300))
def test_any_name_can_be_read(name: str) -> None:
    name_hint(name)

"""
Name the kinds of study, read them off PubMed's publication types, and guess one from a title.

A letter that calls a trial a review, or rests a claim for people on a study in piglets, is
noticed by kind. A guess is only a first offer to the editor: registries and people know better.
"""

import re
from collections.abc import Collection

from references import publication_types

LABELS = {
    "meta_analysis": "Meta-analysis",
    "systematic_review": "Systematic review",
    "narrative_review": "Narrative review",
    "guideline": "Guideline or consensus statement",
    "randomised_trial": "Randomised trial",
    "trial": "Trial (not randomised, or not stated)",
    "cohort": "Cohort study",
    "case_control": "Case-control study",
    "cross_sectional": "Cross-sectional study",
    "case_report": "Case report or series",
    "animal": "Animal study",
    "in_vitro": "Laboratory study (cells or tissue)",
    "safety_assessment": "Safety assessment",
    "editorial": "Editorial, comment or letter",
    "other": "Other",
}
"""Every kind with the words an editor reads, strongest summaries of evidence first."""

REVIEWS = frozenset({"meta_analysis", "systematic_review", "narrative_review"})
TRIALS = frozenset({"randomised_trial", "trial"})

ANIMALS = (
    r"rats?|mice|mouse|murine|pig(?:let)?s?|swine|sows?|broilers?|chickens?|calves|cows?|rabbits?|"
    r"zebrafish|dogs?|hamsters?|lambs?|poultry|fish|carp"
)
# The first that matches wins: "systematic review of randomised trials" is a review.
SIGNS = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        ("", r"\bprotocol\b"),
        ("meta_analysis", r"\bmeta-?\s?anal(?:ysis|yses|ytic)\b"),
        (
            "systematic_review",
            r"\bsystematic(?:ally)?\b.*\breview|\bumbrella review|\bscoping review",
        ),
        ("guideline", r"\bguidelines?\b|\bconsensus\b|\bposition (?:paper|statement|stand)\b"),
        ("editorial", r"^(?:editorial|comment(?:ary)?|letter|reply|response)\b"),
        (
            "safety_assessment",
            r"\bsafety (?:assessment|evaluation)\b|\b(?:assessment|evaluation) of the safety\b",
        ),
        ("narrative_review", r"\breview\b|\bstate of the art\b|\ban overview\b"),
        ("case_report", r"\bcase (?:report|series)\b|\b(?:a case|two cases|three cases) of\b"),
        ("case_control", r"\bcase[- ]control\b"),
        ("cross_sectional", r"\bcross[- ]sectional\b"),
        ("cohort", r"\bcohort\b|\bprospective study\b|\blongitudinal study\b"),
        ("animal", rf"\b(?:{ANIMALS})\b"),
        ("in_vitro", r"\bin vitro\b|\bcaco-?2\b|\bcell (?:line|culture)s?\b|\borganoids?\b"),
        ("randomised_trial", r"\brandomi[sz]ed\b|\bplacebo[- ]controlled\b|\bdouble[- ]blind"),
        ("trial", r"\btrial\b|\bcrossover study\b|\beffects? of .+ (?:on|in) .+ (?:in|among) "),
    )
)


def is_review(kind: str) -> bool:
    """Say whether `kind` sums up other people's studies."""
    return kind in REVIEWS


def is_trial(kind: str) -> bool:
    """Say whether `kind` gave something to people and looked what happened."""
    return kind in TRIALS


def kind_from_title(title: str) -> str:
    """Guess the kind from the words of a title; "" when they do not tell."""
    return next((kind for kind, sign in SIGNS if sign.search(title)), "")


def kind_from_publication_types(types: Collection[str], *, mesh: Collection[str] = ()) -> str:
    """
    Return the kind that NLM's indexers gave a paper; "" when they did not say.

    `types` are its publication types, `mesh` its subject headings, which tell a trial in rats
    from one in people. Headings alone are a topic as often as a design, so they come last.
    """
    named = {name.strip().lower() for name in types}
    topics = {name.strip().lower() for name in mesh}
    kind = next((kind for kind, known in publication_types.KINDS if named & known), "")
    if (
        kind in publication_types.IN_PEOPLE_OR_ANIMALS
        and "animals" in topics
        and "humans" not in topics
    ):
        return "animal"
    return kind or _design(topics)


def _design(topics: set[str]) -> str:
    if found := next((kind for kind, known in publication_types.DESIGNS if topics & known), ""):
        return found
    return (
        "in_vitro"
        if topics & publication_types.IN_GLASS and not topics & {"animals", "humans"}
        else ""
    )

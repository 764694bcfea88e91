"""
Read out of words which groups of people they speak of, as far as it matters to a reader.

Healthy adults are the readers of a supplement's letter and no group. Who is ill, very young, old,
with child or trained differs from them in just what nutrients do.
"""

import re

NAMES = {
    "ill": "patients",
    "infants": "infants",
    "children": "children",
    "older": "older people",
    "expecting": "pregnant or nursing women",
    "trained": "athletes",
}
"""Every group with the words for it."""

FRAGILE = frozenset({"ill", "infants"})
"""Groups that no supplement's letter is written for."""

SIGNS = {
    "ill": (
        r"patients?|inpatients?|icu|intensive care|critical(?:ly)?[- ]ill(?:ness)?|"
        r"surg(?:ery|ical)|post-?(?:surgical|operative)|perioperative|burns?|trauma|sepsis|septic|"
        r"hospitali[sz]ed|cancer|chemotherapy|radiotherapy|transplant\w*|dialysis|hiv|crohn\S*|"
        r"colitis|ibd|ibs|irritable bowel\w*|diabet\w+|cirrhosis|pancreatitis|malnourished|"
        r"ventilated|stroke survivors?"
    ),
    "infants": r"infants?|neonates?|neonatal|newborns?|preterm|premature|bab(?:y|ies)",
    "children": r"child(?:ren)?|adolescents?|teenagers?|p(?:a)?ediatric",
    "older": r"elderly|older (?:adults?|people|men|women|persons?)|seniors?|frail|nursing home",
    "expecting": r"pregnan(?:t|cy)|lactating|breast-?feeding|nursing (?:women|mothers)",
    "trained": (
        r"athlet\w+|(?:\w+ball|hockey|rugby|tennis) players?|runners?|marathon\w*|cyclists?|"
        r"swimmers?|triathletes?|soldiers?|cadets?|endurance|trained (?:men|women|people|adults)|"
        r"sports?(?:men|women|people)?"
    ),
}
FOUND = {
    group: re.compile(rf"(?<!\w)(?:{signs})(?!\w)", re.IGNORECASE) for group, signs in SIGNS.items()
}


def groups(text: str) -> frozenset[str]:
    """Return the keys of `NAMES` that `text` speaks of."""
    return frozenset(group for group, sign in FOUND.items() if sign.search(text))

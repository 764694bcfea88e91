"""
Tell whether a paragraph says where its evidence ends.

A study of something else may be cited as long as readers are told: "in mice", "a review", "at six
times the dose", "in hospital patients; nobody has asked it of healthy people". What counts is what
stands in the same paragraph, not a note in the ledger that nobody reads.
"""

import re

from articles.compliance import doses, peoples
from articles.compliance.evidence import Shortfall
from articles.content import Reference

SAID = {
    "animal": r"animals?|rats?|mice|mouse|pigs?|piglets?|rodents?|broilers?|chickens?",
    "in_vitro": r"in vitro|cells? in (?:a )?(?:dish|culture|the lab\w*)|cell (?:cultures?|lines?)|"
    r"test tubes?|laborator(?:y|ies)|petri dish|in the lab|organoids?",
    "narrative_review": r"reviews?|reviewed|reviewers|overview|summar(?:y|ies|i[sz]es?)",
    "editorial": r"opinions?|editorial|comment(?:ary)?|argues?",
    "safety_assessment": r"safety|safe",
    "case_report": r"cases?|case reports?|single patients?",
    "retracted": r"retract(?:ed|ion)",
    "dose": r"doses?|dosage|serving|amounts?",
}
LIMIT = re.compile(
    r"(?<!\w)(?:not (?:been )?(?:the same|tested|shown|studied|asked|known|proof|proven|"
    r"tell|evidence)|"
    r"(?:does|do|did)(?:n['’]t| not) (?:tell|show|prove|mean|say|carry|translate|apply|follow|"
    r"hold)|"
    r"(?:can|could)(?:not|n['’]t| not) (?:be )?(?:carried|applied|read|transferred|assumed|"
    r"generali[sz]ed|say|tell|conclude)|"
    r"(?:is|are|was|were)(?:n['’]t| not) (?:you|healthy|the same|like|daily|everyday)|"
    r"whether|nobody (?:has|knows)|no (?:trial|study|one)|unlike|different (?:from|people|group)|"
    r"rather than (?:healthy|daily|everyday)|not (?:(?:in|of|for|on) )?(?:healthy|daily|everyday)|"
    r"only (?:in|among|for) |limited to|remains? (?:open|unknown|to be)|"
    r"(?:higher|lower|larger|smaller|more|less|times) (?:\w+ ){0,2}than|times the)(?!\w)",
    re.IGNORECASE,
)
PATTERNS = {
    kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for kind, words in SAID.items()
}


def are_stated(paragraph: str, shortfall: Shortfall, paper: Reference) -> bool:
    """Tell whether `paragraph` tells its reader of `shortfall`."""
    if shortfall.kind == "people":
        named = shortfall.people <= peoples.groups(paragraph)
        # That people were ill is no limit yet: it may be the very promise.
        return named and ("ill" not in shortfall.people or LIMIT.search(paragraph) is not None)
    if shortfall.kind == "dose":
        said, studied = doses.read(paragraph), doses.read(paper.dose)
        told = said is not None and studied is not None and doses.comparable(said, studied)
        return PATTERNS["dose"].search(paragraph) is not None and (
            told or LIMIT.search(paragraph) is not None
        )
    return PATTERNS[shortfall.kind].search(paragraph) is not None

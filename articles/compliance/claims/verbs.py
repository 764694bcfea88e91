"""
Inflect the verbs of claims, and tell which form of a verb stands in a sentence.

The forms matter: "treats" says it of a subject, "treat" may be an order or an infinitive,
"treated" may be said of the patient, "treating" may be a topic.
"""

import re

IRREGULAR = {
    "be": ("be", "is", "are", "was", "were", "been", "being"),
    "beat": ("beat", "beats", "beaten", "beating"),
    "break": ("break", "breaks", "broke", "broken", "breaking"),
    "bring": ("bring", "brings", "brought", "bringing"),
    "build": ("build", "builds", "built", "building"),
    "cut": ("cut", "cuts", "cutting"),
    "deal": ("deal", "deals", "dealt", "dealing"),
    "do": ("do", "does", "did", "done", "doing"),
    "drive": ("drive", "drives", "drove", "driven", "driving"),
    "feed": ("feed", "feeds", "fed", "feeding"),
    "fight": ("fight", "fights", "fought", "fighting"),
    "free": ("free", "frees", "freed", "freeing"),
    "get": ("get", "gets", "got", "getting"),
    "give": ("give", "gives", "gave", "given", "giving"),
    "go": ("go", "goes", "went", "gone", "going"),
    "grow": ("grow", "grows", "grew", "grown", "growing"),
    "hold": ("hold", "holds", "held", "holding"),
    "keep": ("keep", "keeps", "kept", "keeping"),
    "make": ("make", "makes", "made", "making"),
    "overcome": ("overcome", "overcomes", "overcame", "overcoming"),
    "put": ("put", "puts", "putting"),
    "rid": ("rid", "rids", "ridding"),
    "send": ("send", "sends", "sent", "sending"),
    "shrink": ("shrink", "shrinks", "shrank", "shrunk", "shrinking"),
    "shut": ("shut", "shuts", "shutting"),
    "slash": ("slash", "slashes", "slashed", "slashing"),
    "speed": ("speed", "speeds", "sped", "speeding"),
    "strike": ("strike", "strikes", "struck", "striking"),
    "take": ("take", "takes", "took", "taken", "taking"),
    "undo": ("undo", "undoes", "undid", "undone", "undoing"),
    "uphold": ("uphold", "upholds", "upheld", "upholding"),
    "wake": ("wake", "wakes", "woke", "waking"),
    "win": ("win", "wins", "won", "winning"),
}
PAST = frozenset(
    form for forms in IRREGULAR.values() for form in forms if not form.endswith(("s", "ing"))
) - frozenset(IRREGULAR)
DOUBLES = frozenset(
    [
        "control",
        "curb",
        "drop",
        "kill",
        "repel",
        "rid",
        "regret",
        "stem",
        "stop",
        "trim",
        "whip",
        "zap",
        "nip",
        "snap",
    ]
) - {
    "curb",
    "kill",
}


def forms(base: str) -> tuple[str, ...]:
    """Return every form of the verb `base`, the base form first."""
    if base in IRREGULAR:
        return IRREGULAR[base]
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if re.search(r"[^aeiou]y$", base):
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base, f"{base}es", f"{base}ed", f"{base}ing"
    stem = base + base[-1] if base in DOUBLES else base
    return base, f"{base}s", f"{stem}ed", f"{stem}ing"


def is_past(word: str) -> bool:
    return word.endswith("ed") or word in PAST


def is_third_person(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def is_gerund(word: str) -> bool:
    return word.endswith("ing") and len(word) > 4

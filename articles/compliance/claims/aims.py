"""
Sort a claim by what it is aimed at: which rule's it is, and how grave.

DC-01 (a disease), DC-02 (a sign, symptom or laboratory value), DC-03 (a natural state made
serious), DC-04d ("disease" in general), DC-08 (germs) and DC-09 (what a therapy does) differ
in their target only. A classical deficiency disease is SF-02's, when its own nutrient is named.
"""

from articles.compliance.claims import phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

CODES = {
    "diseases": "DC-01",
    "symptoms": "DC-02",
    "markers": "DC-02",
    "natural_states": "DC-03",
    "disease_words": "DC-04d",
    "pathogens": "DC-08",
}
BARE = (("inflammation",), ("pain",))
"""Alone, these may still be a natural state: a person looks (DC-02)."""
CAUSED = frozenset(("from", "after", "caused", "by", "follow", "following", "during"))
CAUSING = frozenset(("causes", "cause", "caused", "brings", "leaves"))
INDUCED = (("induced",), ("related",), ("damage",))
BODY = frozenset(("body", "body's", "immune", "natural"))
RESPONSE = frozenset(
    ("ability", "response", "defense", "defenses", "defence", "defences", "resist", "resistance")
)
STAGES = phrases.words("aims.stages")
DEFICIENCIES = {
    "scurvy": ("vitamin c", "ascorbic", "ascorbate"),
    "rickets": ("vitamin d", "calcium", "cholecalciferol"),
    "beriberi": ("thiamin", "thiamine", "vitamin b1"),
    "pellagra": ("niacin", "niacinamide", "vitamin b3"),
    "goiter": ("iodine", "iodide"),
    "goitre": ("iodine", "iodide"),
    "xerophthalmia": ("vitamin a", "retinol"),
}
"""Classical deficiency diseases and the nutrient each lacks: FD&C Act 403(r)(6)(A)."""


def hit(statement: Statement, target: Target, span: Span) -> Hit:
    """Return the claim in the words of `span`, aimed at `target`, under the rule it falls under."""
    why = f"“{' '.join(statement.words[span[0] : span[1]])}”"
    if _is_deficiency(statement, target):
        return Hit("SF-02", span[0], span[1], why, Severity.WARN)
    code = _of_a_therapy(statement, target) or _of_a_stage(statement, target)
    code = code or _of_the_defences(statement, target) or CODES[target.kind]
    bare = code == "DC-02" and statement.words[target.start : target.end] in BARE
    return Hit(code, span[0], span[1], why, Severity.WARN if bare else Severity.BLOCK)


def _is_deficiency(statement: Statement, target: Target) -> bool:
    said = f" {' '.join(statement.words)} "
    name = " ".join(statement.words[target.start : target.end])
    if name.endswith("deficiency"):
        return any(f" {word} " in said for word in name.split()[:-1])
    return any(f" {nutrient} " in said for nutrient in DEFICIENCIES.get(name, ()))


def _of_a_therapy(statement: Statement, target: Target) -> str:
    """Return DC-09 when a drug or a therapy is said to cause the target."""
    words = statement.words
    for term in statement.of("drugs", "therapies"):
        if term.start >= target.end:
            between = words[target.end : term.start]
            caused = len(between) <= 6 and CAUSED.intersection(between)
            if caused or CAUSING.intersection(words[term.end : term.end + 2]):
                return "DC-09"
        elif words[term.end : min(term.end + 1, target.start)] in INDUCED:
            return "DC-09"
    return ""


def _of_a_stage(statement: Statement, target: Target) -> str:
    """Return DC-03 for a serious condition of age, the cycle, pregnancy or menopause."""
    stage = STAGES.intersection(statement.words) or statement.of("natural_states")
    acne = "acne" in statement.words and (target.serious or "cystic" in statement.words)
    sick = target.kind in ("diseases", "symptoms", "natural_states")
    return "DC-03" if sick and (stage or acne) else ""


def _of_the_defences(statement: Statement, target: Target) -> str:
    """Return DC-08 when the body's own response is what is said to act: "ability to resist"."""
    lead = statement.words[statement.clause_start(target.start) : target.start]
    sick = target.kind in ("diseases", "disease_words")
    return "DC-08" if sick and BODY.intersection(lead) and RESPONSE.intersection(lead) else ""

"""Find goods said to contain a drug (DC-04b) or to take its place (DC-06)."""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Named, Statement
from articles.compliance.claims.trigger import Hit

NEAR = 6
FAR = 9
ALIKE = phrases.words("drug_names.alike")
GENERIC = phrases.words("drug_names.generic")
"""Words for drugs in general: "works like a drug" compares with no therapy."""
SWAPS = phrases.words("drug_names.swaps")
"""Adjectives that make a drug's own name a substitute: "herbal Prozac"."""
OPENINGS = frozenset(("no", "why", "you", "skip"))


def contained(statement: Statement, term: Named) -> Hit | None:
    """DC-04b: "contains the same active as aspirin"."""
    if "drugs" not in term.kinds:
        return None
    plain = "nutrients" not in term.kinds and term.canonical not in GENERIC
    start = max(statement.clause_start(term.start), term.start - FAR)
    for mark in statement.within("contain_drug", start, term.start):
        said = statement.words[mark[0] : term.start]
        alike = ALIKE.intersection(said) or (plain and said[0].startswith("contain"))
        if alike and agents.goods_acting(statement, mark[0], term.end):
            return Hit("DC-04b", mark[0], term.end, f"a drug, {term.canonical}, as an ingredient")
    return None


def replaced(statement: Statement, term: Named) -> Hit | None:
    """DC-06: "a natural alternative to antidepressants", "works like ibuprofen"."""
    start = max(statement.clause_start(term.start), term.start - NEAR)
    for mark in reversed(statement.within("replace", start, term.start)):
        if _is_swap(statement, mark) and not _is_swapped(term, mark):
            continue
        if _is_of_goods(statement, mark, term.end):
            return Hit("DC-06", mark[0], term.end, f"a substitute for {term.canonical}")
    return None


def _is_swap(statement: Statement, mark: Span) -> bool:
    return SWAPS.issuperset(statement.words[mark[0] : mark[1]])


def _is_swapped(term: Named, mark: Span) -> bool:
    """Tell whether the adjective stands right before the name of a drug, not of a class."""
    is_class = "drug_classes" in term.kinds and "drugs" not in term.kinds
    return mark[1] == term.start and not is_class


def _is_of_goods(statement: Statement, mark: Span, end: int) -> bool:
    """Tell whether a comparison with a drug is made of the goods or of nobody named."""
    place, words = mark[0], statement.words
    if agents.names_goods(statement, 0, place) or agents.names_goods(statement, end, len(words)):
        return True
    if words[end - 1] in GENERIC and "your" not in words[place:end]:
        return False
    start = statement.clause_start(place)
    lead = words[start:place]
    if lead[-2:] == ("drug", "free") or words[place] in OPENINGS:
        return True
    if "i" in lead or "my" in words or statement.within("pronoun", start, place):
        return True
    return len(lead) < NEAR and not agents.names_other(statement, start, place)

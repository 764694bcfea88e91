"""Find goods added to a therapy (DC-07) or set against what it does to the body (DC-09)."""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Named, Statement
from articles.compliance.claims.trigger import Hit

NEAR = 6
HELPFUL = phrases.words("adjuncts.helpful")
ORDERS = frozenset(("use", "take", "add", "try", "enjoy", "mix"))
PAIRING = ORDERS | {"combine", "pair", "stack", "best"}
JOINING = frozenset(("adjunct", "adjunctive", "companion", "complementary", "partner"))
HELPING = frozenset(("help", "helps", "helping", "make", "makes", "making"))
WORKING = frozenset(("work", "works", "job", "better", "harder", "booster"))
AFTER = frozenset(("after", "from", "during", "following", "by", "that", "against"))
HARSH = ("chemo", "radiation", "dialysis", "radiotherapy", "transplant")
DAMAGE = frozenset(("damage", "toxicity", "injury", "harm"))
BODY = ("structures", "natural_states", "functions")


def added(statement: Statement, term: Named) -> Hit | None:
    """DC-07: "pairs well with your statin", "support for people undergoing chemotherapy"."""
    start = statement.clause_start(term.start)
    near = max(start, term.start - NEAR)
    for mark in reversed(statement.within("adjunct", near, term.start)):
        if _joins(statement, start, mark) or _makes_work(statement, start, term):
            return Hit("DC-07", mark[0], term.end, f"added to {term.canonical}")
    if _makes_work(statement, start, term):
        return Hit("DC-07", term.start, term.end, f"added to {term.canonical}")
    return None


def _joins(statement: Statement, start: int, mark: Span) -> bool:
    """Tell whether the goods, or nobody else, are put beside the drug, and to some good."""
    words = statement.words
    said = words[mark[0] : mark[1]]
    if said == ("your",):
        return False
    ordered = mark[0] <= start + 1 and words[start] in PAIRING
    taken = words[start] in ORDERS and said[0] == "alongside"
    if not (ordered or taken or said[0] in JOINING or HELPFUL.intersection(words)):
        return False
    if words[0] in ORDERS or agents.names_goods(statement, 0, len(words)):
        return True
    return not agents.names_other(statement, start, mark[0], ("lifestyle", "texts"))


def _makes_work(statement: Statement, start: int, term: Named) -> bool:
    """Tell whether the drug is made to work better: "helps your statin do its job"."""
    lead = statement.words[max(start, term.start - 3) : term.start]
    helped = HELPING.intersection(lead) or "your" in lead
    return bool(helped and WORKING.intersection(statement.words[term.end : term.end + 5]))


def against_side_effects(statement: Statement, term: Named) -> Hit | None:
    """DC-09: "counters the side effects of chemotherapy", "from acetaminophen damage"."""
    words = statement.words
    start = statement.clause_start(term.start)
    near = words[max(start, term.start - 8) : min(term.end + 4, len(words))]
    if not {"side", "effects"}.issubset(near) and not _harms(statement, term):
        return _after_therapy(statement, term)
    if "without" in near:
        return None
    for verb in statement.within("attack", start, len(words)):
        if agents.goods_acting(statement, verb[0], term.end):
            span = min(verb[0], term.start), max(verb[1], term.end)
            return Hit("DC-09", *span, f"the side effects of {term.canonical}")
    return None


def _harms(statement: Statement, term: Named) -> bool:
    """Tell whether the drug itself is what one is protected from."""
    lead = statement.words[max(0, term.start - 3) : term.start]
    tail = statement.words[term.end : term.end + 2]
    return bool({"from", "against"}.intersection(lead) and DAMAGE.intersection((*lead, *tail)))


def _after_therapy(statement: Statement, term: Named) -> Hit | None:
    """DC-09 without the words: "protects the kidneys from cisplatin"."""
    harsh = any(name in term.canonical.lower() for name in HARSH)
    if not harsh and term.kinds.isdisjoint(("drugs", "drug_classes")):
        return None
    start = statement.clause_start(term.start)
    if not AFTER.intersection(statement.words[max(start, term.start - 4) : term.start]):
        return None
    verbs = {*statement.within("benefit", start, term.start)}
    for verb in sorted(verbs | {*statement.within("attack", start, term.start)}):
        if _mends_body(statement, verb, term) and agents.goods_acting(statement, verb[0], term.end):
            return Hit("DC-09", verb[0], term.end, f"what {term.canonical} does to the body")
    return None


def _mends_body(statement: Statement, verb: Span, term: Named) -> bool:
    """Tell whether a part of the body and "after" or "from" stand between verb and drug."""
    parts = any(verb[1] <= part.start < term.start for part in statement.of(*BODY))
    parts = parts or bool(agents.bodies_between(statement, verb[1], term.start))
    return parts and bool(AFTER.intersection(statement.words[verb[1] : term.start]))

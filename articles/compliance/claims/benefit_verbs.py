"""Find a benefit verb of the goods with a part or work of the body as its object."""

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import soft_terms
from articles.compliance.claims.verbs import is_gerund, is_past, is_third_person

OBJECTS = ("structures", "functions", "natural_states", "symptoms")
REACH = 12
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "gets"))
DETERMINERS = phrases.words("benefits.determiners")
NEEDS = phrases.words("benefits.needs")
LEADS = phrases.words("benefits.leads")
HOUSEHOLD = phrases.words("benefits.household")
"""Orders of everyday life: "keep your joints moving" is advice, unless goods follow."""
DIGESTING = phrases.words("benefits.digesting")
FOODS = phrases.words("benefits.foods")
STAPLES = phrases.words("benefits.staples")
"""Foods that are goods only where a clause opens with them: "Protein builds muscle"."""
COMPOUNDS = frozenset(("supply", "support", "supplement", "boost", "balance", "transport", "store"))
"""Nouns as well, right behind a nutrient: "a glutamine supply problem"."""
VERBAL = frozenset(
    ("and", ",", "let", "lets", "can", "may", "will", "does", "did", "help", "helps")
)
RISES = ("rais", "increas", "elevat", "lower", "reduc")


def objects(statement: Statement, start: int, end: int) -> list[Span]:
    """Return what a benefit may be claimed for between two words, each kind in order."""
    terms = [*statement.of(*OBJECTS), *statement.of("markers")]
    terms += [term for term in statement.of("other_agents") if agents.is_body(term)]
    terms += soft_terms(statement)
    spans = [(term.start, term.end) for term in terms]
    found = [span for span in spans if start <= span[0] and span[1] <= end]
    found += _digested(statement, start, end)
    return sorted({*statement.within("wellbeing", start, end), *found})


def _digested(statement: Statement, start: int, end: int) -> list[Span]:
    """Return the foods that something helps digest: "helps break down protein"."""
    words = statement.words
    foods = [place for place in range(start, min(end, len(words))) if words[place] in FOODS]
    return [(at, at + 1) for at in foods if DIGESTING.intersection(words[max(0, at - 5) : at])]


def acted_on(statement: Statement) -> Span | None:
    """ "Supports healthy digestion", "zinc contributes to immune function"."""
    for verb in statement.marked("benefit"):
        end = min(statement.clause_end(verb[1] - 1), verb[1] + REACH)
        aims = objects(statement, verb[1], end)
        if not aims or _is_no_verb(statement, verb) or _moves_a_marker(statement, verb, aims):
            continue
        if _is_compound(statement, verb):
            continue
        if scope.cleared(statement, verb[0], verb[1]):
            continue
        if _goods_benefit(statement, verb, aims[0][1]):
            return verb[0], aims[0][1]
    return None


def _moves_a_marker(statement: Statement, verb: Span, aims: list[Span]) -> bool:
    """Tell whether it raises or lowers a value, which supports nothing."""
    markers = {(term.start, term.end) for term in statement.of("markers")}
    softened = {(term.start, term.end) for term in soft_terms(statement)}
    moves = statement.words[verb[0]].startswith(RISES)
    return moves and aims[0] in markers and aims[0] not in softened


def _is_no_verb(statement: Statement, verb: Span) -> bool:
    words = statement.words
    word, after = words[verb[0]], words[verb[1] : verb[1] + 1]
    if after in (("up",), ("too",)) and word.startswith("mak"):
        return True
    if after in (("for",), ("of",), ("them",)) and verb[1] - verb[0] == 1:
        return not is_third_person(word)
    told_of_goods = any(term.end == verb[0] for term in statement.of("nutrients"))
    if is_third_person(word) and told_of_goods:
        # "ginger calms": a verb, though calm is a function as well.
        return False
    if any(term.start <= verb[0] < term.end for term in statement.terms):
        return True
    if any(term.end == verb[0] for term in statement.terms):
        # "vitamin A supports": the letter before the verb is no article.
        return False
    if is_past(word) and BE.intersection(words[max(0, verb[0] - 3) : verb[0]]):
        return True
    before = words[verb[0] - 1] if verb[0] else ""
    if before == "and" and verb[0] > 1:
        return False
    return before in DETERMINERS and not is_gerund(word)


def _is_compound(statement: Statement, verb: Span) -> bool:
    """Tell whether the verb behind a nutrient is a noun: not behind a plural, or after "let"."""
    if not any(term.end == verb[0] for term in statement.of("nutrients")):
        return False
    lead = statement.words[max(0, verb[0] - 4) : verb[0]]
    verbal = lead[-1].endswith("s") or VERBAL.intersection(lead)
    return statement.words[verb[0]] in COMPOUNDS and not verbal


def _goods_benefit(statement: Statement, verb: Span, end: int) -> bool:
    """Tell whether the goods, and not the body or a habit, are what benefits."""
    start = statement.clause_start(verb[0])
    words = statement.words
    goods = agents.goods_between(statement, start, verb[0])
    if goods:
        bodies = agents.bodies_between(statement, max(goods)[1], verb[0])
        if bodies and bodies[-1][1] == verb[0]:
            # "a metal that your body keeps": the goods stand before, the body acts.
            return False
        return not NEEDS.intersection(words[start : min(goods)[0]])
    lead = [word for word in words[start : verb[0]] if word[0].isalnum()]
    if lead and lead[0] in STAPLES and len(lead) <= 3 and not agents.MATTER.intersection(lead):
        return True
    if not lead:
        return _is_said_of_goods(statement, start, verb, end)
    if len(lead) <= 6 and statement.within("pronoun", start, verb[0]):
        acting = agents.goods_acting(statement, verb[0], end)
        return acting and not objects(statement, start, verb[0])
    leads = len(lead) <= 3 and words[start] in LEADS
    return leads and agents.goods_acting(statement, verb[0], end)


def _is_said_of_goods(statement: Statement, start: int, verb: Span, end: int) -> bool:
    """Tell whether a clause that opens with the verb speaks of the goods: "supports ..."."""
    word = statement.words[verb[0]]
    if is_past(word) and word.endswith("ed"):
        return False
    if is_gerund(word) or word in HOUSEHOLD:
        return not start and agents.names_goods(statement, verb[0], len(statement.words))
    return agents.goods_acting(statement, verb[0], end)

"""
Find structure/function statements (SF-01): goods, a benefit, a part or work of the body.

21 CFR 101.93(f). The goods must be the ones that act; "the gut needs glutamine to keep its
lining" is physiology. A nutrient's benefit verb ("builds") makes a statement even without a
product; a nutrient's fact ("is the fuel of") does not. The verbs are in `benefit_verbs`.
"""

from collections.abc import Callable, Iterator

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.benefit_names import named
from articles.compliance.claims.benefit_stories import carried, invited, told
from articles.compliance.claims.benefit_verbs import acted_on, objects
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Named, Statement
from articles.compliance.claims.targets import soft_terms
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

REACH = 12
ABNORMAL = phrases.words("benefits.abnormal")
"""People whose state is abnormal: "healthy lungs in smokers" is a disease claim (DC-03)."""
ARTICLES = frozenset(("as", "a", "an", "the", "good", "great", "excellent", "natural", "gentle"))
DOSAGE = phrases.words("benefits.dosage")
FINITE = phrases.words("benefits.finite")
LINKS = frozenset(("for", "to", "of", "in"))
NOMINAL = frozenset(("support", "nourishment", "comfort", "fuel"))
RELIEF = frozenset(("for", "relief", "aid", "support", "comfort", "ease", "help"))
TOLD = frozenset(("this", "it", "i", "we"))
VITAL = phrases.words("benefits.vital")


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield at most one structure/function statement."""
    if scope.asks(statement) or statement.words[0] == "*":
        return
    for way in WAYS:
        span = way(statement)
        if span:
            yield _hit(statement, span)
            return


def _hit(statement: Statement, span: Span) -> Hit:
    words = f"“{' '.join(statement.words[span[0] : span[1]])}”"
    if ABNORMAL.intersection(statement.words[span[0] :]):
        return Hit("DC-03", *span, f"{words} in people whose state is abnormal")
    return Hit("SF-01", *span, words, Severity.INFO)


def _vital(statement: Statement) -> Span | None:
    """ "Magnesium is essential for muscle function", "supportive for menopausal women"."""
    words = statement.words
    for place, word in enumerate(words):
        if word not in VITAL or not LINKS.intersection(words[place + 1 : place + 5]):
            continue
        start, end = statement.clause_start(place), statement.clause_end(place)
        aims = objects(statement, place, min(end, place + REACH))
        if not aims or scope.cleared(statement, place, place + 1):
            continue
        opens = ARTICLES.issuperset(words[start:place])
        if opens or agents.names_goods(statement, start, place):
            return place, aims[0][1]
    return None


def _fragment(statement: Statement) -> Span | None:
    """A line without a verb: "for joint stiffness after gardening", "Heart Tabs"."""
    words = [word for word in statement.words if word[0].isalnum()]
    aims = objects(statement, 0, len(statement.words))
    if not aims or FINITE.intersection(words) or scope.cleared(statement, 0, 1):
        return None
    softened = [*soft_terms(statement), *statement.of("natural_states")]
    if softened and len(words) <= REACH and _relieves(words, softened[0]):
        return 0, max(term.end for term in softened)
    if words[0] == "for" and aims[0][0] < 7:
        return 0, aims[0][1]
    if len(words) <= 5 and DOSAGE.intersection(words[1:]):
        return 0, len(statement.words)
    return _nominal(statement, words, aims)


def _relieves(words: list[str], state: Named) -> bool:
    """Tell whether a line offers relief; "for" does only right before what it relieves."""
    if (RELIEF - {"for"}).intersection(words):
        return True
    return "for" in words[max(0, state.start - 3) : state.start]


def _nominal(statement: Statement, words: list[str], aims: list[Span]) -> Span | None:
    """ "Daily support for joints", "turmeric for healthy joints"."""
    if agents.names_other(statement, 0, len(statement.words)):
        return None
    if NOMINAL.intersection(words[:4]) and "for" in words[:5]:
        return 0, aims[-1][1]
    goods = agents.goods_between(statement, 0, aims[0][0])
    ends = min((span[1] for span in goods), default=len(statement.words))
    offered = "for" in statement.words[ends : aims[0][0]]
    return (0, aims[0][1]) if offered and len(words) < REACH else None


def _linked(statement: Statement) -> Span | None:
    """A sentence its author tied to the disclaimer with a trailing symbol."""
    words = statement.words
    if len(words) < 5 or words[-1] != "*":
        return None
    told = TOLD.intersection(words) or agents.names_goods(statement, 0, len(words))
    return (0, len(words)) if told else None


WAYS: tuple[Callable[[Statement], Span | None], ...] = (
    acted_on,
    _vital,
    _fragment,
    _linked,
    carried,
    told,
    invited,
    named,
)

"""
Find a drug-class word claimed of the goods (DC-05): "herbal antiviral", "has analgesic effects".

A newcomer gets this wrong: most sentences with such a word teach ("antibiotics save lives").
It is claimed where the goods have it, where a short line shouts it, and where "natural" or
"nature's" stands before it; "for occasional constipation" takes the drug out of a laxative.
"""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.statement import Named, Statement
from articles.compliance.claims.targets import is_soft
from articles.compliance.claims.trigger import Hit

FRAGMENT = 6
LONGER_FRAGMENT = 10
AFTER_CLASS = phrases.words("drug_classes.after_class")
GENERIC = phrases.words("drug_names.generic")
NATURAL = phrases.words("drug_classes.natural")
NO_GOODS = phrases.words("drug_classes.no_goods")
OPENERS = phrases.words("drug_classes.openers")
PRAISE = frozenset(("potent", "effective", "natural", "herbal", "plant", "best", "powerful"))
VERBS = phrases.words("drug_classes.verbs")
OCCASIONAL = frozenset(("occasional", "occasionally", "temporary"))
ARTICLES = ((",", "a"), (",", "an"), (",", "the"))
ACTS = frozenset(("to", "stop", "take", "using"))


def claimed(statement: Statement, term: Named) -> Hit | None:
    """Return the claim that the goods belong to the class of drugs `term`, or None."""
    words = statement.words
    if words[term.end - 1] in GENERIC and _is_praised(statement, term):
        return Hit("DC-05", 0, term.end, f"the goods called {term.canonical}")
    if "drug_classes" not in term.kinds or _is_excused(statement, term):
        return None
    for way in (_by_its_use, _by_itself, _as_natural, _by_link):
        span = way(statement, term)
        if span:
            said = " ".join(words[term.start : term.end])
            return Hit("DC-05", *span, f"a drug-class word, “{said}”")
    return None


def _is_excused(statement: Statement, term: Named) -> bool:
    """Tell whether it is a drug after all, or a qualifier makes it none ("occasional")."""
    words = statement.words
    if term.start == 0 and words[term.end : term.end + 1] == (":",):
        return True
    if NO_GOODS.intersection(words[term.end : term.end + 1]) or is_soft(statement, term.start):
        return True
    if OCCASIONAL.intersection(words[max(0, term.start - 4) : term.end + 5]):
        return True
    return any(term.end <= state.start for state in statement.of("natural_states"))


def _by_its_use(statement: Statement, term: Named) -> tuple[int, int] | None:
    """ "has antiviral properties", "shown to have antidepressant-like effects"."""
    whole = len(statement.words)
    uses = statement.within("class_use", term.end, min(term.end + 6, whole))
    start = _actor_start(statement, term)
    if not uses or agents.names_other(statement, start, term.start):
        return None
    said = (
        _belongs(statement, term)
        or agents.names_goods(statement, term.end, whole)
        or _is_short(statement, LONGER_FRAGMENT)
    )
    return (term.start, uses[0][1]) if said else None


def _actor_start(statement: Statement, term: Named) -> int:
    """Return where the one that has the class begins: "research shows that chaga has ..."."""
    start = statement.clause_start(term.start)
    that = [n for n in range(start, term.start) if statement.words[n] == "that"]
    goods = that and agents.names_goods(statement, that[-1], term.start)
    return that[-1] + 1 if goods else start


def _by_itself(statement: Statement, term: Named) -> tuple[int, int] | None:
    """A line of a few words without a verb: "plant-powered painkiller"."""
    if any(statement.marked(kind) for kind in ("attack", "benefit", "change")):
        return None
    after = statement.words[term.end : term.end + 1]
    goods = agents.names_goods(statement, 0, term.start)
    if not goods and not AFTER_CLASS.issuperset(after):
        return None
    short = _is_short(statement, FRAGMENT)
    return (0, term.end) if short and not agents.names_other(statement, 0, term.start) else None


def _as_natural(statement: Statement, term: Named) -> tuple[int, int] | None:
    """ "nature's most potent anti-inflammatory", "an antiviral from nature", ", an antibiotic"."""
    words = statement.words
    behind = words[term.end : term.end + 4]
    if NATURAL.intersection(words[max(0, term.start - 3) : term.start]):
        return max(0, term.start - 1), term.end
    if "nature" in behind and "in" in behind[:2]:
        return term.start, term.end
    apposed = words[max(0, term.start - 2) : term.start] in ARTICLES
    return (term.start, term.end) if apposed and _goods_before(statement, term) else None


def _by_link(statement: Statement, term: Named) -> tuple[int, int] | None:
    """ "works as a natural anti-inflammatory", "contains anti-tumor polysaccharides"."""
    start = statement.clause_start(term.start)
    links = statement.within("class_links", max(start, term.start - 5), term.start)
    near = [link for link in links if not _orders(statement.words[link[1] : term.start])]
    if not near or not _belongs(statement, term):
        return None
    return None if agents.names_other(statement, start, term.start) else (near[-1][0], term.end)


def _orders(words: tuple[str, ...]) -> bool:
    """Tell whether `words` between link and class are an act: "is to stop"; "go to" is none."""
    return bool(ACTS.intersection(words)) and words[-2:] != ("go", "to")


def _belongs(statement: Statement, term: Named) -> bool:
    """Tell whether goods, a pronoun or nobody is the one that has the class."""
    start = statement.clause_start(term.start)
    if _goods_before(statement, term) or statement.words[start] in OPENERS:
        return True
    return bool(statement.within("pronoun", start, term.start))


def _goods_before(statement: Statement, term: Named) -> bool:
    return agents.names_goods(statement, 0, term.start)


def _is_praised(statement: Statement, term: Named) -> bool:
    """Tell whether a fragment praises a "medicine": "a potent heart medication"."""
    lead = statement.words[: term.start]
    short = _is_short(statement, LONGER_FRAGMENT)
    return short and len(lead) >= 2 and bool(PRAISE.intersection(lead))


def _is_short(statement: Statement, longest: int) -> bool:
    words = [word for word in statement.words if word[0].isalnum()]
    return len(words) <= longest and not VERBS.intersection(words)

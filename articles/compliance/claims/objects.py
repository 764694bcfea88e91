"""
Find an effect verb with a disease as its object: "lowers cholesterol", "helps with gout".

A newcomer gets this wrong: most words of the verb list are nouns and adjectives too. "The
fight", "a controlled trial", "elevated markers" and "removed the arthritis page" act on nothing.
"""

from articles.compliance.claims import agents, phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target
from articles.compliance.claims.verbs import is_gerund, is_past, is_third_person

REACH = 16
"""How many words may stand between a verb and its object."""
LIST = 40
"""The same in a list: "treats colds, coughs, ulcers, ..."."""
CLOSE = 5
AMONG = frozenset(("with", "in", "as", "by", "to", "among"))
FALLING = frozenset(("drop", "drops", "dropped", "slow", "slows", "lower", "end", "ends"))
"""They may have no object at all: "zinc drops with infection"."""
LISTING = frozenset((",", "and"))
BREAKS = phrases.words("objects.breaks")
DETERMINERS = phrases.words("objects.determiners")
BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
ADJECTIVAL = phrases.words("objects.adjectival")
NOT_OBJECT = phrases.words("objects.not_object")
COMPOUNDS = phrases.words("objects.compounds")
BEHIND_A_NOUN = frozenset(("after", "of", "during", "is", "was", "slows", "begins"))
WELL_VERBS = tuple(sorted(phrases.words("objects.well_verbs")))
CARING = phrases.words("objects.caring")
RAISING = phrases.words("objects.raising")
WELCOME_RISES = phrases.words("objects.welcome_rises")


def acted_on(statement: Statement, target: Target) -> Span | None:
    """Return the words from the verb of the goods to `target`, its object; or None."""
    start = max(statement.breath_start(target.start), target.start - LIST)
    for verb in reversed(_verbs(statement, target, start)):
        if not connected(statement, verb[1], target.start) or _misses(statement, verb, target):
            continue
        if is_no_verb(statement, verb) or _keeps_well(statement, verb, target):
            continue
        if _governs_another(statement, verb, target):
            continue
        if agents.goods_acting(statement, verb[0], target.end):
            return verb[0], target.end
    return None


def connected(statement: Statement, end: int, start: int) -> bool:
    """Tell whether the words from `end` of a verb to `start` of its object are few and plain."""
    between = statement.words[end:start]
    reach = LIST if between.count(",") > 1 else REACH
    return len(between) <= reach and not BREAKS.intersection(between)


def _verbs(statement: Statement, target: Target, start: int) -> list[Span]:
    """Return the verbs that mean harm to `target`: which ones do, depends on what it is."""
    known = list(statement.within("attack", start, target.start))
    direct = target.kind in ("markers", "natural_states") or _is_outcome(statement, target)
    for verb in statement.within("change", start, target.start):
        close = target.start - verb[1] < CLOSE and not _raises(statement, verb)
        if (direct or close) and not _is_adjective(statement, verb, target):
            known.append(verb)
    if target.kind in ("diseases", "symptoms"):
        known += [
            verb
            for verb in statement.within("benefit", start, target.start)
            if target.start - verb[1] < CLOSE and statement.words[verb[0]] in CARING
        ]
    return sorted(known)


def _is_outcome(statement: Statement, target: Target) -> bool:
    """Tell whether "risk", "attack", "duration" or the like stands beside the target."""
    stop = min(target.end + 3, len(statement.words))
    return bool(statement.within("outcome", max(0, target.start - 6), stop))


def _raises(statement: Statement, verb: Span) -> bool:
    return verb[1] - verb[0] == 1 and statement.words[verb[0]] in RAISING


def _is_adjective(statement: Statement, verb: Span, target: Target) -> bool:
    """Tell whether it only describes the target: "elevated inflammatory markers"."""
    raised = _raises(statement, verb) and is_past(statement.words[verb[0]])
    return raised and target.start - verb[1] < 2


def _misses(statement: Statement, verb: Span, target: Target) -> bool:
    """Tell whether the verb has another object: "removed the arthritis page", "killed patients"."""
    words = statement.words
    if words[verb[0]] in FALLING and AMONG.intersection(words[verb[1] : verb[1] + 1]):
        return True
    if COMPOUNDS.intersection(words[target.end : target.end + 1]):
        return True
    if words[verb[0]].startswith("kill") and statement.within("people", verb[1], target.start):
        return True
    rises = target.kind == "markers" and _raises(statement, verb)
    return rises and not WELCOME_RISES.intersection(words[verb[1] : target.end])


def _governs_another(statement: Statement, verb: Span, target: Target) -> bool:
    """Tell whether a verb of its own governs `target`: "slows digestion, feeds bacteria"."""
    if not is_third_person(statement.words[verb[0]]):
        return False
    return any(
        statement.words[other[0] - 1] in LISTING and is_third_person(statement.words[other[0]])
        for other in statement.within("benefit", verb[1] + 1, target.start)
    )


def is_no_verb(statement: Statement, verb: Span) -> bool:
    """Tell whether the words at `verb` are a noun ("the fight") or said of the patient."""
    words = statement.words
    word = words[verb[0]]
    before = words[verb[0] - 1] if verb[0] else ""
    after = words[verb[1]] if verb[1] < len(words) else ""
    if after in NOT_OBJECT:
        return True
    if is_past(word):
        return before in ADJECTIVAL or bool(BE.intersection(words[max(0, verb[0] - 3) : verb[0]]))
    if _is_base(word) and (before in BE or (verb[1] - verb[0] == 1 and after in BEHIND_A_NOUN)):
        return True
    if before == "this":
        return not is_third_person(word)
    return before in DETERMINERS and before != "that"


def _is_base(word: str) -> bool:
    return not (is_third_person(word) or is_gerund(word))


def _keeps_well(statement: Statement, verb: Span, target: Target) -> bool:
    """Tell whether a value is only kept healthy: "maintains healthy cholesterol" (SECG)."""
    well = target.kind == "markers" and target.well
    return well and statement.words[verb[0]].startswith(WELL_VERBS)

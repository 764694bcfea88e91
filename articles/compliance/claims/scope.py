"""
Take back what only looks like a claim: the scope rules S1 to S7 of section 2.

S1 denial, S5 safety advice, S6 undecided or negative results and S7 claims the author rejects
are asked here, of one word in its sentence; S2 and S3 stand in `boilerplate`, S4 in `agents`.
Hedges ("may", "could", "helps") are not here: they clear nothing.

A newcomer gets this wrong: most words that negate can do the opposite. "Not only", "no more",
"never suffer again" and "without side effects" deny nothing.
"""

from articles.compliance.claims import phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.verbs import is_gerund, is_third_person

ADVISERS = phrases.words("scope.advisers")
ADVISED = 7
"""How many words after "ask your" the doctor is looked for."""
AGAIN = 12
AGAINS = frozenset(("again", "another"))
JOINING = frozenset(("or", "nor"))
DO_SUPPORT = frozenset(("not", "cannot", "can't", "don't", "doesn't", "won't", "didn't"))
NARROW = frozenset(("no", "without", "neither"))
RHETORICAL = phrases.words("scope.rhetorical")


def cleared(statement: Statement, start: int, end: int) -> str:
    """Say which scope rule takes the claim in words `start` to `end` back; "" when none does."""
    if (
        denied(statement, start)
        or denied(statement, end - 1, start)
        or _denied_after(statement, start, end)
    ):
        return "S1"
    if advises(statement, start):
        return "S5"
    if undecided(statement, start, end):
        return "S6"
    if rejected(statement, start):
        return "S7"
    return ""


def denied(statement: Statement, place: int, since: int = 0) -> bool:
    """
    Tell whether a negation of the same clause, and before it, reaches the word `place`.

    Negations before the word `since` are not asked.
    """
    start = max(statement.clause_start(place), since)
    return any(
        _reaches(statement, negation, place)
        for negation in statement.within("negation", start, place + 1)
        if negation[0] < place
    )


def _reaches(statement: Statement, negation: Span, place: int) -> bool:
    words = statement.words
    first, last = negation
    if _is_pseudo(statement, negation):
        return False
    between = words[last:place]
    if words[first] == "no" and "," in between and not JOINING.intersection(between):
        return False
    if words[first] in ("no", "without") and between[1:2] == ("needed",):
        return False
    if words[first] == "never" and AGAINS.intersection(words[last : last + AGAIN]):
        return False
    joined = "and" in between or "," in between
    finite = is_third_person(words[place]) and not statement_is_noun(statement, place)
    return not (joined and finite and words[last - 1] in DO_SUPPORT)


def statement_is_noun(statement: Statement, place: int) -> bool:
    """Tell whether the word at `place` is part of a term, and so no verb."""
    return any(term.start <= place < term.end for term in statement.terms)


def _is_pseudo(statement: Statement, negation: Span) -> bool:
    covers = any(
        start <= negation[0] and negation[1] <= end
        for start, end in statement.marked("pseudo_negation")
    )
    after = statement.words[negation[1] : negation[1] + 1]
    if statement.words[:2] in (("who", "says"), ("who", "said")):
        return True
    return covers or (after != () and after[0] in ("only", "just", "merely", "simply"))


def _denied_after(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a clause that opens with the claim denies it: "curing gout is not ..."."""
    if start > statement.clause_start(start) + 2 or not is_gerund(statement.words[start]):
        return False
    stop = min(statement.clause_end(start), end + 4)
    return any(
        not _is_pseudo(statement, negation) for negation in statement.within("negation", end, stop)
    )


def advises(statement: Statement, place: int) -> bool:
    """Tell whether the clause of `place`, or the order the sentence opens with, is advice (S5)."""
    number = statement.clause[place]
    for start, end in statement.marked("safety"):
        if statement.clause[start] != number and start > 3:
            continue
        if statement.words[start] not in ADVISERS or _names_adviser(statement, start, end):
            return True
    return False


def _names_adviser(statement: Statement, start: int, end: int) -> bool:
    said = statement.words[start:end]
    return said[-1] in ("doctor", "911") or bool(
        statement.within("safety_tail", end, min(end + ADVISED, len(statement.words)))
    )


def undecided(statement: Statement, start: int, end: int) -> bool:
    """Tell whether the sentence leaves open, or reports as failed, what it says there (S6)."""
    if asks(statement):
        return True
    if any(_covers(statement, mark, start) for mark in statement.marked("undecided")):
        return True
    return any(
        _covers(statement, mark, start) or mark[0] >= end
        for mark in statement.marked("negative_result")
        if not _is_pseudo(statement, mark)
    )


def _covers(statement: Statement, mark: Span, place: int) -> bool:
    """Tell whether a cue reaches `place`: in its clause, or before it with no "but" between."""
    if statement.clause[mark[0]] == statement.clause[place]:
        return True
    return mark[0] < place and not _contrasted(statement, mark[1], place)


def _contrasted(statement: Statement, start: int, end: int) -> bool:
    return bool(statement.within("contrast", start, end + 1)) or ";" in statement.words[start:end]


def asks(statement: Statement) -> bool:
    """Tell whether it asks in earnest; a sales question claims as loudly as a statement."""
    if not statement.asks:
        return False
    words = [word for word in statement.words[:3] if word[0].isalpha()]
    if words[:2] == ["what", "if"]:
        return False
    return not words or words[0] not in RHETORICAL


def rejected(statement: Statement, place: int) -> bool:
    """Tell whether the sentence reports the claim as somebody else's or as unlawful (S7)."""
    for mark in statement.marked("rejected"):
        if mark[0] > place or not _contrasted(statement, mark[1], place):
            return True
    return any(
        promise[0] < place and seller[1] <= promise[0] <= seller[1] + 6
        for promise in statement.marked("promise")
        for seller in statement.marked("sellers")
    ) and not _contrasted(statement, 0, place)

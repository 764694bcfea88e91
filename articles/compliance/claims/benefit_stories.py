"""
Find benefits told rather than claimed: what a customer noticed, what the goods promise a reader.

"My nails are stronger since I started the collagen", "Sleep deeper with our drink", "Bone is
living tissue. Vitamin K2 helps keep it strong." A story without goods counts only when it
names no other cause: people sleep better for many reasons.
"""

from articles.compliance.claims import agents, phrases, scope
from articles.compliance.claims.benefit_verbs import objects
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement

BETTER = phrases.words("stories.better")
CAUSES = phrases.words("stories.causes")
CREDIT = frozenset(("since", "thanks", "because", "began", "started", "taking", "with", "on"))
INVITES = phrases.words("stories.invites")
SAID_BEFORE = frozenset(("it", "them", "both"))
SHORT = 14
STATES = phrases.words("stories.states")
TELLERS = frozenset(("my", "i"))


def told(statement: Statement) -> Span | None:
    """ "My nails are stronger since I started the collagen", "my mood has never been better"."""
    words, whole = statement.words, len(statement.words)
    if not TELLERS.intersection(words) or _credits_other(statement):
        return None
    aims = objects(statement, 0, whole)
    place = next((n for n, word in enumerate(words) if word in BETTER), None)
    praised = "never" in words and words[(place or 0) : whole][:1] == ("better",)
    if not aims or (not praised and scope.cleared(statement, *_at(place, aims))):
        return None
    if agents.names_goods(statement, 0, whole):
        return _span(place, aims) if _is_credited(statement, place) else None
    own = praised or ("i" in words and statement.within("wellbeing", 0, whole))
    return _span(place, aims) if place and own and not _has_cause(words) else None


def _has_cause(words: tuple[str, ...]) -> bool:
    """Tell whether the story says why or when: "with less tossing" says neither."""
    after = (*words[1:], "")
    return any(
        word in CAUSES and then not in BETTER for word, then in zip(words, after, strict=True)
    )


def _credits_other(statement: Statement) -> bool:
    """Tell whether the story names another cause; "I sleep through the night" is the benefit."""
    if agents.names_other(statement, 0, len(statement.words), ()):
        return True
    told_of = statement.marked("wellbeing")
    return any(
        not any(first <= span[0] < last for first, last in told_of)
        for span in statement.marked("lifestyle")
    )


def _at(place: int | None, aims: list[Span]) -> Span:
    return aims[0] if place is None else (place, place + 1)


def _span(place: int | None, aims: list[Span]) -> Span:
    start, end = _at(place, aims)
    return min(start, aims[0][0]), max(end, aims[0][1])


def _is_credited(statement: Statement, place: int | None) -> bool:
    """Tell whether the story says what it owes to the goods it names."""
    if not CREDIT.intersection(statement.words):
        return False
    return place is not None or {"thanks", "since"}.intersection(statement.words) != set()


def invited(statement: Statement) -> Span | None:
    """ "Sleep deeper with our magnesium drink", "Get your glow back with our collagen"."""
    words = statement.words
    link = next((n for n, word in enumerate(words[:SHORT]) if word == "with"), 0)
    opens = words[0] in INVITES or any(span[0] == 0 for span in statement.marked("wellbeing"))
    if not link or not opens or not agents.names_goods(statement, link, len(words)):
        return None
    aims = objects(statement, 0, link)
    if not aims or scope.cleared(statement, 0, 1):
        return None
    return 0, aims[0][1]


def carried(statement: Statement) -> Span | None:
    """ "Bone is living tissue. Vitamin K2 helps keep it strong": the object stands before."""
    before, words = statement.before, statement.words
    if before is None or not objects(before, 0, len(before.words)):
        return None
    for first, last in statement.marked("benefit"):
        said = words[last : last + 1]
        kept = SAID_BEFORE.intersection(said) and STATES.intersection(words[last + 1 : last + 3])
        start = statement.clause_start(first)
        if kept and agents.names_goods(statement, start, first):
            return None if scope.cleared(statement, first, last) else (first, last + 2)
    return None

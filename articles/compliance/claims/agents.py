"""
Say who acts: what the brand sells, or somebody else (S4).

"Statins lower cholesterol" teaches, "red yeast rice lowers cholesterol" sells. An unknown
subject counts as the goods, since new product names are what a brand writes about; a sentence
without a subject ("Lowers cholesterol") counts as the goods too.
"""

from articles.compliance.claims import phrases
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Named, Statement
from articles.compliance.claims.verbs import is_gerund

OTHERS = ("drugs", "drug_classes", "therapies", "other_agents")
WEAK_OTHERS = ("lifestyle", "people", "texts")
MEANS = frozenset(["by", "with", "through", "via", "using"])
BODY_WORDS = phrases.words("agents.body_words")
MATTER = frozenset(
    ("complexes", "channel", "channels", "receptor", "receptors", "molecules", "strands", "chains")
)
TOPIC = phrases.words("agents.topic")
RELATIVE = frozenset(("who", "whose", "whom"))
BROUGHT = frozenset(("done", "caused", "left", "come", "comes", "came"))
"""Words after which "by" or "with" tells what brought the trouble, not the cure."""
FILLERS = phrases.words("agents.fillers")


def goods_acting(statement: Statement, verb: int, end: int) -> bool:
    """
    Tell whether the one acting at the word `verb` is, or may be, what the brand sells.

    `end` is the end of the claim; means behind it ("by walking") count as the one acting.
    """
    start = _subject_start(statement, verb)
    if names_goods(statement, start, verb):
        return True
    if names_other(statement, start, verb):
        return _with_goods(statement, end)
    bodies = bodies_between(statement, start, verb)
    if bodies:
        helpers = statement.within("helper", start, bodies[0][0])
        return bool(helpers) and goods_acting(statement, helpers[0][0], end)
    words = statement.words[start:verb]
    if any(statement.within("pronoun", start, verb)):
        return _means_goods(statement, start)
    if all(word in FILLERS for word in words):
        return _ellipsis_acts(statement, start, verb, end)
    if _opens_with_verb(statement, start, verb):
        return not _other_means(statement, end)
    if _only_sick_or_body(statement, start, verb):
        return False
    return not _other_means(statement, end)


def names_goods(statement: Statement, start: int, end: int) -> bool:
    """Tell whether the words from `start` to `end` name a product, an ingredient or "ours"."""
    return any(True for _ in goods_between(statement, start, end))


def goods_between(statement: Statement, start: int, end: int) -> list[Span]:
    """Return the spans that name goods between `start` and `end`, in no special order."""
    weak = statement.marked("weak_goods")
    named = [
        span
        for span in statement.within("goods", start, end)
        if not any(first <= span[0] < last for first, last in weak)
    ]
    named += [span for span in statement.goods if start <= span[0] and span[1] <= end]
    named += [
        (term.start, term.end)
        for term in statement.of("nutrients")
        if start <= term.start and term.end <= end and not _is_anatomy(statement, term)
    ]
    return named


def _is_anatomy(statement: Statement, term: Named) -> bool:
    """Tell whether the nutrient only names what the body is made of: "protein complexes"."""
    return bool(MATTER.intersection(statement.words[term.end : term.end + 1]))


def names_own(statement: Statement, start: int, end: int) -> bool:
    """Tell whether the words name the brand, a product of it or "our formula"."""
    if any(start <= span[0] and span[1] <= end for span in statement.own):
        return True
    ours = any(
        statement.words[span[0]] in ("our", "ours", "this")
        for span in statement.within("goods", start, end)
    )
    return ours and not statement.within("weak_goods", start, end)


def names_other(
    statement: Statement, start: int, end: int, kinds: tuple[str, ...] = WEAK_OTHERS
) -> bool:
    """Tell whether the words from `start` to `end` name somebody or something else that acts."""
    if any(start <= term.start < end and not is_body(term) for term in statement.of(*OTHERS)):
        return True
    return any(statement.within(kind, start, end) for kind in kinds)


def is_body(term: Named) -> bool:
    """Tell whether `term` is the body or a part of it: it acts, but the goods act through it."""
    return "other_agents" in term.kinds and term.canonical.lower().split()[-1] in BODY_WORDS


def bodies_between(statement: Statement, start: int, end: int) -> list[Span]:
    """Return where the words from `start` to `end` name the body as the one acting, in order."""
    named = [(term.start, term.end) for term in statement.of("other_agents") if is_body(term)]
    said = [span for span in named if start <= span[0] and span[1] <= end]
    return sorted(said + statement.within("body", start, end))


def _subject_start(statement: Statement, verb: int) -> int:
    start = statement.clause_start(verb)
    relatives = [place for place in range(start, verb) if statement.words[place] in RELATIVE]
    if relatives and verb - relatives[-1] < 4:
        # "a doctor who treats arthritis recommends": the subject stands right before "who".
        return max(start, relatives[-1] - 2)
    return start


def _with_goods(statement: Statement, end: int) -> bool:
    """Tell whether the claim goes on "with" or "using" goods: "doctors treat it with garlic"."""
    stop = min(statement.clause_end(max(end - 1, 0)), end + 7)
    for place in range(end, stop):
        if statement.words[place] in ("with", "using") and names_goods(statement, place, stop):
            return statement.words[place - 1] != "not"
    return False


def _other_means(statement: Statement, end: int) -> bool:
    """Tell whether the claim goes on "by walking" or "with your doctor"."""
    stop = min(statement.clause_end(max(end - 1, 0)), end + 9)
    sick = {span[1] for kind in ("population", "people") for span in statement.marked(kind)}
    for place in range(end, stop):
        if place in sick or statement.words[place - 1] in BROUGHT:
            continue
        if statement.words[place] in MEANS and names_other(statement, place, stop):
            return not names_goods(statement, place, stop)
    return False


def _means_goods(statement: Statement, start: int) -> bool:
    """Tell whether a pronoun of the clause from `start` may mean goods, by what came before."""
    if start and names_goods(statement, 0, start):
        return True
    if (
        start
        and not statement.within("pronoun", 0, 1)
        and names_other(statement, 0, start, ("lifestyle",))
    ):
        return False
    earlier = statement.before
    if earlier is None or (earlier.before is not None and not earlier.words):
        return True
    whole = len(earlier.words)
    return names_goods(earlier, 0, whole) or not (
        names_other(earlier, 0, whole) or earlier.of("diseases", "structures")
    )


def _ellipsis_acts(statement: Statement, start: int, verb: int, end: int) -> bool:
    """Tell whether a claim without a subject is the goods': not "to treat gout, doctors ..."."""
    words = statement.words
    whole = len(words)
    if names_goods(statement, end, whole):
        return True
    if is_gerund(words[verb]) and TOPIC.intersection(words[end : end + 6]):
        return False
    if "to" in words[start:verb] and start == verb - 1 and names_other(statement, end, whole):
        return False
    if start and not names_goods(statement, 0, start) and _led_by_other(statement, start):
        return False
    return not _other_means(statement, end)


def _led_by_other(statement: Statement, start: int) -> bool:
    if statement.within("negation", 0, start) or statement.words[start - 1] in ".!?;":
        return False
    return names_other(statement, 0, start)


def _opens_with_verb(statement: Statement, start: int, verb: int) -> bool:
    """Tell whether the clause is one without a subject: "maintains a healthy tract by ..."."""
    return any(
        span[0] == start
        for kind in ("attack", "benefit", "change")
        for span in statement.within(kind, start, verb)
    )


def _only_sick_or_body(statement: Statement, start: int, verb: int) -> bool:
    """Tell whether a disease or a part of the body is all that stands before the verb."""
    subjects = [
        term
        for term in statement.of("diseases", "disease_words", "symptoms", "structures", "pathogens")
        if start <= term.start < verb
    ]
    return bool(subjects) and subjects[0].start - start <= 1 + (verb - start < 5)

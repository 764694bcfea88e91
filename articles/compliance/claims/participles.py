"""Find claims in the passive: "is recommended for gout", "gout is relieved by cherry extract"."""

from articles.compliance.claims import agents
from articles.compliance.claims.objects import BE, connected
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import Target
from articles.compliance.claims.verbs import is_past

ASIDES = frozenset((",", "—", "("))
PRONOUNS = frozenset(("it", "this", "them"))
MEANS = frozenset(("by", "with", "using"))
LISTING = frozenset(("include", "includes", "including", "are", "such"))


def used(statement: Statement, target: Target) -> Span | None:
    """Goods "recommended for" the target, or "doctors use it for" it."""
    start = statement.breath_start(target.start)
    for use in reversed(statement.within("passive", start, target.start)):
        between = statement.words[use[1] : target.start]
        aside = ASIDES.intersection(between[:4]) and between.count(",") < 2
        if aside or not connected(statement, use[1], target.start):
            continue
        meant = PRONOUNS.intersection(statement.words[use[0] : use[1]])
        if meant and agents.names_goods(statement, 0, use[0]):
            return use[0], target.end
        if agents.goods_acting(statement, use[0], target.end):
            return use[0], target.end
    return None


def undergone(statement: Statement, target: Target) -> Span | None:
    """The target "is relieved by" goods."""
    end = statement.clause_end(target.end - 1)
    for verb in statement.within("attack", target.end, min(end, target.end + 6)):
        between = statement.words[target.end : verb[0]]
        if not is_past(statement.words[verb[0]]) or not BE.intersection(between):
            continue
        means = MEANS.intersection(statement.words[verb[1] : verb[1] + 4])
        if means and agents.names_goods(statement, verb[1], end):
            return target.start, verb[1]
    return None


def helped_by(statement: Statement, target: Target) -> Span | None:
    """A list behind the passive: "conditions helped by noni include stroke"."""
    start = statement.clause_start(target.start)
    for verb in statement.within("attack", start, target.start):
        between = statement.words[verb[1] : target.start]
        listed = between[:1] == ("by",) and LISTING.intersection(between)
        past = is_past(statement.words[verb[0]])
        if listed and past and agents.names_goods(statement, verb[1], target.start):
            return verb[0], target.end
    return None

"""
Find endorsements by experts (END-04): "as a pharmacist I give it to my mother".

16 CFR 255.3: the expertise must be real, fit what is endorsed, and have been exercised. A line
of biography endorses nothing, and "ask your doctor" is advice (S5).
"""

from collections.abc import Iterator

from articles.compliance.claims import agents, scope
from articles.compliance.claims.phrases import Span
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

NO_GOODS = ("drugs", "drug_classes", "therapies")
PRONOUNS = frozenset(("it", "this", "them"))
REACH = 10


def hits(statement: Statement) -> Iterator[Hit]:
    """Yield the first expert who is said to vouch for the goods."""
    experts = statement.marked("expert")
    for said in statement.marked("endorses") if experts else ():
        expert = next((one for one in experts if _vouches(statement, one, said)), None)
        if expert and not _is_taken_back(statement, said) and _is_for_goods(statement, said):
            start, end = min(expert[0], said[0]), max(expert[1], said[1])
            who = " ".join(statement.words[expert[0] : expert[1]])
            yield Hit("END-04", start, end, f"an expert’s word, “{who}”", Severity.WARN)
            return


def _vouches(statement: Statement, expert: Span, said: Span) -> bool:
    """Tell whether the expert stands before the praise, or right behind its "by"."""
    if statement.words[expert[0] - 1 : expert[0]] == ("no",):
        return False
    if said[1] <= expert[0]:
        near = expert[0] - said[1] <= 3
        return near and "by" in statement.words[said[0] : expert[0]]
    return expert[1] <= said[0] <= expert[1] + REACH


def _is_taken_back(statement: Statement, said: Span) -> bool:
    return bool(scope.cleared(statement, *said)) or scope.asks(statement)


def _is_for_goods(statement: Statement, said: Span) -> bool:
    """Tell whether goods are what is praised: "doctors recommend fiber-rich diets" is not."""
    words, end = statement.words, statement.clause_end(said[1] - 1)
    others = any(said[1] <= term.start < end for term in statement.of(*NO_GOODS))
    if others or statement.within("lifestyle", said[1], end):
        return False
    if agents.names_goods(statement, 0, len(words)):
        return True
    meant = PRONOUNS.intersection((*words[said[0] : said[1]], *words[said[1] : end][:2]))
    return bool(meant) or all(not word[0].isalnum() for word in words[said[1] :])

"""
Describe a sentence by features that sentences of a kind share: words, pairs, kinds of term.

Diseases, drugs, goods and parts of the body count by their kind, not by their name: a claim
on gout tells how claims on shingles read. Words count by their stem.
"""

from collections.abc import Iterator
from itertools import pairwise

from articles.compliance.claims import agents, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.targets import targets

ILL = frozenset(("diseases", "symptoms", "markers", "pathogens", "disease_words", "serious"))
MEDICAL = frozenset(("drugs", "drug_classes", "therapies"))
BODY = frozenset(("structures", "functions", "natural_states"))
NAMED = frozenset(("<ill>", "<medical>"))
ENDINGS = ("ing", "ed", "es", "s")
SHORTEST = 4
NEAR = 5
LENGTHS = 6
SKELETON = frozenset(
    ("not", "no", "never", "is", "are", "you", "your", "i", "my", "our", "we", "?", "!", ":")
) | {"if", "for", "and", "to"}
BONES = 6


def features(statement: Statement) -> set[str]:
    """Return the features of `statement`, each once."""
    exact, kinds = _spoken(statement)
    return {
        *kinds,
        *(f"={word}" for word in exact),
        *_phrases(("^", *kinds, "$")),
        *_beside(kinds),
        *_known(statement),
        f"({' '.join([word for word in kinds if word in SKELETON or word[0] == '<'][:BONES])})",
        f"#{min(LENGTHS, len(statement.words) // NEAR)}",
    }


def _spoken(statement: Statement) -> tuple[list[str], list[str]]:
    """Return the words with terms by their exact kind, and stems with terms by their class."""
    goods = dict((*statement.goods, *statement.own))
    terms = {term.start: term for term in statement.terms}
    exact, kinds, place = [], [], 0
    while place < len(statement.words):
        if place in goods:
            exact.append("<goods>")
            kinds.append("<goods>")
            place = max(goods[place], place + 1)
        elif place in terms:
            term = terms[place]
            exact.append(f"<{min(term.kinds)}>")
            kinds.append(_class(term.kinds))
            place = term.end
        else:
            exact.append(statement.words[place])
            kinds.append(_stem(statement.words[place]))
            place += 1
    return exact, kinds


def _class(kinds: frozenset[str]) -> str:
    if kinds & ILL:
        return "<ill>"
    if kinds & MEDICAL:
        return "<medical>"
    if "nutrients" in kinds:
        return "<goods>"
    return "<body>" if kinds & BODY else "<agent>"


def _stem(word: str) -> str:
    if word.isdigit():
        return "<n>"
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST and word[-2:] != "ss":
            return word[: -len(ending)]
    return word


def _phrases(words: tuple[str, ...]) -> Iterator[str]:
    """Yield two and three words that stand together."""
    yield from (f"{one} {two}" for one, two in pairwise(words))
    yield from (f"{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:]))  # noqa: B905


def _beside(words: list[str]) -> Iterator[str]:
    """Yield the words near an ill or a drug, before and behind it."""
    for place, word in enumerate(words):
        if word in NAMED:
            yield from (f"{near} .. {word}" for near in words[max(0, place - NEAR) : place])
            yield from (f"{word} .. {near}" for near in words[place + 1 : place + NEAR + 1])


def _known(statement: Statement) -> Iterator[str]:
    """Yield what the grammar, the scope rules and the search for goods say of it."""
    yield from (f"[{mark}]" for mark in statement.marks)
    yield from (f"<{kind}>" for term in statement.terms for kind in term.kinds)
    whole = len(statement.words)
    goods = agents.names_goods(statement, 0, whole)
    others = agents.names_other(statement, 0, whole)
    yield f"goods: {goods}"
    yield f"others: {others}"
    aimed = targets(statement)
    if aimed:
        yield f"target, goods: {goods}, others: {others}"
        yield f"scope: {scope.cleared(statement, aimed[0].start, aimed[0].end)}"
    yield from (f"target: {target.kind}" for target in aimed)
    if scope.asks(statement):
        yield "asks"

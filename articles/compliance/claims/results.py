"""
Find testimonials that tell a result (END-03): "Down 20 points in a month!"

16 CFR 255.2: readers take one customer's result for what they will get, so what customers
generally get must stand beside it. Praise of the taste or the service tells no result.
"""

import re
from collections.abc import Iterable, Iterator

from articles.compliance.claims import agents, benefit_stories, phrases, scope
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit
from articles.compliance.finding import Severity

TOLD = frozenset(("my", "me", "i", "i've", "i'm"))
TIME = phrases.words("testimony.time")
MEASURED = re.compile(
    r"\b(?:lost|dropped|down|gained|shed|lowered|went from|fell from|from|up|added|off)\s"
    r"(?:\w+\s){0,3}\d[\d.,]*\s?(?:lbs?|pounds?|kilos?|kg|points?|inches|percent|%|mmhg|mg|sizes?|to\s\d)"
)
SIGNED = re.compile(
    r"[\"'.!)]\s{0,3}[-—~]\s{0,2}[A-Z][a-z]+(?:\s[A-Z]\.?|,|\s\d|\s[A-Z][a-z]+|\b)"
    r"|\bverified (?:buyer|purchase)"
)
REPORTED = re.compile(
    r"\b(?:customers?|users?|reviewers?|clients?|subscribers?|readers?|members?) "
    r"(?:\w+ ){0,3}(?:report|tell|told|say|says|said|write|wrote|rave|notice|noticed|have noticed|"
    r"swear|love)"
)
STARS = re.compile(r"\b(?:5|five)[ -]stars?\b|[★⭐]{3,5}")


def hits(statement: Statement, found: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the result a customer tells in `statement`; `found` are its other claims."""
    if scope.advises(statement, 0) or scope.asks(statement) or states_typical(statement):
        return
    codes = ("DC-11", "DC-06") if TOLD.intersection(statement.words) else ("DC-11",)
    told = [hit for hit in found if hit.code in codes]
    span = (told[0].start, told[0].end) if told else _told(statement)
    if span and not scope.rejected(statement, span[0]):
        yield Hit("END-03", *span, "one customer’s result", Severity.WARN)


def states_typical(statement: Statement) -> bool:
    """Tell whether it says what customers generally get; then a testimonial beside it may stand."""
    return bool(statement.marked("typical_result"))


def _told(statement: Statement) -> tuple[int, int] | None:
    """Return the words of a result, in the mouth of a customer."""
    small = statement.shown.lower()
    quoted = '"' in statement.shown or "“" in statement.shown
    customer = bool(SIGNED.search(statement.shown) or REPORTED.search(small) or STARS.search(small))
    first = bool(TOLD.intersection(statement.words))
    goods = agents.names_goods(statement, 0, len(statement.words))
    if not (customer or (first and (quoted or goods or TIME.intersection(statement.words)))):
        return _measured(statement, small) if len(statement.words) <= 12 else None
    turned = [
        span for span in statement.marked("turned_out") if not scope.denied(statement, span[0])
    ]
    if turned and (customer or first):
        return turned[0]
    return benefit_stories.told(statement) or _measured(statement, small)


def _measured(statement: Statement, small: str) -> tuple[int, int] | None:
    """A number that went the right way, with a time: "down 20 points in a month"."""
    if not MEASURED.search(small) or not TIME.intersection(statement.words):
        return None
    if agents.names_other(statement, 0, len(statement.words), ("texts",)):
        return None
    return (0, len(statement.words))

"""
Gather what a sentence needs looking at besides what it claims: SF-04, SUB-01/04/06/07, END-03/04.

None of these makes a sentence a disease claim or a structure/function statement, and none is
taken away by one: "cures gout, guaranteed" is both.
"""

from collections.abc import Iterator, Sequence

from articles.compliance.claims import (
    absolutes,
    agency,
    establishment,
    experts,
    ranges,
    results,
    tradition,
)
from articles.compliance.claims.statement import Statement
from articles.compliance.claims.trigger import Hit


def hits(statement: Statement, found: Sequence[Hit]) -> Iterator[Hit]:
    """Yield them for `statement`, whose claims are `found`."""
    yield from ranges.hits(statement, found)
    yield from establishment.hits(statement)
    yield from absolutes.hits(statement)
    yield from agency.hits(statement)
    yield from tradition.hits(statement)
    yield from results.hits(statement, found)
    yield from experts.hits(statement)

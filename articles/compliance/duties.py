"""
Say what a letter owes its readers because of what it says, whatever boxes an editor ticked.

21 CFR 101.93(b): a statement about what the brand sells carries the FDA disclaimer, in the number
of the statements (101.93(c)). 16 CFR 255.5: who gains from a product says so before it is first
named. Whoever collects a letter asks here, so that no checkbox can forget either.
"""

from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace

from articles.compliance import qualifying
from articles.compliance.letter import view
from articles.compliance.passages import Passages
from articles.compliance.policy import STANDARD, Policy
from articles.content import Content

KEPT = 32
"""Texts kept in memory: one edit asks about the same text several times."""


@dataclass(frozen=True, slots=True)
class Duties:
    """`disclaimer`: the FDA's belongs to it, for so many `statements`. It `names_product`."""

    disclaimer: bool
    statements: int
    names_product: bool


def of(content: Content, policy: Policy = STANDARD) -> Duties:
    """Return what `content` owes by its own words; what is attached to it already is not asked."""
    # Papers hold dictionaries, which nothing can be remembered by, and owe nothing.
    bare = replace(
        content, references=(), offered=(), claims=(), disclaimers=(), disclosures=(), letters=()
    )
    return _remembered(bare, policy)


@lru_cache(maxsize=KEPT)
def _remembered(content: Content, policy: Policy) -> Duties:
    letter = view(content, policy)
    found = qualifying.find(letter, Passages(letter))
    return Duties(
        disclaimer=qualifying.need_disclaimer(letter, found),
        statements=qualifying.count(found),
        names_product=letter.names_product,
    )

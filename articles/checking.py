"""
Check a letter, or loose copy, by the policy in force: the one way for screens, commands and gates.

`compliance.check` is plain and takes a policy; whoever called it without one would check by
the rules as they come, and miss what this house's reviewers added.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache, partial

import msgspec

from articles import collect, content, policies
from articles.compliance import check as rules
from articles.compliance import lexicon, loose_copy
from articles.compliance.finding import Finding
from articles.compliance.loose_copy import Checked
from articles.compliance.policy import STANDARD, Policy
from articles.content import Content
from articles.models import Product

KEPT = 32
"""Letters whose findings are remembered: a click asks several times about the same text."""

NOBODY = content.Brand(name="", origin="")
"""The brand of an installation that has none yet."""


def check(letter: Content, policy: Policy | None = None) -> tuple[Finding, ...]:
    """Return every finding on `letter` under `policy`, or under the one in force."""
    return _found(msgspec.json.encode(letter), policies.current() if policy is None else policy)


@lru_cache(maxsize=KEPT)
def _found(letter: bytes, policy: Policy) -> tuple[Finding, ...]:
    # Bytes, for a letter holds dictionaries and has no hash; they cost a fraction of the rules.
    return rules.check(msgspec.json.decode(letter, type=Content), policy)


def copy_checker(products: Iterable[content.Product] = ()) -> Callable[[str], Checked]:
    """Return what checks loose copy by this house's words and policy, and `products` besides."""
    try:
        brand = collect.brand()
    except collect.NoBrand:
        brand = NOBODY
    shelf = [collect.product(row, origin=brand.origin) for row in Product.objects.all()]
    words = lexicon.build((*shelf, *products), brand)
    return partial(loose_copy.check_text, lexicon=words, policy=policies.current())


def copy_checker_as_it_comes(products: Iterable[content.Product] = ()) -> Callable[[str], Checked]:
    """Return what checks loose copy with nothing known of any house; it asks no database."""
    words = lexicon.build(products, NOBODY)
    return partial(loose_copy.check_text, lexicon=words, policy=STANDARD)

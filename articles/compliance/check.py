"""
Put a letter before every rule: content in, findings out.

The same content under the same policy gives the same findings in the same order, so that what a
reviewer signed can be computed again. Nothing here knows the clock or the database.
"""

from dataclasses import replace

from articles.compliance.asking import ask, ordered, without_allowed
from articles.compliance.catalogue import RULES
from articles.compliance.finding import Finding
from articles.compliance.letter import view
from articles.compliance.policy import STANDARD, Policy
from articles.content import Content

FIRST = tuple(rule for rule in RULES if not rule.last)
LAST = tuple(rule for rule in RULES if rule.last)


def check(content: Content, policy: Policy = STANDARD) -> tuple[Finding, ...]:
    """
    Return every finding on `content`: gravest first, then by field, place and code.

    What two people agreed is no finding (`Policy.allowances`) is left out.
    """
    return without_allowed(check_all(content, policy), policy)


def check_all(content: Content, policy: Policy = STANDARD) -> tuple[Finding, ...]:
    """Return what `check` returns and, in its place, what it leaves out as allowed."""
    letter = view(content, policy)
    found = ask(FIRST, letter)
    standing = without_allowed(found, policy)
    return ordered([*found, *ask(LAST, replace(letter, found=standing))])

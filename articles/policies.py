"""
Know the policy in force: the rules as they come, and what this house added to them.

It is the newest `PolicyVersion`. Every process asks for its digest and keeps the policy that the
digest names, so that a term added in one counts in all of them at the next check.
"""

from functools import lru_cache

from articles.compliance.policy import STANDARD, Policy
from articles.models import PolicyVersion

KEPT = 4
"""Policies kept in memory: one is in force, a few more are being compared."""


def current() -> Policy:
    """Return the policy in force; one small query."""
    digest = PolicyVersion.objects.order_by("-number").values_list("digest", flat=True).first()
    return _named(digest) if digest else STANDARD


@lru_cache(maxsize=KEPT)
def _named(digest: str) -> Policy:
    return PolicyVersion.objects.filter(digest=digest).latest().policy

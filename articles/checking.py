"""
Check a letter by the policy in force: the one way for screens, commands and gates.

`compliance.check` is plain and takes a policy; whoever called it without one would check by
the rules as they come, and miss what this house's reviewers added.
"""

from articles import policies
from articles.compliance import check as rules
from articles.compliance.finding import Finding
from articles.compliance.policy import Policy
from articles.content import Content


def check(content: Content, policy: Policy | None = None) -> tuple[Finding, ...]:
    """Return every finding on `content` under `policy`, or under the one in force."""
    return rules.check(content, policies.current() if policy is None else policy)

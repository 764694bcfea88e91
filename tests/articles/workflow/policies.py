"""Make the rules find what a test needs."""

from dataclasses import replace

import pytest

from articles import checking
from articles.compliance.finding import Finding, Severity
from articles.compliance.policy import Policy
from articles.content import Content

ALWAYS = Finding(
    code="DC-01",
    severity=Severity.WARN,
    field="body",
    message="This claims an effect on a disease.",
    hint="Take it out.",
    source="21 CFR 101.93(g)(2)(i)",
    passage="Cells of the gut lining burn an amino acid for fuel.",
)


def says(term: str) -> Finding:
    """Return what the rules below find once `term` is in force."""
    return replace(ALWAYS, passage=f"It names {term}.", severity=Severity.BLOCK)


@pytest.fixture
def obedient_rules(monkeypatch: pytest.MonkeyPatch) -> list[Content]:
    """
    Have the rules find exactly: one sentence always, and one for each term in force.

    What a term makes the real rules find is `articles.compliance`'s matter. Returns what was
    checked, in order.
    """
    checked: list[Content] = []

    def check(content: Content, policy: Policy) -> tuple[Finding, ...]:
        checked.append(content)
        found = [says(term.phrase) for term in sorted(policy.terms) if term.kind == "disease"]
        return (*found, ALWAYS)

    monkeypatch.setattr(checking.rules, "check", check)
    return checked

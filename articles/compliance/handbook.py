"""
Print the rule catalogue as a page, so that the manual is what the code does.

The page is committed and compared in CI: a rule that changes its words or its severity shows
up in review as a readable difference.
"""

from collections.abc import Iterator

from articles.compliance.catalogue import RULES
from articles.compliance.finding import Severity
from articles.compliance.policy import RULES_VERSION
from articles.compliance.rule import Rule

MEANING = {
    Severity.BLOCK: "stops approval while it is open",
    Severity.WARN: "needs a person's word",
    Severity.INFO: "is only shown",
}


def markdown() -> str:
    """Return the catalogue as Markdown: a table of all rules, then each with its reason."""
    return "\n".join((*_opening(), *(line for rule in RULES for line in _chapter(rule))))


def _opening() -> Iterator[str]:
    yield "# The compliance rules"
    yield ""
    yield f"Version {RULES_VERSION}. Printed from the code; to change a rule, change its file."
    yield ""
    for severity, meaning in MEANING.items():
        yield f"- **{severity.value}** {meaning}."
    yield ""
    yield "| code | severity | finds | source |"
    yield "| --- | --- | --- | --- |"
    for rule in RULES:
        yield f"| {rule.code} | {rule.severity.value} | {rule.title} | {rule.source} |"
    yield ""


def _chapter(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code}: {rule.title}"
    yield ""
    yield f"{rule.severity.value}; {rule.source}."
    yield ""
    yield rule.explanation.strip()
    yield ""

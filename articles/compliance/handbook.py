"""
Print the rule catalogue as a page, so that the manual is what the code does.

The page is committed and compared in CI: a rule that changes its words or its severity shows
up in review as a readable difference.
"""

from collections.abc import Iterable, Iterator

from articles.compliance import examples, resolutions
from articles.compliance.catalogue import RULES
from articles.compliance.examples import Example
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
    yield "A finding is settled in one of these ways, as its rule allows:"
    yield ""
    for way, told in resolutions.MEANING.items():
        yield f"- **{way.value}** {told}."
    yield ""
    yield (
        "In the examples the brand sells one product, Enterova, with L-glutamine and zinc in it. "
        "Every example is tested."
    )
    yield ""
    yield "| code | severity | finds | source | settled by |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in RULES:
        yield (
            f"| {rule.code} | {_severities(rule)} | {rule.title} | {rule.source} "
            f"| {', '.join(sorted(rule.resolutions))} |"
        )
    yield ""


def _chapter(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code}: {rule.title}"
    yield ""
    yield f"{_severities(rule)}; {rule.source}. Settled by {', '.join(sorted(rule.resolutions))}."
    yield ""
    yield rule.explanation.strip()
    yield ""
    told = examples.of(rule.code)
    yield from _examples("Finds:", told.catch)
    yield from _examples("Leaves alone:", told.leave)


def _severities(rule: Rule) -> str:
    usual, *mild = (severity.value for severity in rule.severities)
    return f"{usual} ({mild[0]} where it is mild)" if mild else usual


def _examples(heading: str, some: Iterable[Example]) -> Iterator[str]:
    if some:
        yield heading
        yield ""
        for example in some:
            yield f"- {example.text.replace(' // ', ' / ')} ({example.reason})"
        yield ""

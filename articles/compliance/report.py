"""Give findings the shapes in which they leave the system."""

from dataclasses import asdict
from typing import Any

from articles.compliance.finding import Finding

FIELDS = ("code", "severity", "field", "start", "end", "quote", "message", "hint", "source")


def as_dict(finding: Finding) -> dict[str, Any]:
    """Return the JSON object of `finding`, its members in the contract's order."""
    values = asdict(finding)
    values["severity"] = finding.severity.value
    return {name: values[name] for name in FIELDS}

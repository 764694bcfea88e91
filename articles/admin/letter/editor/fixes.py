"""
Say which findings one click can put right, because there is nothing to decide about it.

A fix changes the page, never the database: the editor sees it, may undo it, and saves. What
needs a thought (another word, other evidence) has no fix here, however tempting.
"""

from dataclasses import dataclass

from articles.compliance.finding import Finding


@dataclass(frozen=True, slots=True)
class Fix:
    """What the button says, and what the page does: see static/articles/desk/fixing.js."""

    label: str
    does: str


MARK = Fix("Mark it as a claim", "claim")
FIXES: dict[str, Fix] = {
    "SF-01": MARK,
    "DISC-04": MARK,
    "DISC-01": Fix("Attach the FDA disclaimer", "disclaimer"),
    "DISC-04b": Fix("Take out the symbol", "delete"),
    "END-01": Fix("Show the disclosure above the letter", "disclose"),
    "FAQ-01": Fix("Show the questions on the page", "show_faqs"),
}
"""By the code of the rule."""
IN_THE_TEXT = frozenset({"claim", "delete"})


def fix_of(finding: Finding, *, marked: bool = False) -> Fix | None:
    """Return what puts `finding` right; `marked` when a claim stands where it points."""
    fix = FIXES.get(finding.code)
    if fix is None:
        return None
    if fix.does in IN_THE_TEXT and (finding.start is None or not _is_written(finding.field)):
        return None
    return None if fix is MARK and marked else fix


def _is_written(field: str) -> bool:
    """Tell whether the text of `field` is written in an editor: the letter or an answer."""
    return field == "body" or field.endswith(".answer")

"""Draw the life of a letter from the tables themselves, so that the picture cannot lie."""

from articles.workflow.policy import ALLOWED
from articles.workflow.situation import Role
from articles.workflow.states import NEEDS_REASON, TRANSITIONS, Action, Status


def markdown() -> str:
    """Return the state diagram (Mermaid) and the table of actions as one Markdown page."""
    return "\n".join([*_heading(), *_diagram(), "", *_table(), ""])


def _heading() -> list[str]:
    return [
        "# The life of a letter",
        "",
        "Generated from `articles/workflow/states.py` and `policy.py` by `make fix`; do not edit.",
        "Arrows that lead back to where they start are left out of the picture.",
        "",
    ]


def _diagram() -> list[str]:
    arrows = [
        f"    {start.value} --> {end.value}: {_said(action)}"
        for action in Action
        for start, end in TRANSITIONS[action].items()
        if start is not end
    ]
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {Status.DRAFT.value}", *arrows, "```"]


def _table() -> list[str]:
    head = ["| action | who | from | needs a reason |", "| --- | --- | --- | --- |"]
    return head + [_row(action) for action in Action]


def _row(action: Action) -> str:
    who = ", ".join(role.value for role in Role if role in ALLOWED[action])
    start = ", ".join(_shown(status) for status in TRANSITIONS[action])
    reason = "yes" if action in NEEDS_REASON else ""
    return f"| {_said(action)} | {who} | {start} | {reason} |"


def _said(action: Action) -> str:
    return action.value.replace("_", " ")


def _shown(status: Status) -> str:
    return status.value.replace("_", " ")

"""Draw the life of a letter from the tables themselves, so that the picture cannot lie."""

from functools import partial

from articles.workflow.grid import Authorship, may
from articles.workflow.policy import ALLOWED
from articles.workflow.situation import Role
from articles.workflow.states import NEEDS_REASON, TRANSITIONS, Action, Status


def markdown() -> str:
    """Return the state diagram (Mermaid) and the table of actions as one Markdown page."""
    return "\n".join([*_heading(), *_diagram(), "", *_table(), "", *_grids()])


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


SHORT = {
    Role.EDITOR: "E",
    Role.REVIEWER: "R",
    Role.PUBLISHER: "P",
    Role.ADMINISTRATOR: "A",
    Role.MEDICAL: "M",
    Role.LEGAL: "L",
}


def _grids() -> list[str]:
    letters = ", ".join(f"{short} {role.value}" for role, short in SHORT.items())
    lines = [
        "## Who may do what, and who wrote it",
        "",
        f"{letters}. The letter needs a regulatory, a medical and a legal signature: in review it",
        "bears the first, from approval on all three. It has been public before, and no finding,",
        "notice or comment is open. Every other cell is refused; the button says why.",
        "",
    ]
    for authorship in Authorship:
        head = " | ".join(_said(action) for action in Action)
        lines += [f"### Somebody who {authorship.value}", "", f"| | {head} |"]
        lines += [
            "| --- |" + " --- |" * len(Action),
            *map(partial(_grid_row, authorship), Status),
            "",
        ]
    return lines


def _grid_row(authorship: Authorship, status: Status) -> str:
    cells = (
        "".join(SHORT[role] for role in may(action, status=status, authorship=authorship))
        for action in Action
    )
    return f"| {_shown(status)} | {' | '.join(cells)} |"


def _said(action: Action) -> str:
    return action.value.replace("_", " ")


def _shown(status: Status) -> str:
    return status.value.replace("_", " ")

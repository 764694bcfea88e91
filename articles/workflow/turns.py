"""
Say whose turn it is: the next step of a letter, and who takes it.

It tells people where to look. Whether somebody may is asked of `policy` alone.
"""

from dataclasses import dataclass

from articles.workflow.situation import Role
from articles.workflow.states import Action, Status


@dataclass(frozen=True, slots=True)
class Turn:
    """The step that a letter waits for, and whose it is."""

    action: Action
    role: Role

    def is_mine(self, roles: frozenset[Role]) -> bool:
        """Tell whether somebody with `roles` is waited for; an administrator may stand in."""
        return bool({self.role, Role.ADMINISTRATOR} & roles)


TURNS: dict[Status, Turn | None] = {
    Status.DRAFT: Turn(Action.SUBMIT, Role.EDITOR),
    Status.IN_REVIEW: Turn(Action.APPROVE, Role.REVIEWER),
    Status.CHANGES_REQUESTED: Turn(Action.SUBMIT, Role.EDITOR),
    Status.APPROVED: Turn(Action.PUBLISH, Role.PUBLISHER),
    # It goes live by itself.
    Status.SCHEDULED: None,
    Status.PUBLISHED: None,
    # Taken down for a reason; it waits for nobody, although a publisher may publish it again.
    Status.UNPUBLISHED: None,
    Status.WITHDRAWN: None,
}

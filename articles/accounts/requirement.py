"""
Decide whose work needs a second factor: whoever approves, publishes, or gives others rights.

Derived from the policy of the workflow, so that a role that may one day approve needs one that day.
"""

from collections.abc import Collection

from articles.workflow.policy import ALLOWED
from articles.workflow.states import Action

WRITING = frozenset({Action.EDIT, Action.SUBMIT, Action.RECALL})
"""What changes nothing that a reader gets."""

DECIDING_ROLES = frozenset(
    role.value for action, roles in ALLOWED.items() if action not in WRITING for role in roles
)

GIVING_RIGHTS = frozenset(
    {
        "auth.add_group",
        "auth.add_user",
        "auth.change_group",
        "auth.change_user",
        "auth.delete_group",
        "auth.delete_user",
    }
)


def needs_two_factors(
    *, groups: Collection[str], permissions: Collection[str], is_superuser: bool
) -> bool:
    """Tell whether somebody in `groups` with `permissions` ("app.codename") needs two factors."""
    return (
        is_superuser
        or not DECIDING_ROLES.isdisjoint(groups)
        or not GIVING_RIGHTS.isdisjoint(permissions)
    )

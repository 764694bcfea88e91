"""Make the demo's accounts: one person for each group."""

from typing import Any

from django.contrib.auth.models import Group, User


def password(username: str) -> str:
    """Return the demo password of `username`; the same at every run, so a banner can print it."""
    return f"{username}-reads-letters"


def make(people: list[dict[str, Any]]) -> dict[str, User]:
    """Return one account for each group, made where it is missing, by group name."""
    return {facts["group"]: _account(facts) for facts in people}


def _account(facts: dict[str, Any]) -> User:
    user, created = User.objects.get_or_create(
        username=facts["username"],
        defaults={
            "first_name": facts["first_name"],
            "last_name": facts["last_name"],
            "email": f"{facts['username']}@example.com",
            "is_staff": True,
        },
    )
    if created:
        user.set_password(password(user.username))
        user.save()
        user.groups.add(Group.objects.get(name=facts["group"]))
    return user

"""Choose in whose name an import is done when the call names nobody."""

from django.contrib.auth.models import Group, User

from articles.workflow.policy import Role

SERVICE = "importer"
"""The account that imports on an installation without people; nobody can sign in with it."""


def default_actor() -> User:
    """
    Return the editor who has been here longest, else an administrator, else a service account.

    An import makes its actor a writer of the letter, who then may not approve it; so editors
    come before administrators, who may be wanted as reviewers.
    """
    active = User.objects.filter(is_active=True).exclude(username=SERVICE).order_by("id")
    return (
        active.filter(groups__name=Role.EDITOR).first()
        or active.filter(groups__name=Role.ADMINISTRATOR).first()
        or active.filter(is_superuser=True).first()
        or _service_account()
    )


def _service_account() -> User:
    user, created = User.objects.get_or_create(
        username=SERVICE, defaults={"first_name": "Page", "last_name": "Import"}
    )
    if created:
        user.set_unusable_password()
        user.save()
    user.groups.add(Group.objects.get(name=Role.EDITOR))
    return user

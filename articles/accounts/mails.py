"""
Mail people what happens to their account, and the link to a new password.

The words are in `templates/`, plain text. A newcomer gets two things wrong. The address is the one
that administrators entered, never one that the library noted of a log-in elsewhere. And a mail
server that fails must neither undo nor fail what the mail tells of.
"""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import User

logger = logging.getLogger(__name__)


class Mails(DefaultAccountAdapter):
    """What the library mails, to whom, and what happens when it cannot."""

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell `user` that something of their account changed, if they have an address."""
        to = email or user.email
        if not to:
            return
        origin = self.request.build_absolute_uri("/").rstrip("/")
        facts = {"username": user.get_username(), "origin": origin, **(context or {})}
        super().send_notification_mail(template_prefix, user, facts, to)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            # smtplib's errors are OSErrors too.
            logger.exception("Could not send %s", template_prefix)

"""
What happened to accounts: log-ins, factors, passwords, rights; who, when, from where.

Rows are only added; the database refuses to change or delete them, and with them an account, which
is closed instead. Log-ins alone may go, after a year (`articles.frozen_accounts`). What was
typed stands nowhere here: somebody may type a password for a name.
"""

from django.conf import settings
from django.db import models


class AccountEvent(models.Model):
    """One thing that somebody did with an account, or tried to."""

    class Kind(models.TextChoices):
        """What happened, in the words of the list that administrators read."""

        LOGGED_IN = "logged_in", "logged in"
        FAILED = "failed", "wrong name or password"
        FACTOR_FAILED = "factor_failed", "wrong second factor"
        LOCKED = "locked", "locked for too many tries"
        LOGGED_OUT = "logged_out", "logged out"
        SESSION_ENDED = "session_ended", "session ended by itself"
        LINK_SENT = "link_sent", "link for a new password sent"
        PASSWORD_CHANGED = "password_changed", "password changed"
        FACTOR_ADDED = "factor_added", "second factor added"
        FACTOR_REMOVED = "factor_removed", "second factor removed"
        CODES_RENEWED = "codes_renewed", "recovery codes renewed"
        CONNECTED = "connected", "single sign-on connected"
        REFUSED = "refused", "single sign-on refused"
        MADE = "made", "account made"
        CHANGED = "changed", "account changed"
        GROUPS_CHANGED = "groups_changed", "groups changed"
        RIGHTS_CHANGED = "rights_changed", "rights changed"
        LET_IN = "let_in", "let in from the command line"
        FORGOTTEN = "forgotten", "old log-ins forgotten"

    at = models.DateTimeField()
    kind = models.CharField("what", max_length=20, choices=Kind.choices)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="account_events",
        help_text="Whose account; empty where somebody tried a name that there is not.",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="by",
        on_delete=models.PROTECT,
        null=True,
        related_name="account_acts",
        help_text="Who was logged in; empty: nobody, or a program.",
    )
    address = models.GenericIPAddressField("from", null=True)
    browser = models.CharField(max_length=200, blank=True)
    details = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="account_event_newest"),
            models.Index(fields=["account", "-at"], name="account_event_of_account"),
        ]

    def __str__(self) -> str:
        return f"{self.account or 'an unknown name'}: {self.get_kind_display()}"

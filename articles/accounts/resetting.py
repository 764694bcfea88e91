"""
Send the link by which somebody who forgot their password chooses a new one.

The worker looks the address up and sends; the page that was asked does nothing but ask it. Whoever
signs in elsewhere has no password here and gets none by mail: their way in is the other one.
"""

import logging

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task

from articles.accounts.events import Kind, record

logger = logging.getLogger(__name__)

MAIL, PARTS = "account/email/password_reset_key", ("subject", "message")


@task()
def send_link(email: str, origin: str) -> None:
    """Mail each active account of `email` that has a password the link to choose a new one."""
    for user in User.objects.filter(email__iexact=email.strip(), is_active=True):
        if user.has_usable_password():
            record(Kind.LINK_SENT, user)
            send_mail(*_words(user, origin), None, [user.email])


def link(user: User, origin: str) -> str:
    """Return the address at which `user` chooses a new password, once and for a while."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return origin + reverse("account_reset_password_from_key", kwargs=key)


def _words(user: User, origin: str) -> tuple[str, str]:
    """Return subject and text."""
    facts = {
        "username": user.get_username(),
        "origin": origin,
        "minutes": settings.PASSWORD_RESET_TIMEOUT // 60,
        "link": link(user, origin),
    }
    subject, text = (render_to_string(f"{MAIL}_{part}.txt", facts) for part in PARTS)
    return subject.strip(), text

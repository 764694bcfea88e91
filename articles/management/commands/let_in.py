"""Let somebody in again who lost phone, passkeys and recovery codes, or their password."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from articles.accounts.letting_in import let_in

HELP = """Let somebody in again who lost what they log in with.

Removes their second factors, ends their sessions, opens the account if it was closed, and prints a
link at which they choose a new password, once, within an hour. Whoever has to is then led to set up
a second factor. Make sure that it is really they who ask. The audit keeps that it was done.

  manage.py let_in ada --origin https://cms.example.com
"""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help="whom to let in")
        parser.add_argument(
            "--origin", default="", help="where the admin is, https://cms.example.com; for the link"
        )

    def handle(self, *, username: str, origin: str, **_: Any) -> None:
        user = User.objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"There is no account called {username!r}.", returncode=2)
        link = let_in(user, origin=origin)
        self.stdout.write(
            f"{user.get_username()} chooses a new password here, once, within an hour:\n"
        )
        self.stdout.write(f"{link}\n")

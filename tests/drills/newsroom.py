"""
Letters and people of an installation, and what is to hold of them whatever was killed.

Made by the factories that the tests use, in a process of the installation; looked at through its
API and its commands.
"""

import json
from typing import Any

from tests.drills.installation import Installation

PASSWORD = "a-password-of-the-drills"

PREPARE = """
import json
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from articles.workflow.policy import Role
from tests.factories import make_article, make_brand, make_user
make_brand()
for role in Role:
    user = make_user(role, username=role.value)
    user.set_password({password!r})
    user.save()
slugs = []
for number in range({count}):
    slug = f"{{'{status}'.replace('_', '-')}}-{{number}}"
    letter = make_article({status!r}, slug=slug, headline=f"Letter {{number}}",
                          now=timezone.now() - timedelta(days=2))
    slugs.append((letter.pk, slug))
print(json.dumps(slugs))
"""


def prepare(installation: Installation, *, count: int, status: str) -> list[tuple[int, str]]:
    """Make people, one of each role, and letters in `status`; return their keys and slugs."""
    code = PREPARE.format(count=count, status=status, password=PASSWORD)
    made = installation.manage("shell", "-c", code, TWO_FACTORS_REQUIRED="false")
    return [(pk, slug) for pk, slug in json.loads(made.stdout.splitlines()[-1])]


def ask(installation: Installation, code: str) -> Any:
    """Run `code` in a process of the installation; return what it prints last, read as JSON."""
    done = installation.manage("shell", "-c", code)
    return json.loads(done.stdout.splitlines()[-1])

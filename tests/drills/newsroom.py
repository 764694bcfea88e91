"""
Letters and people of an installation, and what is to hold of them whatever was killed.

Made by the factories that the tests use, in a process of the installation; looked at in another.
"""

import json
import time
from dataclasses import dataclass
from typing import Any

from tests.drills.desk import PASSWORD, Person
from tests.drills.installation import Installation, Served

PREPARE = """
import json
from datetime import timedelta
from itertools import count
from django.contrib.auth.models import User
from django.utils import timezone
from articles.workflow.policy import Role
from tests import factories
factories._numbers = count(1000 * User.objects.count() + 1)
factories.make_brand()
for role in Role:
    if not User.objects.filter(username=role.value).exists():
        person = factories.make_user(role, username=role.value)
        person.set_password({password!r})
        person.save()
made = []
for number in range({count}):
    letter = factories.make_article({status!r}, slug=f"{prefix}-{{number}}",
        headline=f"Letter {{number}}", now=timezone.now() - timedelta(days=2))
    if letter.status == "in_review":
        factories.override_warnings(letter, actor=factories.make_user(Role.REVIEWER),
            now=timezone.now() - timedelta(hours=1))
    revision = letter.revisions.order_by("-number").first()
    made.append((letter.pk, letter.slug, revision.digest if revision else "",
        factories.ticks(letter)))
print(json.dumps(made))
"""

LOOK = """
import json
from articles.models import Article, Approval, Event, Publication, Tally, WebhookMessage
from articles.workflow import history
from django_tasks_db.models import DBTaskResult
sort = DBTaskResult.objects.filter(task_path="articles.delivery.outbox.sort")
tasks = [row["args"][0] for row in sort.values_list("args_kwargs", flat=True)]
letters = dict()
for letter in Article.objects.all():
    messages = list(WebhookMessage.objects.filter(publication__article=letter))
    events = Event.objects.filter(article=letter)
    letters[letter.slug] = [
        letter.status,
        letter.publications.count(),
        Approval.objects.filter(revision__article=letter).count(),
        events.filter(kind="publish").count(),
        events.filter(kind__in=["sign", "approve"]).count(),
        len(messages),
        len([one for one in messages if one.pk in tasks]),
    ]
broken = history.first_broken_link()
tally = Tally.objects.filter(kind="").first()
print(json.dumps(dict(letters=letters, broken=str(broken or ""),
    live=Publication.objects.count(), tallied=tally.number if tally else 0)))
"""

WHOLE = {
    # status, publications, signatures, events that publish and sign, messages, tasks for them
    "publish": (["approved", 0, 1, 0, 1, 0, 0], ["published", 1, 1, 1, 1, 1, 1]),
    "approve": (["in_review", 0, 0, 0, 0, 0, 0], ["approved", 0, 1, 0, 1, 0, 0]),
}
"""What there is of a letter before and after an action; anything else is half-done."""

WHO = {"publish": "publishers", "approve": "reviewers"}


@dataclass(frozen=True)
class Letter:
    """What is needed to act on one letter."""

    pk: int
    slug: str
    digest: str
    ticked: list[str]


@dataclass(frozen=True)
class Seen:
    """Everything there is, by letter; what breaks the chain; how many are live, and counted so."""

    letters: dict[str, list[Any]]
    broken: str
    live: int
    tallied: int


def prepare(
    installation: Installation, *, count: int, status: str, prefix: str = "letter"
) -> list[Letter]:
    """Make people, one of each role, and letters in `status`, whose slugs begin with `prefix`."""
    code = PREPARE.format(count=count, status=status, password=PASSWORD, prefix=prefix)
    return [Letter(*facts) for facts in ask(installation, code)]


def look(installation: Installation) -> Seen:
    """Look at everything there is."""
    return Seen(**ask(installation, LOOK))


def sign_in(action: str, served: Served) -> Person:
    """Return the person who may take `action`, at a desk."""
    return Person(WHO[action], str(served.client.base_url)).sign_in()


def settle(served: Served) -> None:
    """Wait until the server has its database back, in every process and thread."""
    deadline = time.monotonic() + 60
    while served.client.get("/readyz").status_code != 200:
        assert time.monotonic() < deadline, "the database did not come back"
        time.sleep(0.2)
    time.sleep(1.1)  # For a second after a refusal nobody asks.


def ask(installation: Installation, code: str) -> Any:
    """Run `code` in a process of the installation; return what it prints last, read as JSON."""
    done = installation.manage("shell", "-c", code)
    return json.loads(done.stdout.splitlines()[-1])

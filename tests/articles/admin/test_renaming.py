"""The screen of new names in live letters: how far each run is, and what came of it."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.utils import timezone

from articles.models import Renaming
from articles.workflow.policy import Role
from tests.factories import make_user

STATES = """
total  done  failed  over   state                            outcome
-      0     0       no     Waits for a worker               Nothing yet.
1284   410   0       no     Under way                        400 rendered anew, 10 as before.
0      0     0       yes    Done                             Nothing was to be done.
1284   1284  3       yes    Done, 3 could not be rendered    3 could not be rendered and keep
"""


@pytest.mark.parametrize("row", STATES.strip().splitlines()[1:])
def test_the_screen_says_how_far_a_run_is_and_what_came_of_it(row: str) -> None:
    total, done, failed, over, state, outcome = re.split(r"\s{2,}", row)
    run = Renaming(total=None if total == "-" else int(total), done=int(done), failed=int(failed))
    run.changed = run.done and run.done - run.failed - 10
    run.finished_at = timezone.now() if over == "yes" else None
    screen = admin.site.get_model_admin(Renaming)
    assert screen.state(run).startswith(state)
    assert outcome in screen.outcome(run)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["999", "one", "1/change/widgets.css"])
def test_a_run_that_is_not_there_leads_back(client: Client, key: str) -> None:
    client.force_login(make_user(Role.ADMINISTRATOR))
    assert client.get(f"/admin/articles/renaming/{key}/change/").status_code == 302

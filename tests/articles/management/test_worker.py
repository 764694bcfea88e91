"""The worker does what waits, and goes when it should."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from articles.compliance import policy
from articles.models import PolicyVersion
from articles.workflow import upkeep
from tests.working import keep_connection

ROOT = Path(__file__).resolve().parents[3]
done: list[str] = []


@task()
def remember(word: str) -> None:
    done.append(word)


@task(priority=10)
def hurry(word: str) -> None:
    done.append(word)


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give the handlers back that the worker sets for its process, and keep its connection."""
    keep_connection(monkeypatch)
    kept = {
        each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    }
    done.clear()
    yield
    for each, handler in kept.items():
        signal.signal(each, handler)


@pytest.mark.django_db
def test_it_does_what_waits_the_urgent_first() -> None:
    remember.enqueue("later")
    hurry.enqueue("now")
    call_command("worker", "--once", verbosity=0)
    assert done == ["now", "later"]
    waiting = DBTaskResult.objects.exclude(status="SUCCESSFUL")
    # Tomorrow's round of reviews that are due.
    assert list(waiting.values_list("task_path", "status")) == [(upkeep.daily.module_path, "READY")]


@pytest.mark.django_db
def test_rules_that_nobody_migrated_to_count_from_its_start_on(monkeypatch: Any) -> None:
    monkeypatch.setattr(policy, "RULES_VERSION", "999")
    call_command("worker", "--once", verbosity=0)
    assert '"rules":"999"' in PolicyVersion.objects.latest().text


def test_it_goes_when_the_server_beside_it_is_gone(tmp_path: Path) -> None:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/here.sqlite3"}
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
    # The shell stands for the server: it starts the worker and ends.
    worker = " ".join([*manage, "worker", "--beside $$", "--verbosity", "0"])
    shell = subprocess.run(
        ["sh", "-c", f"{worker} & sleep 1"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=True,
    )
    # The worker holds the shell's pipes open: that they were read to their end means it went.
    assert shell.stderr == b""

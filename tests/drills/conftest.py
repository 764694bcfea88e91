"""What every drill may ask for."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.drills import report
from tests.drills.installation import Installation, database

DRILLS = pytest.StashKey[list[report.Drill]]()
_numbers = count(1)


@pytest.fixture
def drill(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Iterator[report.Drill]:
    """Count and tell: `drill.say("12 of 40 kills")`, `drill.tried()`, `drill.saw("…")`."""
    capture: Any = pytestconfig.pluginmanager.getplugin("capturemanager")

    def tell(text: str) -> None:
        with capture.global_and_fixture_disabled():
            print(text, flush=True)

    name = request.node.name.removeprefix("test_").replace("_", " ")
    one = report.Drill(name, tell)
    pytestconfig.stash.setdefault(DRILLS, []).append(one)
    one.say("begins")
    yield one
    one.end()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation with a migrated PostgreSQL database of its own, and nothing running yet."""
    with database(os.environ["DATABASE_URL"], f"drill_{next(_numbers)}") as url:
        made = Installation(url, tmp_path)
        made.manage("migrate", "--verbosity", "0")
        yield made


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the table of what was tried."""
    if drills := config.stash.get(DRILLS, []):
        terminalreporter.section("what was tried and seen")
        for line in report.table(drills):
            terminalreporter.write_line(line)

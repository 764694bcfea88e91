"""What every drill may ask for."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.drills import report
from tests.drills.installation import Installation, database
from tests.drills.postgresql import Postgresql
from tests.drills.postgresql import postgresql as own_postgresql

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


@pytest.fixture
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL of this drill's own, to be killed."""
    if not Path("/proc/self/task").is_dir():
        pytest.skip("finds the processes of a PostgreSQL in /proc, which this system does not have")
    with own_postgresql() as made:
        yield made


@pytest.fixture
def fragile(postgresql: Postgresql, tmp_path: Path) -> Installation:
    """An installation on that PostgreSQL, migrated, with nothing running yet."""
    made = Installation(postgresql.url, tmp_path)
    made.manage("migrate", "--verbosity", "0")
    return made


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the table of what was tried."""
    if drills := config.stash.get(DRILLS, []):
        terminalreporter.section("what was tried and seen")
        for line in report.table(drills):
            terminalreporter.write_line(line)

"""The throw-away PostgreSQL: found, run without root, gone afterwards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.tooling import cluster

ROOT = Path(__file__).resolve().parents[2]

HOLD = """
import time
from tests.tooling import both_databases, cluster
import signal
signal.signal(signal.SIGTERM, both_databases._as_interrupt)
with cluster.cluster(cluster.binaries()) as url:
    print(url, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def programs() -> Path:
    found = cluster.binaries()
    if found is None:
        pytest.skip("no PostgreSQL server is installed")
    return found


def homes() -> set[str]:
    return {path.name for path in Path("/tmp").glob("lanfam-pg-*")}  # noqa: S108


def test_it_serves_within_the_block_and_is_gone_after(programs: Path) -> None:
    with cluster.cluster(programs) as url:
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT current_user, current_setting('fsync')").fetchone()
        assert row == ("lanfam", "off")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def test_it_asks_for_a_password(programs: Path) -> None:
    with cluster.cluster(programs) as url:
        host = url.rpartition("@")[2]
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(f"postgres://lanfam:guess@{host}")


def test_an_interrupted_run_leaves_no_server_and_no_folder(programs: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert run.stdout is not None
    with run:
        url = run.stdout.readline().strip()
        [home] = [name for name in homes() if belongs_to(run.pid, name)]
        run.terminate()
        assert run.wait(timeout=30) != 0
    assert home not in homes()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def belongs_to(pid: int, home: str) -> bool:
    """Tell whether the server in folder `home` is a child of process `pid`."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    commands = [Path(f"/proc/{child}/cmdline").read_text() for child in children]
    return any(home in command for command in commands)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")
def test_root_becomes_somebody_without_rights() -> None:
    account = cluster._account()
    assert account is not None
    assert account.pw_uid != 0
    assert cluster.unprivileged()["extra_groups"] == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Yield a folder that any account may enter; pytest's own are closed by every new run of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_server_that_does_not_start_says_why(programs: Path, open_folder: Path) -> None:
    (open_folder / "initdb").symlink_to(programs / "initdb")
    (open_folder / "postgres").write_text("#!/bin/sh\necho no luck today >&2\nexit 1\n")
    # initdb looks for the real server beside its real self, so only the start fails.
    (open_folder / "postgres").chmod(0o755)
    with pytest.raises(cluster.NoCluster, match="no luck today"), cluster.cluster(open_folder):
        pass

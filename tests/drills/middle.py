"""
What stands between several machines: PgBouncer, Redis, a replica; each started for one drill.

PostgreSQL and PgBouncer refuse to run as root, so as root they run as the account that the tests'
own server runs as.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.drills.installation import running
from tests.tooling import packages
from tests.tooling.cluster import free_port, unprivileged

CONNECTIONS = 4
"""Connections to PostgreSQL that all clients of the pooler share."""


def program(name: str, *, package: str) -> str:
    """Return where `name` is, installing Debian's `package`; else skip, saying why."""
    places = (name, f"/usr/sbin/{name}", f"/usr/bin/{name}")
    if not any(map(shutil.which, places)):
        try:
            packages.install(package, purpose="this drill")
        except packages.NotInstalled as why:
            pytest.skip(f"{package} is not installed, and {why}")
    return next(found for place in places if (found := shutil.which(place)))


@contextmanager
def home() -> Iterator[Path]:
    """Make a folder that the account of the servers owns; it goes with the block."""
    folder = Path(tempfile.mkdtemp(prefix="lanfam-drill-", dir="/tmp"))
    if owner := unprivileged():
        os.chown(folder, owner["user"], owner["group"])
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def pgbouncer(url: str) -> Iterator[str]:
    """Pool connections to the database at `url`, by transactions; yields its URL."""
    binary, parts, port = program("pgbouncer", package="pgbouncer"), urlsplit(url), free_port()
    with home() as folder:
        (folder / "users").write_text(f'"{parts.username}" "{parts.password}"\n')
        (folder / "pgbouncer.ini").write_text(
            f"""[databases]
* = host={parts.hostname} port={parts.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder / "users"}
pool_mode = transaction
default_pool_size = {CONNECTIONS}
max_client_conn = 200
"""
        )
        command = [binary, "--quiet", str(folder / "pgbouncer.ini")]
        options = unprivileged()
        with running(subprocess.Popen(command, cwd=folder, start_new_session=True, **options)):
            pooled = f"postgres://{parts.username}:{parts.password}@127.0.0.1:{port}{parts.path}"
            until_it_answers(pooled)
            yield pooled


@contextmanager
def redis() -> Iterator[str]:
    """Start a Redis that keeps nothing; yields its URL."""
    binary, port = program("redis-server", package="redis-server"), free_port()
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--loglevel"]
    with running(subprocess.Popen([*command, "warning"], cwd="/", start_new_session=True)):
        yield f"redis://127.0.0.1:{port}/0"


@dataclass(frozen=True)
class Standby:
    """A replica that runs: its URL, and its first process."""

    url: str
    process: "subprocess.Popen[bytes]"


@contextmanager
def standby(url: str, programs: Path) -> Iterator[Standby]:
    """Make a replica of the server that the database at `url` is on."""
    parts, port = urlsplit(url), free_port()
    with home() as folder:
        copy = [programs / "pg_basebackup", f"--dbname={url}", f"--pgdata={folder / 'data'}"]
        copy += ["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast"]
        subprocess.run(copy, check=True, cwd=folder, **unprivileged())
        settings = (f"port={port}", "listen_addresses=127.0.0.1", "max_connections=60")
        settings += (f"unix_socket_directories={folder}", "hot_standby=on", "fsync=off")
        command = [str(programs / "postgres"), "-D", str(folder / "data")]
        command += [part for setting in settings for part in ("-c", setting)]
        started = subprocess.Popen(
            command, cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL, **unprivileged()
        )
        copied = f"postgres://{parts.username}:{parts.password}@127.0.0.1:{port}{parts.path}"
        with running(started):
            until_it_answers(copied)
            yield Standby(copied, started)


def until_it_answers(url: str, tries: int = 100) -> None:
    """Wait until the database at `url` lets somebody in."""
    for attempt in range(tries):
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            if attempt == tries - 1:
                raise
        else:
            return

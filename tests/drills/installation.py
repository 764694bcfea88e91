"""
An installation of its own for one drill: a database, folders, and real processes to start and kill.

`server` and `worker` are ours as an operator starts them, each in a process group, so that a drill
can kill all of it at once.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import httpx
import psycopg

from tests.articles.api.serving import ROOT, wait
from tests.tooling import granian
from tests.tooling.cluster import free_port


@dataclass
class Installation:
    """Where one drill's data lies, as environment variables that every process is given."""

    url: str
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def variables(self, **more: str) -> dict[str, str]:
        """Return the whole environment of a process of this installation."""
        ours = {"DATABASE_URL": self.url, "SECURE_SSL_REDIRECT": "false"}
        ours |= {"API_THROTTLE": "off", "LOG_LEVEL": "WARNING"}
        ours |= {"SECRET_KEY": "only-ever-used-by-drills-" + "x" * 40}
        return os.environ | ours | self.environment | more

    def start(
        self, *command: str, log: IO[bytes] | None = None, **more: str
    ) -> "subprocess.Popen[bytes]":
        """Start `command` in a process group of its own; what it says goes to `log`."""
        variables = self.variables(**more)
        return subprocess.Popen(
            command, cwd=ROOT, env=variables, start_new_session=True, stdout=log, stderr=log
        )

    def manage(self, *arguments: str, check: bool = True, **more: str) -> Any:
        """Run one command of manage.py to its end; returns what `subprocess.run` does, as text."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.variables(**more),
            capture_output=True,
            text=True,
            check=check,
        )

    @contextmanager
    def server(
        self, *, workers: int = 2, log: IO[bytes] | None = None, **more: str
    ) -> Iterator["Served"]:
        """Serve with granian; yields the client that reads from it, and its process."""
        port = free_port()
        command = granian.command(port, workers=workers)
        with (
            running(self.start(*command, log=log, **more)) as process,
            httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client,
        ):
            wait(process, client, "/healthz")
            yield Served(client, process)

    @contextmanager
    def worker(self, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Do what waits in the background until the block ends."""
        command = (sys.executable, "manage.py", "worker", "--verbosity", "0")
        with running(self.start(*command, **more)) as process:
            yield process


@dataclass(frozen=True)
class Served:
    """A server that runs: a client of it, and the process whose group it is."""

    client: httpx.Client
    process: "subprocess.Popen[bytes]"


def kill(process: "subprocess.Popen[bytes]", number: int = signal.SIGKILL) -> None:
    """Send a signal to a whole process group, and wait for its first process to end."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
    process.wait(60)


@contextmanager
def running(process: "subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[bytes]"]:
    """End `process` and all it started when the block ends."""
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            kill(process)


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """Make a database on the server at URL `server`; yields its URL, and drops it at the end."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())

"""Start real servers on the test's own database, each a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def server(**environment: str) -> Iterator[httpx.Client]:
    """Serve with one worker; yields a client that reads from it under /api/v1/."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1"]
    command += ["--port", str(port), "--no-ws", "--log-level", "warning", "lanfam.wsgi:application"]
    variables = {
        "DATABASE_URL": _database(),
        "SECURE_SSL_REDIRECT": "false",
        "LOG_LEVEL": "WARNING",
    }
    variables |= environment
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | variables) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1/", timeout=20) as client:
                wait(process, client, "../../healthz")
                yield client
        finally:
            process.terminate()


def _database() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    user, password = quote(facts["USER"]), quote(facts["PASSWORD"])
    return f"postgres://{user}:{password}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait(
    process: "subprocess.Popen[bytes]", client: httpx.Client, path: str, seconds: float = 60
) -> None:
    """Wait until `process` answers at `path`, whatever it answers; raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            client.get(path)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The server did not start.")

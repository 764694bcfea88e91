"""Start real servers on the test's own database, each a process of its own."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
from django.db import connection

from tests.tooling import granian
from tests.tooling.cluster import free_port

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def server(**environment: str) -> Iterator[httpx.Client]:
    """Serve with one worker; yields a client that reads from it under /api/v1/."""
    port = free_port()
    variables = {
        "DATABASE_URL": database(),
        "SECURE_SSL_REDIRECT": "false",
        "LOG_LEVEL": "WARNING",
    }
    variables |= environment
    command = granian.command(port, workers=1)
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | variables) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1/", timeout=20) as client:
                wait(process, client, "../../healthz")
                yield client
        finally:
            process.terminate()


def database() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    user, password = quote(facts["USER"]), quote(facts["PASSWORD"])
    return f"postgres://{user}:{password}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


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

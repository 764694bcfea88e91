"""Fill the databases that are measured: one small, one large, each set up as an installation is."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.benchmarks.http import machine
from tests.tooling import cluster

SIZES = os.environ.get("BENCH_SIZES", "small large").split()
COUNTS = dict(zip(SIZES, os.environ.get("BENCH_COUNTS", "1000 100000").split(), strict=False))


@contextmanager
def databases() -> Iterator[str]:
    """Yield the address of a server that has the filled databases."""
    if given := os.environ.get("BENCH_DATABASES"):
        yield given
        return
    with cluster.cluster(cluster.binaries() or cluster.install()) as url:
        server = url.rpartition("/")[0]
        for size, count in COUNTS.items():
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {size}".encode())
            fill(f"{server}/{size}", count)
        yield server


def fill(url: str, count: str) -> None:
    """Set up a database with the demo's brand and `count` sample letters."""
    start = time.monotonic()
    samples = ["sample_letters", "--count", count, "--processes", str(os.cpu_count() or 1)]
    for command in (["migrate", "-v0"], ["demo"], samples):
        manage(url, *command)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    print(f"{count} sample letters in {time.monotonic() - start:.0f} s", flush=True)


def manage(url: str, *command: str) -> str:
    """Run a command of the project on the database at `url`; returns what it printed."""
    variables = {"DATABASE_URL": url, "DEBUG": "true", "EMAIL_URL": "memorymail://"}
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=machine.ROOT,
        env=os.environ | variables,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return done.stdout

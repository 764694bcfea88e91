"""
Measure what writing costs beside a hundred thousand letters: publish, render anew, stay small.

    python -m tests.benchmarks.http.writes postgres://… [postgres://…]

`lines` gives the table of one database. The rebuild with every letter changed runs only where there
are few: it takes as much longer as there are more. Leaves letters and events behind.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.benchmarks.http import machine, run, subjects

FEW = 6_000
PORT = 8345
ASKED = {"publish": "< 150 ms", "rebuild": "500/s", "memory": "flat, < 150 MB"}
BEHIND = """UPDATE articles_publication SET json_ld = json_ld || ' ', markdown = markdown || ' ',
    detail = replace(detail, '"word_count":', '"word_count": ')"""


def lines(url: str) -> Iterator[str]:
    """Yield what was asked and what was reached on the database at `url`, line by line."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute("SELECT COUNT(*) FROM articles_publication").fetchone()
        letters = row[0] if row else 0
        yield f"\n{letters} letters\n{'':<44}{'asked':>16}  reached"
        postgres = run.postmaster(connection)
        yield _line("publish one letter: gate, render, commit", "publish", _published(url))
        yield _line("a worker's memory, by requests", "memory", _memory(url, connection, postgres))
        if letters <= FEW:
            connection.execute(BEHIND)
            yield _line("render all anew, all changed", "rebuild", _rebuilt(url, postgres))
            yield _line("render all anew, none changed", "rebuild", _rebuilt(url, postgres))
        goes_on = _rebuilt(url, postgres, "--continue")
        yield _line("the same, and this program has done so", "rebuild", goes_on)


def _line(name: str, asked: str, reached: str) -> str:
    return f"{name:<44}{ASKED[asked]:>16}  {reached}"


def _published(url: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.http.publishing"]
    variables = {"DATABASE_URL": url, "DEBUG": "false"}
    done = subprocess.run(
        command, cwd=machine.ROOT, env=os.environ | variables, check=True, capture_output=True
    )
    return done.stdout.decode().strip().rpartition("live: ")[2]


def _rebuilt(url: str, postgres: int, *options: str) -> str:
    """Say how many letters a second were rendered anew, and what CPU each took."""
    before, start, database = _children(), time.monotonic(), machine.cpu(postgres)
    told = run.manage(url, "rebuild_publications", "--json", *options)
    seconds, own = time.monotonic() - start, _children() - before
    database = machine.cpu(postgres) - database
    rendered = json.loads(told)["rendered"]
    if not rendered:
        return f"nothing to do, known in {seconds:.1f} s"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return (
        f"{rendered / seconds:.0f}/s; {own / rendered * 1000:.1f} ms here and "
        f"{database / rendered * 1000:.1f} ms in PostgreSQL a letter; at most {peak:.0f} MB"
    )


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(url: str, connection: "psycopg.Connection[tuple[object, ...]]", postgres: int) -> str:
    """Say what the larger of two workers holds at the start, and after so many requests."""
    rows = connection.execute(
        "SELECT slug FROM articles_publication ORDER BY date_published DESC LIMIT 1000"
    ).fetchall()
    paths = [f"/api/v1/articles/{slug}/" for (slug,) in rows]
    variables = {"DATABASE_URL": url, "SECURE_SSL_REDIRECT": "false"}
    said, done = [], 0
    with (
        tempfile.TemporaryDirectory() as folder,
        machine.served(
            "lanfam.wsgi:application", port=PORT, postgres=postgres, environment=variables
        ) as server,
    ):
        for asked in (0, 10_000, 100_000):
            while done < asked:
                load = machine.load(
                    server, paths, seconds=2, folder=Path(folder), headers=subjects.GZIP
                )
                done += round(load.rate * 2)
            said.append(f"{re.sub('000$', 'k', str(asked))} {server.memory() / 1e6:.0f} MB")
    return ", ".join(said)


def main() -> int:
    """Print the table of each database that is named."""
    for url in sys.argv[1:]:
        for line in lines(url):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

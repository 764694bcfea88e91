"""
Measure what writing costs beside a hundred thousand letters: publish, render anew, stay small.

    python -m tests.benchmarks.http.writes postgres://… [postgres://…]

`rows` gives the table of one database. The rebuild with every letter changed runs only where there
are few: it takes as much longer as there are more. Leaves letters and events behind.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.benchmarks.http import machine, subjects
from tests.benchmarks.http.tables import Row

FEW = 6_000
PORT = 8345
ASKED = {"publish": "< 150 ms", "rebuild": "500/s", "memory": "flat, < 150 MB"}
BEHIND = """UPDATE articles_publication SET json_ld = json_ld || ' ', markdown = markdown || ' ',
    detail = replace(detail, '"word_count":', '"word_count": ')"""


def rows(url: str) -> Iterator[Row]:
    """Measure on the database at `url`; print each row, and yield it."""
    for row in _rows(url):
        print("{:<44}{:>16}  {}".format(*row), flush=True)
        yield row


def _rows(url: str) -> Iterator[Row]:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute("SELECT COUNT(*) FROM articles_publication").fetchone()
        letters = row[0] if row else 0
        print(f"\n{letters} letters\n{'':<44}{'asked':>16}  reached")
        postgres = machine.postmaster(connection)
        yield _line("publish one letter: gate, render, commit", "publish", _published(url))
        yield _line("a worker's memory, by requests", "memory", _memory(url, connection, postgres))
        if letters <= FEW:
            connection.execute(BEHIND)
            yield _line("render all anew, all changed", "rebuild", _rebuilt(url, postgres))
            yield _line("render all anew, none changed", "rebuild", _rebuilt(url, postgres))
        goes_on = _rebuilt(url, postgres, "--continue")
        yield _line("the same, and this program has done so", "rebuild", goes_on)


def _line(name: str, asked: str, reached: str) -> Row:
    return name, ASKED[asked], reached


def _published(url: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.http.publishing"]
    variables = {"DATABASE_URL": url, "DEBUG": "false"}
    done = subprocess.run(
        command, cwd=machine.ROOT, env=os.environ | variables, check=True, capture_output=True
    )
    return done.stdout.decode().strip().rpartition("live: ")[2]


def _rebuilt(url: str, postgres: int, *options: str) -> str:
    """Say how many letters a second were rendered anew, and what CPU each took."""
    command = [sys.executable, "manage.py", "rebuild_publications", "--json", *options]
    variables = {"DATABASE_URL": url, "DEBUG": "false", "LOG_LEVEL": "WARNING"}
    start, database = time.monotonic(), machine.cpu(postgres)
    with subprocess.Popen(
        command,
        cwd=machine.ROOT,
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        told = process.stdout.read() if process.stdout else b""
        # What it and its own processes used, and the most that one of them held.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, told
    seconds, database = time.monotonic() - start, machine.cpu(postgres) - database
    rendered = json.loads(told)["rendered"]
    if not rendered:
        return f"nothing to do, known in {seconds:.1f} s"
    own = (used.ru_utime + used.ru_stime) / rendered * 1000
    return (
        f"{rendered / seconds:.0f}/s; {own:.1f} ms here and {database / rendered * 1000:.1f} ms in "
        f"PostgreSQL a letter; at most {used.ru_maxrss / 1000:.0f} MB a process"
    )


def _memory(url: str, connection: "psycopg.Connection[tuple[object, ...]]", postgres: int) -> str:
    """Say what the larger of two workers holds at the start, and after so many requests."""
    rows = connection.execute(
        "SELECT slug FROM articles_publication ORDER BY date_published DESC LIMIT 1000"
    ).fetchall()
    paths = [f"/api/v1/articles/{slug}/" for (slug,) in rows]
    variables = {"DATABASE_URL": url, "SECURE_SSL_REDIRECT": "false", "LOG_LEVEL": "WARNING"}
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
        list(rows(url))
    return 0


if __name__ == "__main__":
    sys.exit(main())

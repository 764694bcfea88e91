"""
Measure reads over real HTTP on a real PostgreSQL; `make bench` calls this.

Databases of two sizes are filled with sample letters (BENCH_COUNTS="1000 100000"), unless
BENCH_DATABASES names a server whose databases `small` and `large` are filled already. Rounds
(BENCH_ROUNDS, of BENCH_SECONDS each) alternate between all lines, so what else the machine does
hurts each alike; printed are medians, and ratios within the one run.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import psycopg

from tests.benchmarks.http import filling, machine, subjects, tables, writes
from tests.benchmarks.http.machine import Load, NothingRead, Server
from tests.benchmarks.http.subjects import Subject
from tests.benchmarks.http.tables import Measured

PORT = int(os.environ.get("BENCH_PORT", "8341"))
SERVERS = ("plain", "off", "on", "textbook")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "4"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "3"))

WORDS = """SELECT word FROM ts_stat('SELECT words FROM articles_publishedtext
    ORDER BY publication_id DESC LIMIT 200')
WHERE word ~ '^[a-z]{6,}$' ORDER BY md5(word) LIMIT 40"""


def main() -> int:
    """Print the tables of both sizes, and what was reached of what was asked."""
    with filling.databases() as url, tempfile.TemporaryDirectory() as folder:
        sizes = [measure(f"{url}/{size}", Path(folder)) for size in filling.COUNTS]
        written = [list(writes.rows(f"{url}/{size}")) for size in filling.COUNTS]
    print(f"\n{tables.markdown(sizes, written)}")
    return 0


def measure(url: str, folder: Path) -> Measured:
    """Measure every line on the database at `url`, and print them."""
    with psycopg.connect(url) as connection:
        # Which letters are read is the same for both sizes: the newest thousand.
        chosen = connection.execute(
            "SELECT slug, detail_etag FROM articles_publication WHERE slug LIKE 'sample-letter-%%' "
            "ORDER BY date_published DESC LIMIT 1000"
        ).fetchall()
        ((letters,),) = connection.execute("SELECT COUNT(*) FROM articles_publication").fetchall()
        words = [word for (word,) in connection.execute(WORDS).fetchall()]
        postgres = machine.postmaster(connection)
    slugs = [slug for slug, _ in chosen]
    etag = {"slug": slugs[0], "etag": f'"{chosen[0][1]}-gzip"'}
    author = "sample-author-3"
    lines = subjects.subjects(slugs, etag, author) + subjects.textbook(slugs, author)
    fill_textbook(url)
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serve(name, url, postgres)) for name in SERVERS}
        for line in lines:
            # A server's first request loads what all the others find loaded.
            httpx.get(f"{servers[line.server].url}{line.paths[0]}", timeout=60)
        loads = rounds(servers, lines, folder)
        searched = rounds(servers, subjects.searches(words, author), folder, connections=1)
    measured = Measured(letters, lines, loads, searched)
    tables.report(measured)
    return measured


def rounds(
    servers: dict[str, Server], lines: list[Subject], folder: Path, **load: int
) -> dict[str, list[Load]]:
    """Load every line in turn; returns what it came to."""
    measured: dict[str, list[Load]] = {line.name: [] for line in lines}
    for turn in range(ROUNDS + 1):
        for line in lines:
            with suppress(NothingRead):
                found = machine.load(
                    servers[line.server],
                    line.paths,
                    seconds=SECONDS,
                    folder=folder,
                    headers=line.headers,
                    **load,
                )
                # The first turn fills caches, keeps plans and is not counted.
                if turn:
                    measured[line.name].append(found)
    return measured


def serve(name: str, url: str, postgres: int):  # type: ignore[no-untyped-def]
    """Start one of the servers."""
    application = {
        "plain": "tests.benchmarks.http.plain:application",
        "textbook": "tests.benchmarks.http.textbook.serving:application",
    }.get(name, "lanfam.wsgi:application")
    variables = {
        "DATABASE_URL": url,
        "SECURE_SSL_REDIRECT": "false",
        "ANSWERS_KEPT": "16" if name == "on" else "0",
    }
    port = PORT + SERVERS.index(name)
    return machine.served(application, port=port, postgres=postgres, environment=variables)


def fill_textbook(url: str) -> None:
    """Draw the letters in the textbook's tables."""
    variables = {"DATABASE_URL": url, "DEBUG": "true"}
    command = [sys.executable, "-m", "tests.benchmarks.http.textbook.fill"]
    subprocess.run(command, cwd=machine.ROOT, env=os.environ | variables, check=True)


if __name__ == "__main__":
    sys.exit(main())

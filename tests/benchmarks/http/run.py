"""
Measure reads over real HTTP on a real PostgreSQL; `make bench` calls this.

Databases of two sizes are filled with sample letters, unless BENCH_DATABASES names a server whose
databases `small` and `large` are filled already. Rounds alternate between all lines, so what else
the machine does hurts each alike; printed are medians, and ratios within the one run.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import psycopg

from tests.benchmarks.http import machine, subjects
from tests.benchmarks.http.machine import Load, NothingRead
from tests.tooling import cluster

COUNTS = {"small": 1_000, "large": 100_000}
PORTS = {"plain": 8341, "off": 8342, "on": 8343, "textbook": 8344}
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "4"))
SIZES = os.environ.get("BENCH_SIZES", "small large").split()


def main() -> int:
    """Print the tables of both sizes."""
    with databases() as url, tempfile.TemporaryDirectory() as folder:
        # Which letters are read is the same for both sizes: the newest thousand.
        measured = {size: measure(f"{url}/{size}", Path(folder), size) for size in SIZES}
        for size in SIZES:
            write(f"{url}/{size}")
    if len(measured) == 2:
        compare(measured["small"], measured["large"])
    return 0


@contextmanager
def databases() -> Iterator[str]:
    """Yield the address of a server that has the filled databases."""
    if given := os.environ.get("BENCH_DATABASES"):
        yield given
        return
    with cluster.cluster(cluster.binaries() or cluster.install()) as url:
        server = url.rpartition("/")[0]
        for size in SIZES:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {size}".encode())
            fill(f"{server}/{size}", COUNTS[size])
        yield server


def fill(url: str, count: int) -> None:
    """Set up a database with the demo's brand and `count` sample letters."""
    start = time.monotonic()
    for command in (["migrate", "-v0"], ["demo"], ["sample_letters", "--count", str(count)]):
        manage(url, *command)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    print(f"{count} sample letters in {time.monotonic() - start:.0f} s", flush=True)


def write(url: str) -> None:
    """Print what writing costs on the database at `url`."""
    command = [sys.executable, "-m", "tests.benchmarks.http.writes", url]
    subprocess.run(command, cwd=machine.ROOT, check=True)


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


def measure(url: str, folder: Path, size: str) -> dict[str, list[Load]]:
    """Measure every line on the database at `url`, print them, and return them by name."""
    with psycopg.connect(url) as connection:
        chosen = connection.execute(
            "SELECT slug, detail_etag FROM articles_publication WHERE slug LIKE 'sample-letter-%%' "
            "ORDER BY date_published DESC LIMIT 1000"
        ).fetchall()
        letters = connection.execute("SELECT COUNT(*) FROM articles_publication").fetchone()
        words = connection.execute(
            "SELECT word FROM ts_stat('SELECT words FROM articles_publishedtext LIMIT 200') "
            "WHERE length(word) > 5 ORDER BY md5(word) LIMIT 40"
        ).fetchall()
        postgres = postmaster(connection)
    slugs = [slug for slug, _ in chosen]
    etag = {"slug": slugs[0], "etag": f'"{chosen[0][1]}-gzip"'}
    lines = subjects.subjects(slugs, etag, "sample-author-3")
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(serve(name, url, postgres)) for name in ("plain", "off", "on")
        }
        if size == "small":
            fill_textbook(url)
            servers["textbook"] = stack.enter_context(serve("textbook", url, postgres))
            lines += subjects.textbook(slugs, "sample-author-3")
        for line in lines:
            # A server's first request loads what all the others find loaded.
            httpx.get(f"{servers[line.server].url}{line.paths[0]}", timeout=60)
        measured: dict[str, list[Load]] = {line.name: [] for line in lines}
        for turn in range(ROUNDS + 1):
            for line in lines:
                with suppress(NothingRead):
                    load = machine.load(
                        servers[line.server],
                        line.paths,
                        seconds=SECONDS,
                        folder=folder,
                        headers=line.headers,
                    )
                    # The first turn fills caches, keeps plans and is not counted.
                    if turn:
                        measured[line.name].append(load)
        found = [
            machine.load(
                servers["off"],
                subjects.searches([word for (word,) in words]),
                seconds=SECONDS,
                folder=folder,
                headers=subjects.GZIP,
                connections=1,
            )
            for _ in range(ROUNDS)
        ]
        memory = {name: server.memory() / 1e6 for name, server in servers.items()}
    report(f"{letters[0] if letters else 0} letters", lines, measured)
    p95 = statistics.median(load.p95 for load in found) * 1000
    print(f"search, one connection: p95 {p95:.1f} ms, {_cpu(found) * 1e6:.0f} µs of CPU")
    print("memory: " + ", ".join(f"{name} {value:.0f} MB" for name, value in memory.items()))
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
        "ANSWERS_KEPT": "32" if name == "on" else "0",
    }
    return machine.served(application, port=PORTS[name], postgres=postgres, environment=variables)


def fill_textbook(url: str) -> None:
    """Draw the letters in the textbook's tables."""
    variables = {"DATABASE_URL": url, "DEBUG": "true"}
    command = [sys.executable, "-m", "tests.benchmarks.http.textbook.fill"]
    subprocess.run(command, cwd=machine.ROOT, env=os.environ | variables, check=True)


def postmaster(connection: "psycopg.Connection[tuple[object, ...]]") -> int:
    """Return the process id of the server behind `connection`, which must be on this machine."""
    backend = connection.info.backend_pid
    return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def report(title: str, lines: list[subjects.Subject], measured: dict[str, list[Load]]) -> None:
    """Print one table."""
    ceiling = _rate(measured[lines[0].name])
    print(f"\n{title}\n{'':<36}{'req/s':>8}{'ceiling':>9}{'asked':>7}{'server µs':>11}{'db µs':>7}")
    for line in lines:
        loads = measured[line.name]
        if not loads:
            print(f"{line.name:<36} not one answer in {SECONDS} s")
            continue
        asked = "" if line.least is None else f"{line.least:.1f}"
        server = statistics.median(load.server for load in loads) * 1e6
        database = statistics.median(load.database for load in loads) * 1e6
        part = _rate(loads) / ceiling
        print(
            f"{line.name:<36}{_rate(loads):>8.0f}{part:>9.2f}{asked:>7}"
            f"{server:>11.0f}{database:>7.0f}",
            flush=True,
        )


def compare(small: dict[str, list[Load]], large: dict[str, list[Load]]) -> None:
    """Print how much more CPU a request takes where there are more letters."""
    print("\nCPU for one request, large against small (asked: at most 1.25)")
    for name in large:
        if small.get(name) and large[name]:
            print(f"{name:<36}{_cpu(large[name]) / _cpu(small[name]):>8.2f}")


def _rate(loads: list[Load]) -> float:
    return statistics.median(load.rate for load in loads)


def _cpu(loads: list[Load]) -> float:
    return statistics.median(load.server + load.database for load in loads)


if __name__ == "__main__":
    sys.exit(main())

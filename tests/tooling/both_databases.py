"""
Run the suite on SQLite, then all that touches a database again on a real PostgreSQL.

What a browser shows does not depend on the database, and a browser is slow: its tests run on
PostgreSQL alone, where letters are published, and on SQLite only where there is no PostgreSQL.

`make test` calls this. PostgreSQL is the one DATABASE_URL names, else a throw-away one. Where it
truly cannot be had that half is skipped, loudly; where CI is set it must run. Further arguments
go to pytest in both halves.
"""

import os
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pytest

from tests.journeys import chromium
from tests.tooling import cluster, packages

ROOT = Path(__file__).resolve().parents[2]

# What a developer has exported for a server of theirs must not decide what is tested.
OURS = (
    "ALLOWED_HOSTS",
    "ANSWERS_KEPT",
    "API_THROTTLE",
    "API_UNTHROTTLED",
    "BEHIND_PROXY",
    "CACHE_URL",
    "CONTACT_EMAIL",
    "CORS_ALLOWED_ORIGINS",
    "CROSSREF_URL",
    "DATABASE_URL",
    "DATABASE_POOLED",
    "DATACITE_URL",
    "DEBUG",
    "EMAIL_URL",
    "ID_CONVERTER_URL",
    "LOG_FORMAT",
    "LOG_LEVEL",
    "MEDIA_STORAGE",
    "MEDIA_URL",
    "METRICS_TOKEN",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
    "OIDC_URL",
    "OPEN_LIBRARY_URL",
    "PUBMED_URL",
    "REGISTRY_TIMEOUT",
    "REPLICA_URL",
    "SECRET_KEY",
    "SECURE_SSL_REDIRECT",
    "SESSION_HOURS",
    "SESSION_IDLE_MINUTES",
    "TIME_ZONE",
    "TWO_FACTORS_REQUIRED",
    "VAR_DIR",
    "WEBHOOK_LOG_DAYS",
    "WEBHOOK_PRIVATE_NETWORKS",
)

# Container images set it. Every worker of both halves, and every interpreter that a test starts,
# would compile the whole suite anew: half of what it takes to begin.
SLOW = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Half:
    """What one run of the suite came to."""

    database: str
    ok: bool
    summary: str
    ran: bool = True
    """Whether it had any test: the arguments may ask for some that belong to the other half."""


def main(arguments: list[str]) -> int:
    """Run both halves, print both summaries, return 0 only if nothing failed."""
    signal.signal(signal.SIGTERM, _as_interrupt)
    signal.signal(signal.SIGHUP, _as_interrupt)
    try:
        _prepare_browser()
        halves = _halves(arguments)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    print("\n" + "\n".join(f"{half.database}: {half.summary}" for half in halves), flush=True)
    return 0 if all(half.ok for half in halves) and any(half.ran for half in halves) else 1


def _halves(arguments: list[str]) -> list[Half]:
    try:
        with _server() as url:
            return [
                _run("SQLite", {}, ["--without-browser", *arguments]),
                # What never touches a database has just been tested.
                _run("PostgreSQL", {"DATABASE_URL": url}, ["--database-only", *arguments]),
            ]
    except cluster.NoCluster as why:
        return [_run("SQLite", {}, arguments), _without_postgresql(str(why))]


def _prepare_browser() -> None:
    """Have a Chromium for the journeys; without one they skip, loudly, or fail where CI is set."""
    if chromium.program() is not None:
        return
    try:
        packages.install("chromium", purpose="the journeys in a real browser")
    except packages.NotInstalled as why:
        _tell(f"NOT TESTED IN A BROWSER: no Chromium is installed, and {why}")


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def _server() -> Iterator[str]:
    given = os.environ.get("DATABASE_URL", "").strip()
    if not given:
        with cluster.cluster(cluster.binaries() or cluster.install()) as url:
            yield url
    elif given.startswith(("postgres://", "postgresql://")):
        yield given
    else:
        raise cluster.NoCluster(
            "DATABASE_URL names another kind of database. For the tests it accepts "
            "postgres://user:password@host:5432/name, or nothing at all."
        )


def _run(database: str, variables: dict[str, str], arguments: list[str]) -> Half:
    print(f"\n=== Tests on {database} ===\n", flush=True)
    left_out = {*OURS, SLOW}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        options = [f"--junit-xml={report}", "--numprocesses=auto", "--dist=worksteal", *arguments]
        command = [sys.executable, "-m", "pytest", *options]
        done = subprocess.run(command, cwd=ROOT, env=kept | variables, check=False)
        ran = done.returncode != pytest.ExitCode.NO_TESTS_COLLECTED
        ok = done.returncode == 0 or not ran
        return Half(database, ok, _summary(report, done.returncode), ran)


def _summary(report: Path, code: int) -> str:
    """Say in one line what pytest's report at `report` holds."""
    if not report.exists():
        return f"pytest stopped with exit code {code}"
    counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own file
        for name in counts:
            counts[name] += int(suite.get(name, 0))
    failed = counts["failures"] + counts["errors"]
    passed = counts["tests"] - failed - counts["skipped"]
    return f"{passed} passed, {failed} failed, {counts['skipped']} skipped"


def _without_postgresql(why: str) -> Half:
    required = bool(os.environ.get("CI") or os.environ.get("DATABASE_URL"))
    _tell(f"NOT TESTED ON POSTGRESQL: {why}")
    summary = "could not run" if required else "SKIPPED, see above"
    return Half("PostgreSQL", not required, summary, ran=False)


def _tell(words: str) -> None:
    line = "!" * 78
    print(f"\n{line}\n{words}\n{line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

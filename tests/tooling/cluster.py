"""
Start a throw-away PostgreSQL for one run of the tests, and leave nothing behind.

PostgreSQL refuses to run as root, so as root the server runs as an account that exists
already (`postgres`, else `nobody`); no account is ever created. Everything lives in one
temporary folder that goes when the block ends, however it ends.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.tooling import packages

ROLE = "lanfam"

# Nothing here outlives the run, so nothing needs to survive a power cut.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class NoCluster(Exception):
    """The server cannot be had here; the message says why, in words for a person."""


def binaries() -> Path | None:
    """Return the folder that holds `initdb` and `postgres`, the newest found, or None."""
    for folder in _folders():
        if all((folder / program).exists() for program in ("initdb", "postgres")):
            return folder
    return None


def _folders() -> Iterator[Path]:
    if config := shutil.which("pg_config"):
        found = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(found.stdout.strip() or "/nonexistent")
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda path: _version(path.parent.name), reverse=True)
    if initdb := shutil.which("initdb"):
        yield Path(initdb).resolve().parent


def _version(name: str) -> float:
    try:
        return float(name)
    except ValueError:
        return 0.0


def install() -> Path:
    """Install Debian's package where that needs no password; raises NoCluster."""
    try:
        packages.install("postgresql", purpose="the second half of the tests")
    except packages.NotInstalled as why:
        raise NoCluster(
            f"no PostgreSQL server is installed, and {why} Install your system's postgresql "
            "package, or set DATABASE_URL."
        ) from None
    if folder := binaries():
        return folder
    raise NoCluster("the postgresql package is installed but brought no server programs.")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """
    Run a server from the programs in `folder`; yields its URL, e.g. for DATABASE_URL.

    Raises NoCluster when it does not start. The server listens on 127.0.0.1 only.
    """
    home = Path(tempfile.mkdtemp(prefix="lanfam-pg-", dir=short_temporary_folder()))
    server = None
    try:
        password = create(folder, home)
        port = free_port()
        server = start(folder, home, port)
        url = f"postgres://{ROLE}:{password}@127.0.0.1:{port}/postgres"
        wait(server, home, url)
        yield url
    finally:
        stop(server)
        shutil.rmtree(home, ignore_errors=True)


def short_temporary_folder() -> str:
    """Return the folder in which servers' homes are made."""
    # A socket's path may hold 107 bytes; macOS' own temporary folders are longer than that.
    return "/tmp" if Path("/tmp").is_dir() else tempfile.gettempdir()  # noqa: S108


def create(folder: Path, home: Path) -> str:
    """Make an empty server's data in `home`; return the password of `ROLE`."""
    password = secrets.token_urlsafe(16)
    secret = home / "password"
    secret.write_text(password)
    if account := _account():
        for path in (home, secret):
            os.chown(path, account.pw_uid, account.pw_gid)
    locale = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    made = subprocess.run(
        [
            str(folder / "initdb"),
            f"--pgdata={home / 'data'}",
            f"--username={ROLE}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            f"--locale={locale}",
            "--no-sync",
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        **unprivileged(),
    )
    if made.returncode:
        raise NoCluster(f"`initdb` failed:\n{(made.stdout + made.stderr).strip()}")
    return password


def _account() -> pwd.struct_passwd | None:
    """Return the account to run as, or None where we are not root and need no other."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in accounts:
            return accounts[name]
    raise NoCluster("PostgreSQL refuses to run as root, and there is no `postgres` or `nobody`.")


def unprivileged() -> dict[str, Any]:
    """Return what has a process run as an account that servers accept, where we are root."""
    account = _account()
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(
    folder: Path, home: Path, port: int, *, manner: tuple[str, ...] = HASTE
) -> subprocess.Popen[bytes]:
    """Start the server whose data lies in `home`, with `manner` among its settings."""
    settings = (
        *manner,
        f"port={port}",
        "listen_addresses=127.0.0.1",
        f"unix_socket_directories={home}",
    )
    options = [part for setting in settings for part in ("-c", setting)]
    with (home / "log").open("wb") as log:
        # Its own session: Ctrl-C must reach the tests first and the server only through us.
        return subprocess.Popen(
            [str(folder / "postgres"), "-D", str(home / "data"), *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=home,
            start_new_session=True,
            **unprivileged(),
        )


def wait(server: subprocess.Popen[bytes], home: Path, url: str, seconds: float = 30) -> None:
    """Wait until the server answers; raises NoCluster with its log."""
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise NoCluster(f"the server did not start:\n{(home / 'log').read_text().strip()}")


def stop(server: subprocess.Popen[bytes] | None) -> None:
    """Stop the server, whoever is connected."""
    if server is None:
        return
    # To PostgreSQL this means: disconnect whoever is left, then stop.
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()

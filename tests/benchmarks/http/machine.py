"""
Run servers, load them, and read from the kernel what it cost.

Requests a second tell about the machine and whoever else uses it; CPU time for one request tells
about the code. Linux only: the times come from /proc.
"""

import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.tooling import granian

ROOT = Path(__file__).resolve().parents[3]
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
WORKERS, CONNECTIONS = 2, 16

SCRIPT = """
local paths = {}
for line in io.lines("%(paths)s") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write
  print(string.format("RESULT %%d %%d %%d %%d", summary.requests, summary.duration,
    latency:percentile(95), bad))
end
"""


class NothingRead(Exception):
    """The server did not finish one answer in the time it had."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one round came to: times in seconds, CPU for one request."""

    rate: float
    p95: float
    server: float
    database: float


@dataclass(frozen=True, slots=True)
class Server:
    """A server under load, with the database behind it."""

    url: str
    pid: int
    postgres: int

    def memory(self) -> int:
        """Return the resident bytes of its largest worker."""
        return max(_resident(pid) for pid in _children(self.pid))


@contextmanager
def served(
    application: str, *, port: int, postgres: int, environment: Mapping[str, str]
) -> Iterator[Server]:
    """Serve a WSGI application with granian, two workers, as `make demo` does."""
    command = granian.command(port, workers=WORKERS, application=application)
    # All comes from one client; and what it is compared with writes no line for a request either.
    quiet = {"PYTHONWARNINGS": "ignore", "API_THROTTLE": "off", "LOG_LEVEL": "WARNING"}
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | quiet | environment) as process:
        try:
            server = Server(f"http://127.0.0.1:{port}", process.pid, postgres)
            _wait(server.url)
            yield server
        finally:
            process.terminate()


def load(
    server: Server,
    paths: list[str],
    *,
    seconds: float,
    folder: Path,
    headers: Mapping[str, str],
    connections: int = CONNECTIONS,
) -> Load:
    """
    Read `paths` in turn for some seconds; raises when an answer is no success.

    A slow answer is one that counts; raises NothingRead where none came at all.
    """
    (folder / "paths").write_text("".join(f"{path}\n" for path in paths))
    (folder / "wrk.lua").write_text(SCRIPT % {"paths": folder / "paths"})
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s"]
    command += ["-s", str(folder / "wrk.lua")]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    before = cpu(server.pid), cpu(server.postgres)
    done = subprocess.run([*command, server.url], capture_output=True, text=True, check=True)
    after = cpu(server.pid), cpu(server.postgres)
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", done.stdout)
    assert found, done.stdout
    requests, microseconds, p95, bad = map(int, found.groups())
    if not requests:
        raise NothingRead(paths[0])
    assert not bad, f"{bad} of {requests} answers were no success: {paths[0]}"
    return Load(
        rate=requests / microseconds * 1e6,
        p95=p95 / 1e6,
        server=(after[0] - before[0]) / requests,
        database=(after[1] - before[1]) / requests,
    )


def cpu(pid: int) -> float:
    """Return the seconds of CPU that a process and all under it have used, the ended included."""
    return sum(_times(each) for each in (pid, *_children(pid)))


def postmaster(connection: "psycopg.Connection[tuple[object, ...]]") -> int:
    """Return the process id of the server behind `connection`, which must be on this machine."""
    backend = connection.info.backend_pid
    return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def _times(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS


def _children(pid: int) -> list[int]:
    found = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [each for child in found for each in (child, *_children(child))]


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE


def _wait(url: str, seconds: float = 60) -> None:
    import httpx

    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"Nothing answers at {url}.")

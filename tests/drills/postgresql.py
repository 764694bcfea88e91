"""
A PostgreSQL of one drill's own that is killed, hung and started again on the same data.

In contrast to the one that tests run on it is in no haste: what it says is saved is on the disk.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.tooling import cluster

MANNER = ("max_connections=40", "shared_buffers=32MB")


@dataclass
class Postgresql:
    """One server; `url` leads to its empty first database."""

    programs: Path
    home: Path
    port: int
    url: str
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it, after a kill too: it recovers by itself."""
        self.process = cluster.start(self.programs, self.home, self.port, manner=MANNER)
        cluster.wait(self.process, self.home, self.url)

    def kill(self) -> None:
        """End all of its processes at once, as a power cut does."""
        self.signal(signal.SIGSTOP)
        self.signal(signal.SIGKILL)
        assert self.process is not None
        self.process.wait(20)

    def signal(self, number: int) -> None:
        """Send a signal to the server and to each of its processes."""
        assert self.process is not None
        first = self.process.pid
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for pid in (first, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(pid, number)


@contextmanager
def postgresql(folder: Path | None = None) -> Iterator[Postgresql]:
    """Make and start a server below `folder`; it and all its data go when the block ends."""
    within = folder or cluster.short_temporary_folder()
    home = Path(tempfile.mkdtemp(prefix="lanfam-pg-", dir=within))
    made = None
    try:
        programs = cluster.binaries() or cluster.install()
        password = cluster.create(programs, home)
        port = cluster.free_port()
        url = f"postgres://{cluster.ROLE}:{password}@127.0.0.1:{port}/postgres"
        made = Postgresql(programs, home, port, url)
        made.start()
        yield made
    finally:
        if made and made.process:
            with suppress(FileNotFoundError):
                made.signal(signal.SIGCONT)
            cluster.stop(made.process)
        shutil.rmtree(home, ignore_errors=True)

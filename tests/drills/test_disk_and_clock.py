"""The disk is full, and clocks are wrong; what was saved stays, and the way out is to make room."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.drills import newsroom
from tests.drills.desk import Person
from tests.drills.installation import Installation
from tests.drills.postgresql import postgresql
from tests.drills.report import Drill
from tests.tooling import cluster, packages

OPEN = {"API_THROTTLE": "off", "TWO_FACTORS_REQUIRED": "false"}
KEPT = "/api/v1/articles/"
SIZE = 256
"""Megabytes of the small disk; an empty PostgreSQL and its log take most of them."""


@contextmanager
def small_disk() -> Iterator[Path]:
    """Mount a disk that is soon full; skips where that is not allowed."""
    # Not among pytest's folders, into which PostgreSQL's own account may not look.
    folder = Path(tempfile.mkdtemp(prefix="lanfam-disk-", dir=cluster.short_temporary_folder()))
    folder.chmod(0o755)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m,mode=0777", "none", str(folder)]
    made = subprocess.run(mount, capture_output=True, text=True, check=False)
    if made.returncode:
        folder.rmdir()
        pytest.skip(f"a small disk cannot be mounted here: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
        folder.rmdir()


def fill(disk: Path) -> Path:
    """Take all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return ballast


def publish_all(person: Person, letters: list[newsroom.Letter]) -> list[bool]:
    said = []
    for letter in letters:
        try:
            said.append(person.publish(letter.pk))
        except httpx.TransportError:
            said.append(False)
    return said


def checked(made: Installation, letters: list[newsroom.Letter], said: list[bool]) -> None:
    seen = newsroom.look(made)
    assert seen.broken == ""
    for letter, was_said in zip(letters, said, strict=True):
        facts = seen.letters[letter.slug]
        assert facts in newsroom.WHOLE["publish"], f"half-done: {facts}"
        assert not was_said or facts == newsroom.WHOLE["publish"][1]


def until_full(
    drill: Drill, made: Installation, disk: Path, mend: Callable[[], None] = lambda: None
) -> None:
    """Publish on a full disk, then with room again."""
    letters = newsroom.prepare(made, count=8, status="approved")
    with made.server(workers=1, **OPEN) as served:
        person = newsroom.sign_in("publish", served)
        assert publish_all(person, letters[:1]) == [True]
        assert served.client.get(KEPT).json()["count"] == 1
        ballast = fill(disk)
        said = publish_all(person, letters[1:6])
        drill.say(f"on a full disk {sum(said)} of {len(said)} letters went live")
        assert not all(said)
        assert served.client.get("/healthz").status_code == 200
        ballast.unlink()
        mend()
        newsroom.settle(served)
        person = newsroom.sign_in("publish", served)
        rest = publish_all(person, letters[6:])
        assert rest == [True] * 2
        assert served.client.get(KEPT).json()["count"] == 3 + sum(said)
    checked(made, letters, [True, *said, *rest])
    drill.tried(len(letters))


def test_the_disk_of_postgresql_is_full(drill: Drill, tmp_path: Path) -> None:
    with small_disk() as disk, postgresql(disk) as server:
        made = Installation(server.url, tmp_path)
        made.manage("migrate", "--verbosity", "0")
        until_full(drill, made, disk)
    drill.saw(
        "With PostgreSQL's disk full, nothing was half-done; readers read on; room mended it."
    )


def test_the_disk_of_sqlite_is_full(drill: Drill, tmp_path: Path) -> None:
    with small_disk() as disk:
        made = Installation(f"sqlite:///{disk}/lanfam.sqlite3", tmp_path)
        made.manage("migrate", "--verbosity", "0")
        until_full(drill, made, disk)
    drill.saw("With SQLite's disk full, nothing was half-done; readers read on; room mended it.")


def test_the_disk_of_the_log_is_full(drill: Drill, installation: Installation) -> None:
    newsroom.prepare(installation, count=2, status="published")
    # What a full disk says to every write.
    with Path("/dev/full").open("wb") as full, installation.server(log=full, **OPEN) as served:
        for path in (KEPT, "/api/v1/articles/elsewhere/", "/readyz", "/admin/login/") * 25:
            assert served.client.get(path).status_code in (200, 404)
            drill.tried()
        assert served.process.poll() is None
    drill.saw("A log that could not be written stopped no answer.")


def test_clocks_that_are_wrong(drill: Drill, installation: Installation, tmp_path: Path) -> None:
    library = faked()
    scheduled = newsroom.prepare(installation, count=1, status="approved")[0]
    clock = tmp_path / "clock"
    clock.write_text("+0")
    fake = {
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    detail = f"/api/v1/articles/{scheduled.slug}/"
    newsroom.ask(installation, SCHEDULE.format(pk=scheduled.pk))
    with installation.server(**OPEN, **fake) as served:
        person = newsroom.sign_in("publish", served)
        for offset, status in (("+0", 404), ("+3h", 200), ("-3h", 404), ("+3h", 200), ("+0", 404)):
            clock.write_text(offset)
            time.sleep(0.2)
            for _ in range(8):
                assert served.client.get(detail).status_code == status, offset
                drill.tried()
            listed = served.client.get(KEPT).json()["results"]
            assert [card["slug"] for card in listed] == [scheduled.slug] * (status == 200)
            assert person.get("/admin/").status_code in (200, 302)
        clock.write_text("-3h")
        installation.manage("worker", "--once", "--verbosity", "0", **fake)
    assert newsroom.look(installation).broken == ""
    drill.saw(
        "Clocks that jumped three hours forth and back showed a planned letter by the server's own "
        "clock and no longer; nothing failed, and the chain verifies."
    )


SCHEDULE = """
import json
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from articles.models import Article
from articles.workflow import actions
now = timezone.now()
actions.schedule(Article.objects.get(pk={pk}), now=now, at=now + timedelta(hours=2),
    actor=User.objects.get(username="publishers"))
print(json.dumps(True))
"""


def faked() -> Path:
    """Return the library that tells a process another time; skips where it is not to be had."""
    for _ in range(2):
        if found := next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None):
            return found
        try:
            packages.install("faketime", purpose="a clock that jumps")
        except packages.NotInstalled as why:
            pytest.skip(f"no libfaketime: {why}")
    pytest.skip("the package faketime brought no library")

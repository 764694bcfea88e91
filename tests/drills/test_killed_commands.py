"""Commands are killed in the middle, and run again: all or nothing, whatever they were at."""

import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.articles.api.serving import ROOT
from tests.drills import newsroom
from tests.drills.installation import Installation, database, kill
from tests.drills.postgresql import Postgresql
from tests.drills.report import Drill

PAGE = "fiber-and-butyrate.html"
BIBLIOGRAPHY = "\n".join(
    f"@article{{k{n}, title={{Paper number {n}}}, author={{Writer, Wanda}}, year={{2020}}, "
    f"journal={{Journal of Drills}}, doi={{10.1234/drill.{n}}}}}"
    for n in range(300)
)
COUNT = """
import json
from articles.models import Article, Event, Publication, SourcePage
from articles.workflow import history
from references.models import Contributor, Reference
print(json.dumps(dict(
    letters=Article.objects.count(), pages=SourcePage.objects.count(),
    imports=Event.objects.filter(kind__in=["import", "create"]).count(),
    papers=Reference.objects.count(), named=Reference.objects.filter(contributors=None).count(),
    digests=sorted(Publication.objects.values_list("detail_etag", flat=True)),
    broken=str(history.first_broken_link() or ""))))
"""
KILLS = 4
"""For each command, by the process and by the database in turns."""


def broken_off(
    installation: Installation, postgresql: Postgresql, *command: str, seconds: float
) -> None:
    """Run a command, and kill it or its database after a random part of `seconds`."""
    process = installation.start(sys.executable, "manage.py", *command)
    with suppress(subprocess.TimeoutExpired):
        process.wait(random.uniform(0.2, 1.0) * seconds)  # noqa: S311
    if random.random() < 0.5:  # noqa: S311
        kill(process)
    else:
        postgresql.kill()
        process.wait(60)
        postgresql.start()


def finished(installation: Installation, *command: str) -> float:
    """Run a command to its end; return how long it took."""
    began = time.monotonic()
    done = installation.manage(*command, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return time.monotonic() - began


def test_commands_are_killed(drill: Drill, postgresql: Postgresql, fragile: Installation) -> None:
    newsroom.prepare(fragile, count=12, status="published")
    before = newsroom.ask(fragile, COUNT)
    page = fragile.folder / PAGE
    text = (ROOT / "articles/demo/data" / PAGE).read_text()
    page.write_text(f"<html><body><article><h1>On Fiber</h1>{text}</article></body></html>")
    bibliography = fragile.folder / "papers.bib"
    bibliography.write_text(BIBLIOGRAPHY)
    commands = {
        "import_letter": ("import_letter", str(page)),
        "import_references": ("import_references", str(bibliography)),
        "rebuild_publications": ("rebuild_publications",),
        "recheck_letters": ("recheck_letters",),
    }
    for name, command in commands.items():
        for _ in range(KILLS):
            broken_off(fragile, postgresql, *command, seconds=6)
            drill.tried()
        seen = newsroom.ask(fragile, COUNT)
        assert seen["broken"] == "", seen["broken"]
        assert seen["named"] == 0, "a paper without its authors"
        assert seen["letters"] - before["letters"] == seen["pages"], "a letter without its page"
        assert seen["digests"] == before["digests"]
        finished(fragile, *command)
        drill.say(f"{name}: {KILLS} kills, then done")
    after = newsroom.ask(fragile, COUNT)
    assert after["broken"] == ""
    assert after["pages"] == 1
    assert after["papers"] >= before["papers"] + 300
    drill.saw(
        "Importing a letter and 300 papers, rendering and re-checking anew were killed at random "
        "moments: nothing was half-done, and run again they came to the same end."
    )


def test_a_migration_is_killed(drill: Drill, postgresql: Postgresql, tmp_path: Path) -> None:
    kills = 0
    with database(postgresql.url, "migrated") as url:
        made = Installation(url, tmp_path)
        for _ in range(KILLS):
            process = made.start(sys.executable, "manage.py", "migrate", "--verbosity", "0")
            try:
                process.wait(random.uniform(1.5, 6.0))  # noqa: S311
            except subprocess.TimeoutExpired:
                kills += 1
                if kills % 2:
                    kill(process, signal.SIGKILL)
                else:
                    postgresql.kill()
                    process.wait(60)
                    postgresql.start()
            drill.tried()
        finished(made, "migrate", "--verbosity", "0")
        finished(made, "migrate", "--check")
        finished(made, "verify_history")
        newsroom.prepare(made, count=1, status="published")
        assert newsroom.look(made).broken == ""
    drill.saw(f"Setting up was killed {kills} times; the next run went on, and letters went live.")

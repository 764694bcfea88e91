"""
What the tests of frontends share: the packages from npm, and a CMS with the demo's letters.

Both are made once, and neither touches the database of the tests: what a frontend reads does not
depend on which one that is, so these tests run once.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.articles.api.serving import server
from tests.frontends import recipes

HERE = Path(__file__).parent
QUIET = {"ASTRO_TELEMETRY_DISABLED": "1", "NEXT_TELEMETRY_DISABLED": "1"}

# Edited and submitted, not approved: what a preview shows and readers do not.
EDITED = """
from django.contrib.auth.models import User
from django.utils import timezone
from articles.models import Article
from articles.workflow import actions, previewing
now, erin = timezone.now(), User.objects.get(username="erin")
with actions.editing(Article.objects.get(slug="{slug}"), actor=erin, now=now) as article:
    article.headline = "{headline}"
    article.save()
article.refresh_from_db()
revision = actions.submit(article, actor=erin, now=now)
print(previewing.token(previewing.give(revision, by=erin, now=now)))
"""
SLUG = "what-your-gut-lining-runs-on"
HEADLINE = "Not Signed By Anybody"


@dataclass(frozen=True)
class Node:
    """The packages of package-lock.json, and how to run their programs."""

    folder: Path

    def project(self, name: str, files: dict[str, str]) -> Path:
        """Make a folder anew, beneath the packages, that holds `files`; one for each worker."""
        folder = self.folder / f"{name}-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        recipes.write(files, folder)
        return folder

    def run(self, program: str, *arguments: str, cwd: Path, **environment: str) -> str:
        """Run a program of the packages; what it printed, or a failure that shows it."""
        return ran([self.program(program), *arguments], cwd=cwd, **environment)

    def refused(self, program: str, *arguments: str, cwd: Path) -> str:
        """Run a program that must find a fault; what it printed."""
        done = _done([self.program(program), *arguments], cwd=cwd)
        assert done.returncode, f"{program} found no fault"
        return done.stdout

    def program(self, name: str) -> str:
        """Return where a program of the packages is."""
        return str(self.folder / "node_modules" / ".bin" / name)


def ran(command: list[str], *, cwd: Path, **environment: str) -> str:
    """Run `command`; what it printed, or a failure that shows it."""
    done = _done(command, cwd=cwd, **environment)
    if done.returncode:
        pytest.fail(f"{' '.join(command[:3])}:\n{done.stdout}\n{done.stderr}", pytrace=False)
    return done.stdout


def _done(
    command: list[str], *, cwd: Path, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        cwd=cwd,
        env=os.environ | QUIET | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def node() -> Node:
    """The packages from npm; skips without Node, except in CI."""
    if not (shutil.which("node") and shutil.which("npm")):
        if os.environ.get("CI"):
            pytest.fail("Node is missing, and CI must run what is written for frontends.")
        pytest.skip("needs Node with npm")
    lock = (HERE / "package-lock.json").read_bytes()
    folder = Path(sys.prefix) / f"frontends-{hashlib.sha256(lock).hexdigest()[:12]}"
    folder.mkdir(exist_ok=True)
    with (folder / "done").open("a+") as done:
        # Two workers may come at once, and npm cannot share a folder.
        fcntl.flock(done, fcntl.LOCK_EX)
        if not (folder / "done").stat().st_size:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            ran(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder)
            done.write("yes")
    return Node(folder)


@dataclass(frozen=True)
class Cms:
    """A running server with the demo's letters, and the token of a revision that is not public."""

    url: str
    slug: str
    token: str


@pytest.fixture(scope="session")
def cms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cms]:
    """A real server on a database of its own."""
    folder = tmp_path_factory.mktemp("cms")
    variables = {"DATABASE_URL": f"sqlite:///{folder / 'cms.sqlite3'}", "DEBUG": "true"}
    manage = [sys.executable, "manage.py"]
    ran([*manage, "migrate", "--verbosity", "0"], cwd=recipes.ROOT, **variables)
    ran([*manage, "demo", "--json"], cwd=recipes.ROOT, **variables)
    script = EDITED.format(slug=SLUG, headline=HEADLINE)
    token = ran([*manage, "shell", "--no-imports", "-c", script], cwd=recipes.ROOT, **variables)
    with server(**variables) as client:
        yield Cms(str(client.base_url).partition("/api/")[0], SLUG, token.strip())

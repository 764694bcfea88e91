"""
Take the pictures of README and docs/ anew: python -m tests.screenshots [NAME ...].

They show the demo's letters in a real Chromium, on a server of their own over a database that is
gone afterwards. Look at each before you commit it: a picture that nobody looked at shows
yesterday's fault. Palette and size are kept small, for they are downloaded with every clone.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from tests.journeys.chromium import Chromium
from tests.screenshots.shots import SHOTS, Shot
from tests.tooling.both_databases import OURS

DOCS = Path(__file__).parents[2] / "docs"
COLOURS = 96


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """Load the demo into a new database and serve it; yields where."""
    for name in OURS:
        os.environ.pop(name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "lanfam.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
        "DEBUG": "true",
        "EMAIL_URL": "memorymail://",
    }
    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    from articles.demo import load
    from tests.articles.api.serving import server

    call_command("migrate", verbosity=0)
    load.load(now=timezone.now())
    with server() as client:
        yield str(client.base_url.copy_with(path="")).rstrip("/")


def take(page: Chromium, origin: str, shot: Shot, path: Path) -> None:
    """Take one picture and write it small."""
    from django.contrib.auth.models import User

    page.forget(origin)
    page.resize(shot.width, shot.height)
    page.light(dark=shot.dark)
    page.ask("Emulation.setScrollbarsHidden", hidden=True)
    page.sign_in(origin, User.objects.get(groups__name=shot.who))
    page.open(origin + shot.address())
    for script in shot.until:
        page.until(script)
    for script in shot.first:
        page.run(script)
    page.until(shot.then)
    page.until("document.getAnimations().every(each => each.playState !== 'running')")
    page.picture(path, whole=False)
    small = Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def main(names: list[str]) -> int:
    wanted = {name: shot for name, shot in SHOTS.items() if not names or name in names}
    if unknown := sorted(set(names) - set(SHOTS)):
        print(f"There is no picture {', '.join(unknown)}; choose among {', '.join(SHOTS)}.")
        return 2
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        demo(Path(folder)) as origin,
        Chromium(Path(folder) / "chromium") as page,
    ):
        for name, shot in wanted.items():
            path = DOCS / f"{name}.png"
            take(page, origin, shot, path)
            print(f"{path.name:<20} {path.stat().st_size // 1024:>5} KB  {shot.shows}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

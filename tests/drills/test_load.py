"""
Two minutes of everything at once: readers, editors who save, letters that come and go.

No answer fails, nobody reads what an action that has returned took away or replaced, and the memory
of the servers stays where it was.
"""

import itertools
import random
import shutil
import subprocess
import threading
import time
from collections import Counter
from pathlib import Path
from statistics import mean

import httpx
import lxml.html

from tests.drills import newsroom
from tests.drills.desk import Person
from tests.drills.installation import Installation
from tests.drills.newsroom import Letter
from tests.drills.report import Drill

OPEN = {"API_THROTTLE": "off", "TWO_FACTORS_REQUIRED": "false"}
SECONDS = 110
FLAT = 16
"""Megabytes that a process may have grown by between the second and the last third."""

PLACES = ("articles/", "articles/?search=cells", "articles/?topic=glutamine", "authors/", "site/")


class Readers:
    """Read everything, all the time; remember what must not be seen any more."""

    def __init__(self, base_url: str, slugs: list[str]) -> None:
        self.base_url, self.slugs = base_url, slugs
        self.stop = threading.Event()
        self.gone: set[str] = set()
        self.there: set[str] = set()
        self.seen: Counter[int] = Counter()
        self.wrong: list[str] = []

    def read(self) -> None:
        with httpx.Client(base_url=f"{self.base_url}/api/v1/", timeout=20) as client:
            while not self.stop.is_set():
                gone, there = set(self.gone), set(self.there)
                slug = random.choice(self.slugs)  # noqa: S311
                answer = client.get(f"articles/{slug}/")
                self.judge(slug, answer, gone=gone, there=there)
                answer = client.get(random.choice(PLACES))  # noqa: S311
                self.seen[answer.status_code] += 1
                if answer.status_code != 200:
                    self.wrong.append(f"{answer.url} {answer.status_code}")

    def judge(self, slug: str, answer: httpx.Response, *, gone: set[str], there: set[str]) -> None:
        """Hold an answer against what was known before it was asked for."""
        self.seen[answer.status_code] += 1
        if slug in gone and answer.status_code != 410:
            self.wrong.append(f"{slug} was withdrawn and answered {answer.status_code}")
        elif slug in there and answer.status_code not in (200, 410):
            self.wrong.append(f"{slug} was live and answered {answer.status_code}")
        elif answer.status_code not in (200, 404, 410):
            self.wrong.append(f"{slug} {answer.status_code}")


def publishing(readers: Readers, letters: list[Letter]) -> None:
    """Publish one letter after the other, and withdraw each third of them."""
    person = Person("publishers", readers.base_url).sign_in()
    for number, letter in enumerate(letters):
        if readers.stop.is_set():
            return
        assert person.publish(letter.pk)
        readers.there.add(letter.slug)
        time.sleep(1)
        if number % 3 == 0:
            page = f"/admin/articles/article/{letter.pk}/do/withdraw/"
            assert person.post(page, reason="It was wrong.").status_code == 302
            readers.gone.add(letter.slug)


def editing(readers: Readers, drafts: list[Letter], saved: list[int]) -> None:
    """Open a draft, change its headline, save it; over and over."""
    person = Person("editors", readers.base_url).sign_in()
    for number in itertools.count():
        if readers.stop.is_set():
            return
        path = f"/admin/articles/article/{drafts[number % len(drafts)].pk}/change/"
        page = lxml.html.fromstring(person.get(path).text)
        form = next(one for one in page.forms if one.get("id") == "article_form")
        fields: dict[str, object] = {}
        for name, value in form.form_values():
            fields.setdefault(name, []).append(value)  # type: ignore[attr-defined]
        fields |= {"headline": f"A draft, change {number}", "_continue": "Save"}
        answer = person.post(path, **fields)
        if answer.status_code == 302:
            saved.append(number)
        else:
            readers.wrong.append(f"saving answered {answer.status_code}")


def memory(group: int) -> dict[int, float]:
    """Return the megabytes of every process of a group, by its number."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[2]) == group:
                pages = int((folder / "statm").read_text().split()[1])
                found[int(folder.name)] = pages * 4096 / 1e6
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def test_everything_at_once(drill: Drill, installation: Installation) -> None:
    letters = newsroom.prepare(installation, count=40, status="approved")
    drafts = newsroom.prepare(installation, count=4, status="draft", prefix="draft")
    saved: list[int] = []
    with installation.server(**OPEN) as served, installation.worker():
        base_url = str(served.client.base_url).rstrip("/")
        assert newsroom.sign_in("publish", served).publish(letters.pop().pk)
        readers = Readers(base_url, [each.slug for each in letters])
        threads = [threading.Thread(target=readers.read) for _ in range(3)]
        threads += [threading.Thread(target=publishing, args=[readers, letters])]
        threads += [threading.Thread(target=editing, args=[readers, drafts, saved])]
        pressing = pressed(f"{base_url}/api/v1/articles/")
        for thread in threads:
            thread.start()
        sizes = []
        for tenth in range(1, 11):
            time.sleep(SECONDS / 10)
            sizes.append(memory(served.process.pid))
            drill.say(
                f"{tenth} of 10: {sum(readers.seen.values())} answers looked at, "
                f"{len(readers.there)} published, {len(readers.gone)} withdrawn, "
                f"{len(saved)} saved, {sum(sizes[-1].values()):.0f} MB"
            )
        readers.stop.set()
        for thread in threads:
            thread.join()
        told = pressing.communicate()[0] if pressing else ""
    assert readers.wrong == []
    assert "Non-2xx" not in told, told
    assert "Socket errors" not in told, told
    assert len(readers.there) > 5
    assert len(saved) > 5
    for process in sizes[-1]:
        first, last = (mean(size[process] for size in part) for part in (sizes[3:6], sizes[7:]))
        assert last - first < FLAT, f"process {process} grew from {first:.0f} to {last:.0f} MB"
    seen = newsroom.look(installation)
    assert seen.broken == ""
    drill.tried(sum(readers.seen.values()))
    total = next((line.strip() for line in told.splitlines() if "requests in" in line), "")
    drill.saw(
        f"{len(readers.there)} letters went live, {len(readers.gone)} were withdrawn and "
        f"{len(saved)} drafts saved under load ({total or 'without wrk'}): no error, nothing "
        f"stale, and memory from {sum(sizes[3].values()):.0f} to {sum(sizes[-1].values()):.0f} MB."
    )


def pressed(url: str) -> "subprocess.Popen[str] | None":
    """Press on one address with wrk where it is installed."""
    if not shutil.which("wrk"):
        return None
    command = ["wrk", "-t1", "-c4", f"-d{SECONDS - 5}s", "--timeout", "20s", url]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

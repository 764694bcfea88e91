"""
A letter goes live again and again while others read all that tells of it, over real HTTP.

Every answer must be, byte for byte, what was right after one of the publications, and under the
ETag of those bytes; once the action has returned, what was right after it or a later one. What is
right is rendered here, in this process, which keeps no answers.
"""

import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, Faq
from articles.workflow import actions
from articles.workflow.situation import Role
from tests.articles.api import serving
from tests.drills.installation import Installation
from tests.drills.report import Drill
from tests.factories import BODY, approve, make_article, make_author, make_user

PUBLICATIONS, READERS = 12, 6
API, HOST = "/api/v1/", "localhost"
LETTER = f"{API}articles/the-letter/"
OF_THE_LETTER = (LETTER, f"{LETTER}json-ld/", f"{LETTER}markdown/")
ELSEWHERE = (
    *(f"{API}articles/{slug}/" for slug in ("oldest", "older")),
    *(f"{API}articles/{asked}" for asked in ("", "?author=ed-writer", "?search=edition")),
    f"{API}articles/?fields=headline,description&page_size=1&page=2",
    *(f"{API}{name}/" for name in ("faqs", "feed", "sitemap", "series/letters", "site")),
    *("/feed.xml", "/feed.json", "/sitemap.xml", "/llms.txt"),
)
ADDRESSES = (*OF_THE_LETTER, *ELSEWHERE)
EDITION = re.compile(rb"[Ee]dition (\d+)")


@dataclass
class Right:
    """What was right at each address after each publication, and when each of them happened."""

    etags: dict[str, list[str]] = field(default_factory=dict)
    begun: list[float] = field(default_factory=list)
    ended: list[float] = field(default_factory=list)

    def publish(self, letter: Article, number: int) -> None:
        """Publish the next edition; no reader has seen it before `begun`."""
        self.begun.append(time.monotonic())
        actions.publish(letter, actor=make_user(Role.PUBLISHER), now=timezone.now())
        self.ended.append(time.monotonic())
        self.look(number)

    def look(self, number: int) -> None:
        """Render what every address says now, edition `number`."""
        for path in ADDRESSES:
            answer = Client(HTTP_HOST=HOST).get(path)
            assert answer.status_code == 200, path
            if path in OF_THE_LETTER:
                assert editions(answer.content) == {number}, path
            self.etags.setdefault(path, []).append(answer.headers["ETag"].strip('"'))

    def could_be(self, read: "Read") -> Iterator[int]:
        """Yield the publications whose answer it is, of those that it may be one of."""
        earliest = sum(ended < read.began for ended in self.ended) - 1
        latest = sum(begun < read.ended for begun in self.begun) - 1
        for number in range(earliest, latest + 1):
            if self.etags[read.path][number] == read.etag:
                yield number


@dataclass(frozen=True)
class Read:
    """One answer: when it was asked for and there, its ETag, and what is wrong with its bytes."""

    path: str
    began: float
    ended: float
    etag: str
    wrong: str


@pytest.mark.django_db(transaction=True)
def test_publication_under_concurrent_reads_never_shows_a_mixture(
    drill: Drill, tmp_path: Path, settings: Any
) -> None:
    settings.ANSWERS_KEPT = 0
    letter, right = _letters(), Right()
    made = Installation(serving.database(), tmp_path)
    stop = Event()
    with made.server(workers=2) as served, ThreadPoolExecutor(READERS) as pool:
        right.publish(letter, 0)
        url = str(served.client.base_url)
        readers = [pool.submit(_read_on, url, "gzip" * (n % 2), stop) for n in range(READERS)]
        try:
            for number in range(1, PUBLICATIONS + 1):
                _write(letter, number)
                right.publish(letter, number)
        finally:
            stop.set()
        seen = [reader.result() for reader in readers]
    met = [met for reads in seen for met in _judged(right, reads)]
    drill.tried(len(met))
    during = sum(met)
    assert during > PUBLICATIONS, "hardly anybody read while a letter went live"
    drill.saw(
        f"{PUBLICATIONS} publications, {len(ADDRESSES)} addresses, {READERS} readers, 2 workers: "
        f"each answer had the bytes and the ETag of one publication, {during:,} of them during "
        "one; after an action had returned nobody got what was before."
    )


def _letters() -> Article:
    """Make two letters that are live, and one that waits to be."""
    now = timezone.now()
    for slug, days in (("oldest", 9), ("older", 3)):
        make_article("published", slug=slug, headline=slug, now=now - timedelta(days=days))
    author = make_author(name="Ed Writer", slug="ed-writer")
    letter = make_article("draft", slug="the-letter", authors=[author])
    _write(letter, 0)
    return letter


def _write(letter: Article, number: int) -> None:
    """Write edition `number` and have it signed: its name is in all that readers are told."""
    editor, now = make_user(Role.EDITOR), timezone.now()
    with actions.editing(letter, actor=editor, now=now) as draft:
        draft.headline = f"What cells run on, edition {number}"
        draft.description = f"A short letter on the fuel of cells. Edition {number}."
        draft.body = BODY.replace("<p>Cells", f"<p>This is edition {number}. Cells", 1)
        draft.save()
        Faq.objects.filter(article=draft).update(answer=f"<p>So tells edition {number}.</p>")
    actions.submit(letter, actor=editor, now=timezone.now())
    approve(letter, now=timezone.now())
    letter.refresh_from_db()


def _read_on(url: str, coding: str, stop: Event) -> list[Read]:
    """Read every address, over one connection, in any order, until told to stop."""
    reads: list[Read] = []
    known: dict[str, str] = {}
    asked = {"Host": HOST, "Accept-Encoding": coding or "identity"}
    with httpx.Client(base_url=url, timeout=20, headers=asked) as client:
        while not stop.is_set():
            path = random.choice(ADDRESSES)  # noqa: S311
            one = _read(client, path, known.get(path, "") if random.random() < 0.3 else "")  # noqa: S311
            known[path] = one.etag
            reads.append(one)
    return reads


def _read(client: httpx.Client, path: str, known: str) -> Read:
    asked = {"If-None-Match": f'"{known}"'} if known else {}
    began = time.monotonic()
    answer = client.get(path, headers=asked)
    ended = time.monotonic()
    etag = answer.headers.get("ETag", "").strip('"').removesuffix("-gzip")
    return Read(path, began, ended, etag, _wrong(path, answer, etag, known))


def _wrong(path: str, answer: httpx.Response, etag: str, known: str) -> str:
    """Say what shows that an answer is not of one publication, "" for nothing."""
    if answer.status_code == 304 and etag == known and not answer.content:
        return ""
    if answer.status_code != 200:
        return f"status {answer.status_code}"
    if sha256(answer.content).hexdigest() != etag:
        return "the ETag is of other bytes"
    told = editions(answer.content)
    return f"mixed editions {told}" if path in OF_THE_LETTER and len(told) != 1 else ""


def editions(body: bytes) -> set[int]:
    """Return the numbers of all editions that an answer speaks of."""
    return {int(found) for found in EDITION.findall(body)}


def _judged(right: Right, reads: list[Read]) -> Iterator[bool]:
    """Hold what one reader saw against what was right; yield whether it was during an action."""
    least = 0
    for read in reads:
        assert not read.wrong, (read.path, read.wrong)
        # One connection is one process, which never goes back.
        found = [number for number in right.could_be(read) if number >= least]
        assert found, f"{read.path} at {read.began} is of no publication of that moment: {read}"
        least = found[0]
        yield any(
            begun < read.ended and read.began < ended
            for begun, ended in zip(right.begun, right.ended, strict=True)
        )

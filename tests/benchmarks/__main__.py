"""
Time what happens to one letter, as ratios within one run; `make bench` calls this.

Milliseconds tell about the machine. The ratios tell about the code: each line is compared
with parsing the same letter's JSON, measured in the same run. The letter is the demo's,
eight hundred words and more with its papers, loaded into a database in memory.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.benchmarks import checking, comparing, importing
from tests.tooling.both_databases import OURS

ROUNDS = 30


def letter() -> tuple[Any, Any]:
    """Return the demo letter that is live: its content and its imprint."""
    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    call_command("migrate", verbosity=0)

    from articles.demo import load
    from articles.models import Publication
    from articles.workflow import showing

    load.load(now=timezone.now())
    publication = Publication.objects.select_related("revision").latest("live_from")
    return publication.revision.content, showing.imprint_of(publication)


def works(content: Any, imprint: Any) -> dict[str, Callable[[], object]]:
    """Return what is timed, the yardstick first."""
    from articles import content as contents
    from articles import digests, reading
    from articles.compliance import check
    from articles.compliance.claims import lines
    from articles.importing import reader
    from articles.jsonld import graph
    from articles.rendering import detail, documents, html, markdown, page, portable_text

    text = contents.to_json(content)
    read = reading.read(content)
    printed = page.letter_page(content, imprint).encode()
    return {
        "parse its JSON (the yardstick)": lambda: json.loads(text),
        "canonical JSON and digest": lambda: digests.digest(contents.to_json(content)),
        "read: tree, numbers, prose": lambda: reading.read(content),
        "check every rule, as if never read": lambda: (lines.forget(), check.check(content)),
        "check every rule once more": lambda: check.check(content),
        "body as HTML": lambda: html.body_html(read),
        "body as Portable Text": lambda: portable_text.blocks(read),
        "letter as Markdown": lambda: markdown.letter_markdown(content, imprint),
        "JSON-LD graph": lambda: graph.graph(content, imprint),
        "detail document": lambda: detail.detail(content, imprint),
        "publish: every document": lambda: documents.complete(documents.texts(content, imprint)),
        "import its own page": lambda: reader.read_page(printed, "letter.html"),
    }


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of one call, after a first one that fills the caches."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Print the table."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "lanfam.settings", "DEBUG": "true"}
    os.environ |= {"DATABASE_URL": "sqlite://:memory:", "EMAIL_URL": "memorymail://"}
    content, imprint = letter()
    measured = {name: seconds(work) for name, work in works(content, imprint).items()}
    yardstick = next(iter(measured.values()))
    print(f"{'':<36}{'ms':>9}{'ratio':>9}")
    for name, value in measured.items():
        print(f"{name:<36}{value * 1000:>9.2f}{value / yardstick:>9.0f}")
    print()
    for line in (*importing.lines(), "", *checking.lines(), "", *comparing.lines()):
        print(line)
    print()
    return over_http()


def over_http() -> int:
    """Measure reads over HTTP in a process of its own, where there is what it takes."""
    lacking = [] if shutil.which("wrk") else ["wrk (Debian's package of that name)"]
    lacking += [] if sys.platform == "linux" else ["Linux, whose /proc tells the CPU times"]
    if lacking:
        print(f"Reads over HTTP are not measured; that takes {' and '.join(lacking)}.")
        return 0
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    command = [sys.executable, "-m", "tests.benchmarks.http.run"]
    return subprocess.run(command, env=kept, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

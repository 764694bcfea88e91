"""What each of several processes loads it holds; the megabytes are those of 2026."""

import os
import subprocess
import sys

SERVING = """
import sys
import lanfam.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print(*sys.modules)
"""

UNUSED = """
    httpx         6 MB   asks registries, follows addresses, sends webhooks
    lxml          4 MB   reads PubMed's answers and files
    citeproc      4 MB   prints papers when they are taken in
    selectolax    2 MB   finds slips in what an editor saves, reads pages that are imported
    PIL           2 MB   reads pictures when they are uploaded
    pylatexenc    2 MB   reads and writes BibTeX
    typst         7 MB   prints certificates
"""


def test_a_server_that_sends_letters_loads_nothing_for_what_is_done_now_and_then() -> None:
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "lanfam.settings", "DEBUG": "false"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SERVING],
        env=variables,
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(done.stdout.split())
    assert "articles.api.urls" in loaded
    assert loaded.isdisjoint(line.split()[0] for line in UNUSED.strip().splitlines())

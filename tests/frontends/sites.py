"""Run a built site and read it as a browser would."""

import html
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.articles.api.serving import wait
from tests.tooling.cluster import free_port

GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@contextmanager
def served(command: list[str], *, cwd: Path, **environment: str) -> Iterator[httpx.Client]:
    """Run `command`, which listens on the PORT it is given; yields a client with cookies."""
    port = free_port()
    variables = {"PORT": str(port), "HOST": "127.0.0.1", "HOSTNAME": "127.0.0.1", **environment}
    with subprocess.Popen(command, cwd=cwd, env=os.environ | variables) as process:
        try:
            url = f"http://localhost:{port}"
            with httpx.Client(base_url=url, timeout=30, follow_redirects=True) as client:
                wait(process, client, "/post/nothing-is-here")
                yield client
        finally:
            process.terminate()


def shows(page: httpx.Response, letter: dict[str, Any]) -> None:
    """Assert that `page` shows the whole letter: text, papers, answers, what searches read."""
    assert page.status_code == 200, page.text
    assert letter["body"]["html"] in page.text
    for paper in letter["citations"]:
        assert f'id="ref-{paper["number"]}"' in page.text
        assert paper["formatted_html"] in page.text
    for faq in letter["faqs"]:
        assert faq["answer_html"] in page.text
    text = html.unescape(page.text)
    assert f"<h1>{letter['headline']}</h1>" in text
    assert f"<title>{letter['seo']['title']}</title>" in text
    assert all(disclaimer["text"] in text for disclaimer in letter["disclaimers"])
    assert f'href="{letter["seo"]["canonical_url"]}"' in page.text

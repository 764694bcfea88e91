"""Run a built site and read it as a browser would."""

import html
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@contextmanager
def served(command: list[str], *, cwd: Path, **environment: str) -> Iterator[httpx.Client]:
    """Run `command`, which listens on the PORT it is given; yields a client with cookies."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    variables = {"PORT": str(port), "HOST": "127.0.0.1", "HOSTNAME": "127.0.0.1", **environment}
    with subprocess.Popen(command, cwd=cwd, env=os.environ | variables) as process:
        try:
            url = f"http://localhost:{port}"
            with httpx.Client(base_url=url, timeout=30, follow_redirects=True) as client:
                _wait(process, client)
                yield client
        finally:
            process.terminate()


def _wait(process: "subprocess.Popen[bytes]", client: httpx.Client, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            client.get("/post/nothing-is-here")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("The site did not start.")


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

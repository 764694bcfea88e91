"""
The OpenAPI document against a real server with real letters: thousands of requests that it allows,
and as many that it forbids. No error of ours, and no answer that the document does not describe.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.drills.installation import ROOT, Installation
from tests.drills.report import Drill

TOOLS = ROOT / ".venv" / "drills"
SECONDS = int(os.environ.get("DRILL_SECONDS", "150"))
# Not asked: whether all that the document allows is taken. It has no words for what is a DOI.
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance,negative_data_rejection,"
    "unsupported_method,allow_header_conformance"
)
ONE_OF_MANY = (
    *(f"api/v1/articles/<slug:slug>/{form}" for form in ("", "json-ld/", "markdown/")),
    *("api/v1/preview/<str:token>/", "api/v1/authors/<slug:slug>/"),
)
"""Routes that answer 404 unless a real name is asked for."""

TOKEN = """
from django.utils import timezone
from django.contrib.auth.models import User
from articles.models import Revision
from articles.workflow import previewing
link = previewing.give(Revision.objects.first(), by=User.objects.first(), now=timezone.now())
print(previewing.token(link))
"""


@pytest.mark.skipif(not TOOLS.is_dir(), reason="`make drills` installs schemathesis")
def test_every_answer_is_one_that_the_document_describes(
    drill: Drill, installation: Installation
) -> None:
    installation.manage("demo", DEBUG="true")
    installation.manage("sample_letters", "--count", "40")
    token = installation.manage("shell", "--verbosity", "0", "-c", TOKEN).stdout.split()[-1]
    log = installation.folder / "requests.log"
    with (
        log.open("wb") as file,
        installation.server(workers=1, log=file, LOG_LEVEL="INFO") as served,
    ):
        letters = served.client.get("/api/v1/articles/").json()["results"]
        papers = served.client.get("/api/v1/references/").json()["results"]
        real = {
            "DRILL_SLUG": " ".join(each["slug"] for each in letters),
            "DRILL_CITATION_KEY": " ".join(each["key"] for each in papers),
            "DRILL_TOKEN": token,
        }
        said = _run(str(served.client.base_url), installation.folder, real)
    print(said[-20_000:])
    found = re.search(r"(\d+) generated", said)
    assert found, said
    drill.tried(int(found[1]))
    assert "Failures:" not in said
    answered = _answered_200(log)
    assert not [route for route in ONE_OF_MANY if answered[route] < 20], answered
    drill.saw("No 5xx, no status, media type, header or shape that the document does not name.")


def _answered_200(log: Path) -> Counter[str]:
    """Count the answers of each route that were one of ours, and no refusal."""
    lines = (line for line in log.read_text().splitlines() if line.startswith("{"))
    told = map(json.loads, lines)
    return Counter(each["route"] for each in told if each.get("status") == 200)


def _run(url: str, folder: Path, real: dict[str, str]) -> str:
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis as run; run()"]
    command += ["run", str(ROOT / "docs" / "openapi.yaml"), "--url", url, "--no-color"]
    command += ["--checks", CHECKS, "--max-time", str(SECONDS), "--continue-on-failure"]
    ours = {"PYTHONPATH": f"{TOOLS}{os.pathsep}{ROOT}", "PYTHONWARNINGS": "ignore"}
    ours |= {"SCHEMATHESIS_HOOKS": "tests.drills.api_hooks"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | ours | real,
        capture_output=True,
        text=True,
        timeout=SECONDS + 200,
        check=False,
    )
    return done.stdout + done.stderr

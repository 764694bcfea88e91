"""The samples that receivers copy from the documentation do what they say."""

import importlib.util
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from articles.delivery import signing

SAMPLES = Path(__file__).resolve().parents[3] / "docs" / "webhooks"
BODY = '{"type":"article.published","data":{"slug":"what-cells-burn","headline":"Été"}}'
SECRET, OTHER = signing.new_secret(), signing.new_secret()
NOW = datetime.now(UTC)

SIGNED = signing.headers("msg_1", BODY, keys=[OTHER, SECRET], now=NOW)
CASES: dict[str, tuple[str, dict[str, str], bool]] = {
    "as it was sent": (BODY, SIGNED, True),
    "changed on its way": (BODY.replace("cells", "cats"), SIGNED, False),
    "by somebody else": (BODY, signing.headers("msg_1", BODY, keys=[OTHER], now=NOW), False),
    "kept for an hour": (
        BODY,
        signing.headers("msg_1", BODY, keys=[SECRET], now=NOW - timedelta(hours=1)),
        False,
    ),
}

DRIVER = """
import { verify } from "./verify.mjs";
const { cases, secret } = JSON.parse(process.argv[2]);
console.log(JSON.stringify(cases.map(([body, headers]) => {
  try { return verify(body, new Headers(headers), secret).data.slug; } catch { return null; }
})));
"""


def expected() -> list[str | None]:
    return ["what-cells-burn" if good else None for _, _, good in CASES.values()]


def test_the_python_sample_takes_our_messages_and_no_others() -> None:
    spec = importlib.util.spec_from_file_location("verify_sample", SAMPLES / "verify.py")
    assert spec is not None
    assert spec.loader is not None
    sample: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sample)
    found = []
    for body, headers, _ in CASES.values():
        try:
            found.append(sample.verify(body.encode(), headers, SECRET)["data"]["slug"])
        except ValueError:
            found.append(None)
    assert found == expected()


def test_the_typescript_sample_takes_our_messages_and_no_others(tmp_path: Path) -> None:
    if not (shutil.which("node") and shutil.which("npm")):
        if os.environ.get("CI"):
            pytest.fail("Node is missing, and CI must run the TypeScript sample.")
        pytest.skip("needs Node with npm")
    esbuild = ["npm", "exec", "--yes", "--package=esbuild@0.25", "--", "esbuild"]
    made = ["--format=esm", f"--outfile={tmp_path / 'verify.mjs'}", "--log-level=error"]
    subprocess.run([*esbuild, str(SAMPLES / "verify.ts"), *made], check=True, cwd=tmp_path)
    (tmp_path / "driver.mjs").write_text(DRIVER)
    cases = [[body, headers] for body, headers, _ in CASES.values()]
    asked = json.dumps({"cases": cases, "secret": SECRET})
    told = subprocess.run(
        ["node", "driver.mjs", asked], check=True, cwd=tmp_path, capture_output=True, text=True
    )
    assert json.loads(told.stdout) == expected()


@pytest.mark.parametrize("name", ["verify.py", "verify.ts"])
def test_a_sample_is_short_enough_to_copy(name: str) -> None:
    lines = (SAMPLES / name).read_text().splitlines()
    body = lines[next(n for n, line in enumerate(lines) if "verify(" in line) + 1 :]
    assert len([line for line in body if line.strip() not in ("", "}")]) <= 10

"""
Compare what the code makes with what a person once read and found right.

A golden file holds the exact bytes. When a change is meant, write the files anew and
read the difference before committing it:

    REGENERATE_GOLDEN=1 python -m pytest tests/articles/jsonld
    git diff tests/golden
"""

import json
import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def check(name: str, text: str, *, folder: Path = FOLDER) -> None:
    """
    Fail unless `text`, as UTF-8, is what the file `name` of `folder` holds, byte for byte.

    With REGENERATE_GOLDEN in the environment it writes the file instead.
    """
    path = folder / name
    if os.environ.get("REGENERATE_GOLDEN"):
        path.write_bytes(text.encode("utf-8"))
    if not path.exists():
        pytest.fail(f"{path} does not exist. Write it with REGENERATE_GOLDEN=1 and read it.")
    known = path.read_bytes().decode("utf-8")
    assert text == known, (
        f"{name} changed. If you meant it: REGENERATE_GOLDEN=1, then read `git diff`."
    )


def indented(text: str) -> str:
    """Lay JSON out for reading: one value a line, key order kept, escapes shown as letters."""
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"

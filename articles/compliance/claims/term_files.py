"""
Read the files of `vocabulary/`: one term a line, `#` begins a comment.

`-itis` is an ending, `hepat-` a stem that counts only at the beginning of a name.
"""

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "vocabulary"


def read(name: str) -> tuple[str, ...]:
    """Return the terms of `vocabulary/<name>.txt` in the order of the file."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="ascii")
    return tuple(_terms(text))


def _terms(text: str) -> Iterator[str]:
    for line in text.splitlines():
        term = line.partition("#")[0].strip()
        if term:
            yield term

"""Take the files of a frontend out of the documentation, so that what is printed is what is run."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BLOCK = re.compile(r"^```(?:tsx?|m?js|astro)\n(?:---\n)?// (?P<path>\S+)$.*?^```$", re.M | re.S)


def written(page: str) -> dict[str, str]:
    """Return path and text of every file that the Markdown `page` spells out."""
    text = (ROOT / page).read_text()
    return {
        block["path"]: block[0].split("\n", 1)[1].removesuffix("```")
        for block in BLOCK.finditer(text)
    }


def write(files: dict[str, str], folder: Path) -> None:
    """Put `files` into `folder`, as somebody who copies them would."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

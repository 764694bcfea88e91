"""
Keep the documents that a program can write: `make fix` writes them, `make check` compares.

They are committed, so that a change of the API, of a rule or of the workflow shows up in
review as a difference somebody can read.
"""

import difflib
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


def openapi() -> str:
    """Return the API's OpenAPI schema as YAML; a warning of the generator is an error."""
    out = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return out.getvalue().strip() + "\n"


def rules() -> str:
    """Return the handbook of the compliance rules."""
    from articles.compliance import handbook

    return handbook.markdown()


def states() -> str:
    """Return the diagram and the tables of the workflow."""
    from articles.workflow import diagram

    return diagram.markdown()


def licence_list() -> str:
    """Return the licences of what is installed; one that we may not ship is an error."""
    from tests.tooling import licences

    return licences.table()


DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/licences.md": licence_list,
    "docs/openapi.yaml": openapi,
    "docs/rules.md": rules,
    "docs/states.md": states,
}


def difference(path: str) -> str:
    """Return what regenerating `path` would change as a unified diff; "" if nothing."""
    file = ROOT / path
    stored = file.read_text(encoding="utf-8") if file.exists() else ""
    now = DOCUMENTS[path]()
    lines = difflib.unified_diff(
        stored.splitlines(), now.splitlines(), path, f"{path} (generated)", n=2, lineterm=""
    )
    return "\n".join(lines)


def write(path: str) -> None:
    """Write the document `path` anew."""
    file = ROOT / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(DOCUMENTS[path](), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Compare with --check, else write; return 1 if a document was out of date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lanfam.settings")
    django.setup()
    if arguments != ["--check"]:
        for path in DOCUMENTS:
            write(path)
        return 0
    differences = [text for path in DOCUMENTS if (text := difference(path))]
    print("\n\n".join(_beginning(text) for text in differences))
    return 1 if differences else 0


def _beginning(text: str, lines: int = 40) -> str:
    found = text.splitlines()
    more = f"... and {len(found) - lines} lines more" if len(found) > lines else ""
    return "\n".join([*found[:lines], more]).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

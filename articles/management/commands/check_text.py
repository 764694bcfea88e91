"""Label copy that is not in a letter yet: JSON Lines in, JSON Lines out."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.compliance import lexicon, loose_copy
from articles.compliance.lexicon import Lexicon
from articles.compliance.report import as_dict
from articles.content import Brand, Product
from references.management.explained import WRONG_CALL, ExplainedCommand

STANDARD_INPUT = "-"


class Command(ExplainedCommand):
    help = """Label each text of a JSON Lines file as a disease claim, a structure/function
statement, neutral or a disclaimer, with the findings that say why. It reads no database.

Each line in is an object with a "text"; each line out has "text", "label",
"needs_disclaimer" and "findings".

Exit status: 0 no disease claim, 1 at least one, 2 wrong call.

  manage.py check_text copy.jsonl
  echo '{"text": "Zinc supports the skin."}' | manage.py check_text - --product Enterova"""

    # Copy is checked before there is a site: nothing here may ask for a database.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", help="a JSON Lines file, or - for standard input")
        parser.add_argument(
            "--product", action="append", default=[], metavar="NAME", help="a product's name"
        )
        parser.add_argument(
            "--ingredient", action="append", default=[], metavar="NAME", help="an ingredient"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        words = _lexicon(options["product"], options["ingredient"])
        claimed = False
        for text in list(_texts(_lines(options["path"]))):
            row = checked(text, words)
            claimed = claimed or row["label"] == "disease_claim"
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        if claimed:
            sys.exit(1)


def checked(text: str, words: Lexicon) -> dict[str, Any]:
    """Return the line to print about `text`."""
    found = loose_copy.check_text(text, lexicon=words)
    return {
        "text": text,
        "label": found.label,
        "needs_disclaimer": found.needs_disclaimer,
        "findings": [as_dict(finding) for finding in found.findings],
    }


def _lexicon(products: list[str], ingredients: list[str]) -> Lexicon:
    shelf = [Product(slug=f"product-{n}", name=name) for n, name in enumerate(products)]
    shelf.append(Product(slug="ingredients", name="", active_ingredients=tuple(ingredients)))
    return lexicon.build(shelf, Brand(name="", origin=""))


def _lines(path: str) -> Iterable[bytes]:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(path).read_bytes().splitlines()
    except OSError as error:
        raise CommandError(
            f"PATH: {path} cannot be read ({error.strerror}).", returncode=WRONG_CALL
        ) from error


def _texts(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the text of every line that is not blank. CommandError: a line without one."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except ValueError as error:
            raise CommandError(
                f"PATH: line {number} is not JSON in UTF-8.", returncode=WRONG_CALL
            ) from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise CommandError(
                f'PATH: line {number} has no "text" to check.', returncode=WRONG_CALL
            )
        yield row["text"]

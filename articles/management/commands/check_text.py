"""Label copy that is not in a letter yet: JSON Lines in, JSON Lines out."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError, connection

from articles import checking
from articles.compliance.loose_copy import Checked
from articles.compliance.report import as_dict
from articles.content import Product
from references.management.explained import WRONG_CALL, ExplainedCommand

STANDARD_INPUT = "-"


class Command(ExplainedCommand):
    help = """Label each text of a JSON Lines file as a disease claim, a structure/function
statement, neutral or a disclaimer, with the findings that say why. Where this installation has
its database, the brand, its products and the reviewers' lexicon count as well; none is needed.

Each line in is an object with a "text"; each line out has "text", "label",
"needs_disclaimer" and "findings".

Exit status: 0 no disease claim, 1 at least one, 2 wrong call.

  manage.py check_text copy.jsonl
  echo '{"text": "Zinc supports the skin."}' | manage.py check_text - --product Enterova"""

    # Copy is checked before there is a site: nothing here may need a database.
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
        check = _checker(_shelf(options["product"], options["ingredient"]))
        claimed = False
        for text in list(_texts(_lines(options["path"]))):
            row = as_row(check(text))
            claimed = claimed or row["label"] == "disease_claim"
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        if claimed:
            sys.exit(1)


def as_row(found: Checked) -> dict[str, Any]:
    """Return the line to print about a text."""
    return {
        "text": found.text,
        "label": found.label,
        "needs_disclaimer": found.needs_disclaimer,
        "findings": [as_dict(finding) for finding in found.findings],
    }


def _checker(shelf: list[Product]) -> Callable[[str], Checked]:
    if not _is_there():
        return checking.copy_checker_as_it_comes(shelf)
    try:
        return checking.copy_checker(shelf)
    except DatabaseError:
        # It does not answer, or was never migrated. The rules as they come need none.
        return checking.copy_checker_as_it_comes(shelf)


def _is_there() -> bool:
    """Tell whether there may be a database, without making an empty one by asking SQLite."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return True
    return Path(connection.settings_dict["NAME"]).exists()


def _shelf(products: list[str], ingredients: list[str]) -> list[Product]:
    shelf = [Product(slug=f"product-{n}", name=name) for n, name in enumerate(products)]
    return [*shelf, Product(slug="ingredients", name="", active_ingredients=tuple(ingredients))]


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
            # Half of a surrogate pair is JSON and no text: nobody could write it back.
            json.dumps(row, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise CommandError(
                f"PATH: line {number} is not JSON in UTF-8.", returncode=WRONG_CALL
            ) from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise CommandError(
                f'PATH: line {number} has no "text" to check.', returncode=WRONG_CALL
            )
        yield row["text"]

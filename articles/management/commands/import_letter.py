"""Turn a published page into a draft."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.markup import escape

from articles import collect
from articles.body.walk import citations
from articles.checking import check
from articles.compliance.report import as_dict
from articles.content import Content
from articles.importing import decode, importer
from articles.importing.notes import Notes
from articles.importing.reader import read_page
from articles.importing.refusal import ImportRefused
from articles.importing.save import ImportReport, Origin, save
from articles.reading import read
from references.management.explained import WRONG_CALL, ExplainedCommand, require_migrated

OUTCOMES = {
    "created": "A draft was made",
    "updated": "The draft was rewritten",
    "unchanged": "This very page is here already; its draft stays as it is",
}


class Command(ExplainedCommand):
    help = """Import a published page (.txt, .html, .md or .docx) as a draft.

Says what was recognised, what was guessed and what has no place. The same page again
offers to update the draft; there is never a second one.

Exit status: 0 done, 1 the page was refused and nothing changed, 2 wrong call.

  manage.py import_letter letter.txt
  manage.py import_letter letter.html --as jane --update"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", metavar="PATH", help="the page as a file")
        parser.add_argument(
            "--as", dest="username", help="whose edit this is (an editor's user name)"
        )
        parser.add_argument(
            "--update", action="store_true", help="rewrite the draft this page became before"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["path"])
        data = _bytes(path)
        require_migrated()
        try:
            report = _import(path, data, username=options["username"], update=options["update"])
        except ImportRefused as error:
            raise CommandError(f"{path.name}: {error}") from error
        letter = collect.collect(report.article)
        if options["json"]:
            self.stdout.write(json.dumps(_counts(letter), ensure_ascii=False, indent=2))
        else:
            self._print(report, letter)

    def _print(self, report: ImportReport, letter: Content) -> None:
        console = Console(file=self.stdout, highlight=False, soft_wrap=True)  # type: ignore[arg-type]
        console.print(f"[bold]{OUTCOMES[report.outcome]}[/]: {escape(letter.headline)}")
        notes = Notes() if report.outcome == "unchanged" else report.notes
        for title, lines in (
            ("Recognised", notes.recognised),
            ("Guessed: please check", notes.guessed),
            ("Without a place", notes.unplaced),
        ):
            if lines:
                console.print(f"\n[bold]{title}[/]")
            for line in lines:
                console.print(f"  • {escape(line)}")
        findings = check(letter)
        blocking = sum(finding.severity == "block" for finding in findings)
        console.print(
            f"\n{len(findings)} findings, {blocking} of them blocking. "
            f"Read them with: manage.py check_letter {letter.slug}"
        )


def _bytes(path: Path) -> bytes:
    """Read the file, but no more of it than shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(decode.LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(
            f"PATH: {path} cannot be read ({reason}).", returncode=WRONG_CALL
        ) from error


def _import(path: Path, data: bytes, *, username: str | None, update: bool) -> ImportReport:
    page = read_page(data, path.name)
    origin = Origin(name=path.name, sha256=hashlib.sha256(data).hexdigest())
    # The service account is a part of the import, too: a refused page leaves none behind.
    with transaction.atomic():
        actor = _actor(username)
        return save(page, origin, actor=actor, now=timezone.now(), update=update)


def _actor(username: str | None) -> User:
    if username is None:
        return importer.default_actor()
    found = User.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"--as: there is no account “{username}”.", returncode=WRONG_CALL)
    return found


def _counts(letter: Content) -> dict[str, Any]:
    reading = read(letter)
    documents = (reading.body, *reading.answers)
    return {
        "slug": letter.slug,
        "citations": sum(len(mark.keys) for one in documents for mark in citations(one)),
        "references": len(letter.references),
        "faqs": len(letter.faqs),
        "claims": len(letter.claims),
        "disclaimers": len(letter.disclaimers),
        "findings": [as_dict(finding) for finding in check(letter)],
    }

"""Prove that nobody rewrote the history."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from articles.models import Approval, Comment, Event, Publication, Resolution, Revision
from articles.proof.pictures import Pictures
from articles.workflow import checkpoint, history
from articles.workflow.checkpoint import Checkpoint
from articles.workflow.witnesses import BrokenLink
from references.management.explained import WRONG_CALL, ExplainedCommand, require_migrated


class Command(ExplainedCommand):
    help = """Check the chain of events from the first one on, and hold against it every row that
a decision rests on: revisions and who wrote them, signatures, resolutions, comments, requests,
publications with their times and documents, disclaimers, policies, the claims library.

With --pictures the files of the pictures that revisions show are read, and compared as well.
With a checkpoint that was kept elsewhere, a chain that was cut off or written anew is found too;
docs/history.md says what all this proves, and what it cannot.
Exit status: 0 all agree, 1 a link is broken (the first is named), 2 wrong call.

  manage.py verify_history
  manage.py verify_history --pictures
  manage.py verify_history --checkpoint checkpoint-2026-06-01.json"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--checkpoint",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="what history_checkpoint wrote earlier; may be given several times",
        )
        parser.add_argument(
            "--pictures",
            action="store_true",
            help="read every file of a picture that a revision shows, too",
        )
        parser.add_argument("--json", action="store_true", help="print JSON for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        require_migrated()
        kept = [_read(path) for path in options["checkpoint"]]
        broken = history.first_broken_link() or _departure(kept)
        pictures = Pictures() if options["pictures"] else None
        if pictures and not broken:
            broken = pictures.first_changed()
        counts = {
            str(model._meta.verbose_name_plural): model._default_manager.count()
            for model in (Event, Revision, Approval, Resolution, Comment, Publication)
        }
        if pictures:
            counts["files of pictures"] = pictures.count
        if options["json"]:
            link = {"place": broken.place, "reason": broken.reason} if broken else None
            checked = [each.at for each in kept]
            report = {**counts, "checkpoints": checked, "broken": link}
            self.stdout.write(json.dumps(report, indent=2))
        elif broken:
            self.stdout.write(f"Broken at {broken.place}: {broken.reason}.")
        else:
            told = ", ".join(f"{count} {name}" for name, count in counts.items())
            self.stdout.write(f"The history holds: {told}.")
            for each in kept:
                self.stdout.write(f"It is the one of {each.at}, when it had {each.events} events.")
        if broken:
            sys.exit(1)


def _read(path: Path) -> Checkpoint:
    try:
        return checkpoint.from_text(path.read_bytes())
    except OSError as error:
        reason = f"{path} cannot be read: {error.strerror}."
        raise CommandError(reason, returncode=WRONG_CALL) from error
    except checkpoint.NoCheckpoint as error:
        raise CommandError(f"{path}: {error}", returncode=WRONG_CALL) from error


def _departure(kept: list[Checkpoint]) -> BrokenLink | None:
    found = (checkpoint.first_disagreement(each) for each in kept)
    return next((each for each in found if each), None)

"""Print a letter as the API serves it."""

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from articles import collect
from articles.content import Content, Imprint
from articles.jsonld import graph, script
from articles.management import lookup
from articles.models import Article
from articles.proof import at
from articles.proof.dossier import nothing
from articles.proof.moment import documents
from articles.proof.moment import moment as live_at
from articles.reading import read
from articles.rendering import detail, markdown, page, text
from articles.workflow import preview, standing
from articles.workflow.showing import imprint_of
from references.management.explained import WRONG_CALL, ExplainedCommand

KEPT = {"json": "detail", "json-ld": "json_ld", "markdown": "markdown"}
"""Formats whose bytes are kept with a publication."""
FORMATS = ("json", "json-ld", "html", "markdown", "text")


class Command(ExplainedCommand):
    help = """Print a letter as readers get it, or as they would if a draft were live.

Exit status: 0 printed, 1 nothing is live, 2 wrong call.

  manage.py render_letter what-your-gut-lining-runs-on --as json-ld
  manage.py render_letter what-fiber-turns-into --as html --draft
  manage.py render_letter what-fiber-turns-into --as json --at 2026-06-01T14:30

--at takes a day (its last moment) or an instant, in the brand's zone. JSON, JSON-LD and Markdown
are the bytes that are kept; standard error says whether they are those served then."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the letter's slug")
        parser.add_argument("--as", dest="form", choices=FORMATS, default="json")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--draft", action="store_true", help="the working draft, as if live now")
        which.add_argument("--revision", type=int, help="a frozen revision, as if live now")
        which.add_argument("--at", metavar="DATE", help="what was live then, as it was served")

    def handle(self, *args: Any, **options: Any) -> None:
        article = lookup.letter(options["slug"])
        if options["at"] is not None:
            self.stdout.write(self._then(article, options["at"], form=options["form"]))
            return
        letter, imprint = self._choose(article, options)
        self.stdout.write(render(letter, imprint, form=options["form"]))

    def _then(self, article: Article, text: str, *, form: str) -> str:
        """Return what was live at a moment: its kept bytes, or what was signed rendered today."""
        try:
            moment = at.moment(text, time_zone=collect.brand().time_zone, now=timezone.now())
        except at.NoMoment as error:
            raise CommandError(f"--at: {error}", returncode=WRONG_CALL) from error
        found = live_at(article, at=moment)
        if found.shown is None:
            raise CommandError(nothing(article, found))
        if form not in KEPT:
            letter = lookup.shown_of(found.shown)
            return render(letter, imprint_of(found.shown), form=form)
        kept = {each.name: each for each in documents(found.shown, at=moment)}[KEPT[form]]
        self.stderr.write(f"{kept.title}: {kept.why}.")
        return kept.text

    def _choose(self, article: Article, options: dict[str, Any]) -> tuple[Content, Imprint]:
        if options["draft"]:
            letter = collect.collect(article)
            return letter, self._unsigned(article, letter, number=0)
        if options["revision"] is not None:
            revision = lookup.revision(article, options["revision"])
            letter = lookup.content_of(revision)
            return letter, self._unsigned(article, letter, number=revision.number)
        publication = standing.live_publication(article, now=timezone.now())
        if publication is None:
            raise CommandError(f"Nothing of {article.slug} is live. Use --draft or --revision.")
        return lookup.shown_of(publication), imprint_of(publication)

    def _unsigned(self, article: Article, letter: Content, *, number: int) -> Imprint:
        now = timezone.now()
        first = standing.first_published(article, now=now)
        return preview.unsigned(letter, number=number, now=now, first=first)


def render(letter: Content, imprint: Imprint, *, form: str) -> str:
    """Return `letter` in one of `FORMATS`."""
    if form == "json":
        return json.dumps(detail.detail(letter, imprint), ensure_ascii=False, indent=2)
    if form == "json-ld":
        return script.dumps(graph.graph(letter, imprint))
    if form == "html":
        return page.letter_page(letter, imprint)
    if form == "markdown":
        return markdown.letter_markdown(letter, imprint)
    return text.body_text(read(letter))

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
from articles.reading import read
from articles.rendering import detail, markdown, page, text
from articles.workflow import preview, publishing, standing
from references.management.explained import ExplainedCommand

FORMATS = ("json", "json-ld", "html", "markdown", "text")


class Command(ExplainedCommand):
    help = """Print a letter as readers get it, or as they would if a draft were live.

Exit status: 0 printed, 1 nothing is live, 2 wrong call.

  manage.py render_letter what-your-gut-lining-runs-on --as json-ld
  manage.py render_letter what-fiber-turns-into --as html --draft"""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="the letter's slug")
        parser.add_argument("--as", dest="form", choices=FORMATS, default="json")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--draft", action="store_true", help="the working draft, as if live now")
        which.add_argument("--revision", type=int, help="a frozen revision, as if live now")

    def handle(self, *args: Any, **options: Any) -> None:
        article = lookup.letter(options["slug"])
        letter, imprint = self._choose(article, options)
        self.stdout.write(render(letter, imprint, form=options["form"]))

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
        return lookup.content_of(publication.revision), publishing.imprint_of(publication)

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

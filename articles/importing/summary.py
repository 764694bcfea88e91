"""Say what an import recognised, in the words an editor would use to check it."""

from articles.body.document import Heading
from articles.body.parse import parse
from articles.body.walk import citations, walk
from articles.importing.notes import quoted
from articles.importing.page import Page


def write(page: Page) -> None:
    """Add to the page's notes what was read for sure, most telling first."""
    body = parse(page.body)
    places = sum(len(mark.keys) for mark in citations(body))
    headings = sum(isinstance(node, Heading) for node in walk(body))
    hidden = "" if page.questions_shown else ", in the markup alone"
    facts = [
        f"headline {quoted(page.headline)}",
        f"{_count(headings, 'section heading')}",
        f"{_count(places, 'citation mark')} on {_count(len(page.references), 'listed reference')}",
        f"{_count(len(page.questions), 'question')}{hidden}",
        *(f"author {author.name}" for author in page.authors),
        *([f"organisation {page.publisher.name}"] if page.publisher.name else []),
        *([f"series {page.series}"] if page.series else []),
        *([f"visible date {page.dates.visible}"] if page.dates.visible else []),
        *([f"signature {quoted(page.signature)}"] if page.signature else []),
        *([f"disclaimer {quoted(page.disclaimer, 60)}"] if page.disclaimer else []),
        f"slug {page.slug}",
    ]
    page.notes.recognised[:0] = facts


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

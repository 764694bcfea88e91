"""
Settle who wrote a page, when, under which name and address.

Several places say so, and they disagree. What readers see is asked first for what they see
(headline, date); the markup first for what they don't (address, people).
"""

import re

from articles.importing import days, json_ld, lines, people, structured
from articles.importing.json_ld import Graph
from articles.importing.notes import Notes, quoted
from articles.importing.opening import Known, Opening
from articles.importing.page import Dates, Layout, Publisher, Subject, Writer
from references.titles import slug as slugify

LONGEST_SLUG = 200
SITE_SUFFIX = re.compile(r"\s+[|·•–—-]\s+[^|·•–—]{2,60}$")


def known(graph: Graph, layout: Layout) -> Known:
    """Return what markup, head and front matter say of the letter's opening."""
    facts = layout.facts
    writers = structured.linked(graph, "author")
    title = SITE_SUFFIX.sub("", facts.get("title", ""))
    return Known(
        shown_headline=facts.get("headline", ""),
        headline=structured.fact(graph, "headline", "name") or facts.get("headline", "") or title,
        description=structured.fact(graph, "description") or facts.get("description", ""),
        author=json_ld.text(writers[0], "name") if writers else facts.get("author", ""),
    )


def address(graph: Graph, layout: Layout) -> str:
    """Return the page's own address, or ""."""
    return structured.address(graph) or layout.facts.get("url", "")


def slug(url: str, layout: Layout, headline: str, notes: Notes) -> str:
    """Return the end of the letter's address; made from the headline when there is none."""
    found = slugify(layout.facts.get("slug", "")) or structured.split_address(url)[2]
    if not found:
        found = slugify(headline)[:LONGEST_SLUG].strip("-") or "letter"
        notes.guess(f"The page gives no address; the slug “{found}” was made from the headline.")
    return found[:LONGEST_SLUG].strip("-")


def dates(graph: Graph, layout: Layout, top: Opening) -> Dates:
    """Return every date the page gives, as it gives them."""
    return Dates(
        visible=top.visible_date or layout.facts.get("date", ""),
        published=_stamp(graph, "datePublished"),
        modified=_stamp(graph, "dateModified"),
        last_reviewed=_stamp(graph, "lastReviewed"),
        reviewed_by=", ".join(
            json_ld.text(node, "name") for node in structured.linked(graph, "reviewedBy")
        )[:200],
    )


def authors(
    graph: Graph, layout: Layout, top: Opening, house: Publisher, notes: Notes
) -> tuple[Writer, ...]:
    """Return the authors: of the markup, else of the byline, else of the head."""
    found = {writer.slug: writer for writer in people.writers(graph, house.name, notes)}
    name = top.byline or layout.facts.get("author", "")
    if not found and name:
        writer = people.named(name)
        found = {writer.slug: writer}
    elif top.byline and not any(lines.same(top.byline, w.name) for w in found.values()):
        notes.guess(f"The byline says {quoted(top.byline)}; the author is the markup's.")
    if not found:
        notes.leave("No author is named. Add one to the letter.")
    return tuple(writer for writer in found.values() if writer.name)


def subjects(graph: Graph, name: str, notes: Notes) -> tuple[Subject, ...]:
    """Return the topics under "about" or "mentions", each once."""
    found = {lines.key(subject.name): subject for subject in structured.subjects(graph, name)}
    for subject in found.values():
        notes.guess(
            f"{quoted(subject.name)} became a topic of the kind {subject.kind.replace('_', ' ')} "
            f"(from “{name}”). Check the kind."
        )
    return tuple(found.values())


def audience(graph: Graph) -> str:
    """Return whom the page says it is for, such as Patient, or ""."""
    nodes = structured.linked(graph, "medicalAudience") or structured.linked(graph, "audience")
    return json_ld.text(nodes[0], "audienceType") if nodes else ""


def _stamp(graph: Graph, name: str) -> str:
    stamp = structured.fact(graph, name)
    return stamp if len(stamp) <= 40 and days.instant(stamp) else days.find(stamp)

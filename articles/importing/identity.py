"""
Settle who wrote a page, when, under which name and address.

Several places say so, and they disagree. What readers see is asked first for what they see
(headline, date); the markup first for what they don't (address, people).
"""

import re
from collections.abc import Iterable

from articles.digests import digest
from articles.importing import days, json_ld, lines, people, structured
from articles.importing.json_ld import Graph
from articles.importing.notes import Notes, quoted
from articles.importing.opening import Known, Opening
from articles.importing.page import Dates, Goods, Layout, Publisher, Subject, Writer
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
        # Without Latin letters nothing is left to make a slug from, and a common fallback
        # would take two letters for one.
        found = slugify(headline)[:LONGEST_SLUG].strip("-") or f"letter-{digest(headline)[:8]}"
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


def subjects(graph: Graph, name: str, sold: Iterable[Goods], notes: Notes) -> tuple[Subject, ...]:
    """Return the topics under "about" or "mentions", each once; what is `sold` is none."""
    found = {lines.key(subject.name): subject for subject in structured.subjects(graph, name)}
    for goods in sold:
        if found.pop(lines.key(goods.name), None):
            notes.guess(no_topic(goods.name))
    for subject in found.values():
        notes.guess(new_topic(subject, name))
    return tuple(found.values())


def new_topic(subject: Subject, relation: str) -> str:
    """Return the note that tells of a topic from the markup's property `relation`."""
    return (
        f"{quoted(subject.name)} became a topic of the kind {subject.kind.replace('_', ' ')} "
        f"(from “{relation}”). Check the kind."
    )


def no_topic(name: str) -> str:
    """Return the note that tells why the product `name` is no topic."""
    return f"{quoted(name)} is a product, so no topic was made of it."


def audience(graph: Graph) -> str:
    """Return whom the page says it is for, such as Patient, or ""."""
    nodes = structured.linked(graph, "medicalAudience") or structured.linked(graph, "audience")
    return json_ld.text(nodes[0], "audienceType") if nodes else ""


def _stamp(graph: Graph, name: str) -> str:
    stamp = structured.fact(graph, name)
    return stamp if len(stamp) <= 40 and days.instant(stamp) else days.find(stamp)

"""
Read who wrote a page and who publishes it.

A newcomer gets this wrong: pages mix facts. “Founder, LanFam Health” is a title and an
employer; “Dr. Jane Doe, PharmD” is a name and two honours. Each goes to its own field.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from articles.importing import structured
from articles.importing.json_ld import Graph, Node, kinds, text, texts
from articles.importing.notes import Notes, quoted
from articles.importing.page import Publisher, Writer
from articles.jsonld.ids import is_reserved
from references import web
from references.titles import slug as slugify

CONNECTIONS = re.compile(
    r"\b(?:co-?founder|founder|co-?owner|owner|employee|president|chief \w+ officer|ceo|cso|"
    r"shareholder|investor|paid (?:advisor|consultant)|ambassador)\b",
    re.I,
)
PREFIX = re.compile(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.?\s+)+", re.I)
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "UTC")
"""Where American brands sit, told by the offset of the page's own dates."""


def writers(graph: Graph, publisher: str, notes: Notes) -> Iterator[Writer]:
    """Yield the page's authors with what is known of them."""
    for node in structured.linked(graph, "author"):
        if "Organization" in kinds(node):
            notes.leave(f"The author is given as an organisation: {quoted(text(node, 'name'))}.")
        elif text(node, "name"):
            yield _writer(node, publisher, notes)


def named(name: str) -> Writer:
    """Return a writer of whom only the name is known."""
    bare = PREFIX.sub("", name).split(",")[0].strip()[:200]
    given, _, family = bare.rpartition(" ")
    return Writer(name=bare, slug=_slug("", bare), given_name=given[:100], family_name=family[:100])


def publisher(graph: Graph, *, url: str, site_name: str, language: str, notes: Notes) -> Publisher:
    """Return the organisation behind the page, as far as the page tells."""
    node = next(iter(structured.linked(graph, "publisher")), None) or next(
        iter(graph.all("Organization")), {}
    )
    origin, path, _ = structured.split_address(url)
    if logo := _address_of(node, "logo"):
        notes.leave(f"The logo was not fetched: {logo}. Upload it under Images, then to the brand.")
    return Publisher(
        name=(text(node, "name") or site_name)[:200],
        origin=origin or structured.split_address(text(node, "url") + "/x")[0],
        post_path=path or "/post/",
        language=language or "en-US",
        time_zone=_zone(structured.fact(graph, "datePublished")),
        same_as=_profiles(node),
        email=text(node, "email"),
        telephone=text(node, "telephone")[:50],
    )


def _writer(node: Node, publisher: str, notes: Notes) -> Writer:
    bare = named(text(node, "name"))
    about = (text(node, "jobTitle"), text(node, "description"))
    if picture := _address_of(node, "image"):
        notes.leave(f"The portrait of {bare.name} was not fetched: {picture}.")
    return Writer(
        name=bare.name,
        slug=_slug(text(node, "@id"), bare.name),
        given_name=text(node, "givenName")[:100] or bare.given_name,
        family_name=text(node, "familyName")[:100] or bare.family_name,
        job_title=_title(about[0], publisher)[:100],
        works_for_brand=bool(node.get("worksFor")) or _names(about[0], publisher),
        description=about[1],
        url=web.address(text(node, "url")),
        same_as=_profiles(node),
        material_connection=_connection(about, bare.name, notes),
    )


def _names(title: str, publisher: str) -> bool:
    return bool(publisher) and publisher.lower() in title.lower()


def _title(title: str, publisher: str) -> str:
    """Return a job title without the firm, which is a fact of its own (worksFor)."""
    firm = re.escape(publisher) if publisher else r"[^,]+$"
    joint = r"\s*(?:,|\bat\b|\bof\b|@|[-–—|])\s*" if publisher else r"\s*,\s*"
    return re.sub(rf"{joint}{firm}\s*$", "", title, flags=re.I).strip(" ,")


def _connection(about: tuple[str, str], name: str, notes: Notes) -> str:
    found = [match[0].lower() for one in about for match in CONNECTIONS.finditer(one)]
    if not found:
        return ""
    distinct = list(dict.fromkeys(found))
    disagree = f" The page says {' and '.join(map(quoted, distinct))}." if len(distinct) > 1 else ""
    notes.guess(
        f"{name} is tied to the brand as {distinct[0]}.{disagree} Write the sentence that tells "
        "readers so, and show it above the letter (16 CFR 255.5)."
    )
    return distinct[0]


def _slug(identity: str, name: str) -> str:
    """
    Return the fragment of the page's own @id: other sites may hold on to it.

    Content systems write “#/schema/person/3f2a…”, which names nobody; then the name tells.
    """
    fragment = identity.partition("#")[2]
    plain = slugify(fragment) if "/" not in fragment else ""
    chosen = plain if plain and not is_reserved(plain) else slugify(name)
    if is_reserved(chosen):
        chosen = f"author-{chosen}".strip("-")
    return chosen[:100]


def _profiles(node: Node) -> tuple[str, ...]:
    return tuple(url for url in texts(node, "sameAs") if _is_web(url))


def _address_of(node: Node, name: str) -> str:
    value = node.get(name)
    found = text(value, "url") or text(value, "contentUrl") if isinstance(value, dict) else ""
    return found or text(node, name)


def _is_web(url: str) -> bool:
    return bool(web.address(url)) and "." in urlsplit(url).netloc


def _zone(stamp: str) -> str:
    """Return the first zone of `ZONES` whose offset on that day is the stamp's."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return "UTC"
    if moment.utcoffset() is None:
        return "UTC"
    offsets = (moment.astimezone(ZoneInfo(zone)).utcoffset() for zone in ZONES)
    matching = (z for z, offset in zip(ZONES, offsets, strict=True) if offset == moment.utcoffset())
    return next(matching, "UTC")

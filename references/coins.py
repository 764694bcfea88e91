"""
Tell readers' reference managers what the papers of a list are, entry by entry.

COinS hides an OpenURL ContextObject (ANSI/NISO Z39.88) in the title of an empty span: Zotero,
Mendeley and library resolvers collect every one they find on a page. A page about one paper
has `references.meta_tags` for it.
"""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from references import csl, identifiers, pages

Pair = tuple[str, str]

FORMATS = {
    "article-journal": ("journal", "article"),
    "article-magazine": ("journal", "article"),
    "article-newspaper": ("journal", "article"),
    "article": ("journal", "preprint"),
    "paper-conference": ("book", "proceeding"),
    "book": ("book", "book"),
    "chapter": ("book", "bookitem"),
    "report": ("book", "report"),
    "document": ("book", "document"),
    "thesis": ("dissertation", ""),
}
"""OpenURL format and genre of each CSL type; the others are Dublin Core."""

DUBLIN_CORE = {"dataset": "dataset", "webpage": "webpage"}


def coins(item: csl.AnyItem) -> str:
    """
    Return the ContextObject of a CSL-JSON item, percent-encoded; "" without a title.

    It is the `title` of `<span class="Z3988">`; whoever writes that attribute escapes it.
    """
    if not csl.title(item):
        return ""
    name, genre = FORMATS.get(csl.type_(item), ("dc", ""))
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"),
        ("rft.genre", genre),
        *_identifiers(item),
        *(_dublin_core(item) if name == "dc" else _titles(item, name)),
        *(() if name == "dc" else (*_places(item), *_people(item))),
    ]
    known = [pair for pair in pairs if pair[1]]
    return urlencode(known, quote_via=quote, safe="", errors="replace")


def _identifiers(item: csl.AnyItem) -> Iterator[Pair]:
    known = csl.identifiers(item)
    if known.doi:
        yield "rft_id", f"info:doi/{known.doi}"
    if known.pmid:
        yield "rft_id", f"info:pmid/{known.pmid}"
    if known.pmcid:
        yield "rft_id", identifiers.pmc_url(known.pmcid)
    yield "rft_id", csl.url(item)


def _titles(item: csl.AnyItem, name: str) -> Iterator[Pair]:
    title, container = csl.title(item), csl.container_title(item)
    if name == "journal":
        yield "rft.atitle", title
        yield "rft.jtitle", container
        yield "rft.stitle", csl.container_title_short(item)
    elif name == "dissertation":
        yield "rft.title", title
        yield "rft.inst", csl.publisher(item)
    else:
        yield "rft.atitle", title if container else ""
        yield "rft.btitle", container or title
        yield "rft.pub", csl.publisher(item)
        yield "rft.edition", csl.edition(item)
        yield "rft.isbn", csl.isbn(item)


def _places(item: csl.AnyItem) -> Iterator[Pair]:
    """Say when and where it was published; an article number is told apart from pages."""
    page = pages.expand(csl.page(item))
    first, last = pages.split(page)
    yield "rft.date", csl.issued(item)
    yield "rft.volume", csl.volume(item)
    yield "rft.issue", csl.issue(item)
    yield "rft.artnum", csl.number(item)
    yield "rft.pages", page
    yield "rft.spage", first
    yield "rft.epage", last
    yield "rft.issn", csl.issn(item)


def _people(item: csl.AnyItem) -> Iterator[Pair]:
    """Name the first author in parts and everybody whole, groups in their own field."""
    names = csl.names(item) or csl.names(item, "editor")
    if names and names[0].family:
        yield "rft.aulast", names[0].family
        yield "rft.aufirst", names[0].given
        yield "rft.ausuffix", names[0].suffix
    for person in names:
        yield ("rft.aucorp" if person.literal else "rft.au"), person.inverted


def _dublin_core(item: csl.AnyItem) -> Iterator[Pair]:
    yield "rft.type", DUBLIN_CORE.get(csl.type_(item), "")
    yield "rft.title", csl.title(item)
    for person in csl.names(item):
        yield "rft.creator", person.inverted
    yield "rft.publisher", csl.publisher(item) or csl.container_title(item)
    yield "rft.date", csl.issued(item)
    yield "rft.language", csl.language(item)

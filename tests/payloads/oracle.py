"""
Say what in a piece of HTML could run, load, style, or take another thing's name.

The page is read by Lexbor, which parses as browsers do and shares no code with the sanitizer
(html5ever) or the letter's own reader. What is not listed here counts as an attack: the lists are
what the renderers promise, written down a second time on purpose.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

Allowed = dict[str, set[str]]


def table(text: str) -> Allowed:
    """Return what is allowed from lines such as "td th: colspan rowspan"; later ones add."""
    found: Allowed = {}
    for line in text.strip().split("\n"):
        tags, _, attributes = line.partition(":")
        for tag in tags.split():
            found.setdefault(tag, set()).update(attributes.split())
    return found


INLINE = "strong em s sub sup code br"
BLOCKS = "p h2 h3 h4 ul ol li blockquote hr table tbody tr td th figure figcaption"
_LETTER = f"""
{INLINE} i b
{BLOCKS} picture
h2 h3 h4 figure: id
td th: colspan rowspan
th: scope
sup: class
span: class id
a: href id class role aria-label
img: src alt width height loading decoding
source: type srcset sizes
"""
LETTER = table(_LETTER)
"""Elements and attributes of the body and the answers, as the API gives them."""

PAGE = table(
    f"""{_LETTER}
header h1
article: lang
p: class
li: id
div: id class
section: id aria-label
aside: id class aria-label
time: datetime
span: title
"""
)
"""The same of the whole letter on one page."""

STORED = table(
    f"""
{INLINE} {BLOCKS}
td th: colspan rowspan
figure: data-image
span: data-cites
mark: data-claim data-kind
a: href data-letter
"""
)
"""What a stored letter may hold."""

IN_MARKDOWN = table(
    f"""{_LETTER}
h1 thead pre
ol: start
th td: style
"""
)
"""What a reader makes of Markdown: it aligns the cells of tables."""

CLASSES = {
    *("claim", "claim-symbol", "citation", "credit", "description", "byline", "published"),
    *("updated", "reviewed", "disclosures", "body", "signature", "question", "disclaimer", "Z3988"),
}
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
AUTHORITY = re.compile("//[^/?#]+")
ADDRESSES = {"href", "src"}
# What browsers drop from an address before they read it (URL Standard, 4.4).
EDGES = "".join(map(chr, range(0x21)))
DROPPED = str.maketrans("", "", "\t\n\r")


def faults(html: str, allowed: Allowed = LETTER) -> list[str]:
    """Return what is wrong with a fragment of HTML, in words; [] when nothing is."""
    if "<" not in html:
        return []
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    found = list(_strange(tree, allowed))
    ids = Counter(node.attributes["id"] for node in tree.css("[id]"))
    found += [f"two elements are named {name}" for name, count in ids.items() if count > 1]
    return found


def _strange(tree: LexborHTMLParser, allowed: Allowed) -> Iterator[str]:
    head = tree.head
    if head is not None and head.child is not None:
        yield f"something went into the head: {head.html}"
    body = tree.body
    assert body is not None
    for node in body.traverse(include_text=False):
        tag = node.tag or ""
        if node.mem_id == body.mem_id:
            if node.attributes:
                yield f"the page's body was given {node.attributes}"
        elif tag not in allowed:
            yield f"<{tag}> stands in {node.html}"
        else:
            yield from _attributes(tag, node.attributes, allowed[tag])


def _attributes(tag: str, given: dict[str, str | None], allowed: set[str]) -> Iterator[str]:
    for name, value in given.items():
        if name not in allowed:
            yield f"<{tag} {name}={value!r}>"
        elif name == "id" and not NAME.fullmatch(value or ""):
            yield f"<{tag}> is named {value!r}"
        elif name == "class" and not set((value or "").split()) <= CLASSES:
            yield f"<{tag}> is styled as {value!r}"
        elif name in ADDRESSES and not leads_well(value or ""):
            yield f"<{tag} {name}> leads to {value!r}"


def leads_well(address: str) -> bool:
    """Tell whether a browser that follows `address` comes to a web page, a mail or this page."""
    read = address.strip(EDGES).translate(DROPPED)
    if read != address:
        return False
    scheme = SCHEME.match(read)
    if scheme is None:
        return len(read) > 1 and read.startswith("#")
    if scheme[1].lower() == "mailto":
        return True
    host = AUTHORITY.match(read, scheme.end())
    return scheme[1].lower() in ("http", "https") and bool(host) and not set("@\\") & set(host[0])


LEADING = re.compile(
    r"(?:.*_)?urls?|href|same_?as|@id|correction|status_notice|license", re.IGNORECASE
)
"""Names whose values a frontend puts into a link as they are."""


def address_faults(value: Any, name: str = "") -> list[str]:
    """Return which values of a document would run if a page made links of them."""
    if isinstance(value, dict):
        return [fault for key in value for fault in address_faults(value[key], key)]
    if isinstance(value, list | tuple):
        return [fault for each in value for fault in address_faults(each, name)]
    bad = isinstance(value, str) and value and LEADING.fullmatch(name) and not leads_well(value)
    return [f"{name} leads to {value!r}"] if bad else []


def block_faults(value: Any) -> list[str]:
    """Return what is wrong with Portable Text: an address that leads elsewhere, a strange type."""
    return list(_block_faults(value))


TYPES = {
    *("block", "span", "citation", "claim", "claimSymbol", "table", "row", "cell", "break"),
    *("figure", "link", "letterLink"),
}


def _block_faults(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _block_faults(each)
    elif isinstance(value, dict):
        if value.get("_type", "block") not in TYPES:
            yield f"a block is a {value['_type']}"
        if "href" in value and not leads_well(value["href"]):
            yield f"a block leads to {value['href']!r}"
        anchor = value.get("anchor")
        if anchor and not NAME.fullmatch(anchor):
            yield f"a block is named {anchor!r}"
        for each in value.values():
            yield from _block_faults(each)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    # The reader's own guard is off: what is written has to be safe for those without one.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader


MARKDOWN = _reader()


def markdown_faults(text: str) -> list[str]:
    """Return what is wrong with Markdown once somebody's reader made HTML of it, raw HTML on."""
    return faults(MARKDOWN.render(text), IN_MARKDOWN)


def script_faults(text: str) -> list[str]:
    """Return what is wrong with JSON that stands in a script element of a page."""
    before, after = '<script type="application/ld+json">', "</script><p>after</p>"
    tree = LexborHTMLParser(f"<!doctype html><body>{before}{text}{after}</body>")
    scripts = tree.css("script")
    found = [] if len(scripts) == 1 else [f"there are {len(scripts)} scripts"]
    if [node.tag for node in tree.css("body > *")] != ["script", "p"]:
        found.append(f"it left its element: {tree.html}")
    if set(text) & {"<", ">", "&", "\u2028", "\u2029"}:
        found.append("a character stands in it that a page may read")
    json.loads(text)
    return found


STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def xml_faults(document: bytes) -> list[str]:
    """Return what is wrong with an XML document: a DTD, an instruction, what cannot be read."""
    try:
        root = etree.fromstring(document, STRICT)
    except etree.XMLSyntaxError as error:
        return [str(error)]
    tree = root.getroottree()
    found = ["it has a document type"] if tree.docinfo.doctype else []
    strange = [n for n in root.iter() if not isinstance(n.tag, str) or n.getprevious() is n]
    return found + [f"it holds {node!r}" for node in strange]


HANDLER = re.compile(r"on[a-z]+")


def inline_faults(html: str) -> list[str]:
    """Return what of a page, or of a template, a strict policy would refuse."""
    found = []
    # A template's own signs would end a tag for the parser.
    tree = LexborHTMLParser(re.sub(r"\{[%{#].*?[%}#]\}", "", html, flags=re.S))
    for node in tree.css("*"):
        given = node.attributes
        is_data = (given.get("type") or "").endswith("json")
        if node.tag == "style" or (node.tag == "script" and "src" not in given and not is_data):
            found.append(f"<{node.tag}>")
        names = [name for name in given if name == "style" or HANDLER.fullmatch(name)]
        found += [f"<{node.tag} {name}>" for name in names]
        leading = [given.get(name) or "" for name in ("href", "src", "action", "formaction")]
        found += [value for value in leading if value.lower().startswith("javascript:")]
    return found

"""
Take the words out of PubMed's XML elements.

Titles carry `i`, `b`, `sub` and `sup` inside their text, and now and then a formula: the four
are kept as `references.markup` writes them. Abstracts become plain paragraphs.
"""

import unicodedata
from collections.abc import Iterable

from lxml import etree

from references.sources import mathml
from references.sources.safe_xml import Element

KEPT = {"i", "b", "sub", "sup"}
FORMULA = "{http://www.w3.org/1998/Math/MathML}math"
UNLABELLED = {"", "UNLABELLED", "UNASSIGNED"}


def words(parent: Element, path: str) -> str:
    """Return the plain text of the first element at `path`, or "" when there is none."""
    found = parent.find(path)
    return "" if found is None else plain(found)


def plain(element: Element) -> str:
    """Return the text of `element` without markup, white space joined to single spaces."""
    return _tidy("".join(element.itertext()))


def marked(element: Element) -> str:
    """Return the text of `element` with the markup that titles may keep."""
    return _tidy(_inside(element))


def abstract(sections: Iterable[Element]) -> str:
    """Join the sections of an abstract as paragraphs, each after its label: `METHODS: …`."""
    return "\n\n".join(filter(None, map(_section, sections)))


def _section(element: Element) -> str:
    label, text = element.get("Label", "").strip(), plain(element)
    return text if label.upper() in UNLABELLED or not text else f"{label}: {text}"


def _inside(element: Element) -> str:
    children = "".join(_marked(child) + (child.tail or "") for child in element)
    return (element.text or "") + children


def _marked(child: Element) -> str:
    if child.tag == FORMULA:
        return mathml.readable(etree.tostring(child, encoding="unicode", with_tail=False))
    text = _inside(child)
    return f"<{child.tag}>{text}</{child.tag}>" if child.tag in KEPT and text.strip() else text


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))

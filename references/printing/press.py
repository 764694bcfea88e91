"""
Run one of the styles over one item, with citeproc-py.

citeproc-py keeps the state of a rendering on the parsed style, so one entry is printed at a time
in each style. What has been printed is remembered: the same item costs nothing the second time.
"""

import json
import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from citeproc import (
    VARIABLES,
    Citation,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.model import CitationStylesElement
from citeproc.source.json import CiteProcJSON
from lxml import etree

from references import csl, marks
from references.printing import flipping, repairs
from references.printing.fields import fields
from references.printing.noting import Printed
from references.printing.style import Style
from references.printing.styles import STYLES

DOUBLE_STOP = re.compile(r"([.?!][\ue010-\ue013”’\"]+|[?!])\.(?=\s|$)")
NAMESPACE = "http://purl.org/net/xbiblio/csl"
REMEMBERED = 8_192
"""Entries kept, about 1 KB each: the shelf of a brand in the style it prints."""


def print_marked(item: csl.AnyItem, style: Style) -> str:
    """Return the style's entry for `item` with marks instead of tags; "" when nothing is known."""
    printable = fields(item, style)
    return _print(json.dumps(printable, sort_keys=True), style.key)


class Press(CitationStylesStyle):  # type: ignore[misc]
    """A style read with our repairs, its entry number taken out: the letter numbers."""

    def __init__(self, style: Style) -> None:
        lookup = etree.ElementNamespaceClassLookup()
        elements = CitationStylesElement.__subclasses__()
        lookup.get_namespace(NAMESPACE).update(
            {None: CitationStylesElement}
            | {element.__name__.replace("_", "-").lower(): element for element in elements}
            | repairs.CLASSES
        )
        parser = etree.XMLParser(remove_comments=True, no_network=True)
        parser.set_element_class_lookup(lookup)
        self.xml = etree.parse(style.path, parser)
        self.root = self.xml.getroot()
        self.root.set_locale_list("en-US", validate=False)
        number = self.root.find('.//{*}bibliography//{*}text[@variable="citation-number"]')
        if number is not None:
            number.getparent().remove(number)
        repairs.settle(self.root)
        style.amend(self.root)
        self.elements = list(self.root.iter())  # what they remember lives as long as they do
        self.one_at_a_time = threading.Lock()
        self.polish = style.polish


@cache
def load(key: str) -> Press:
    """Read the style once; raises OSError or ValueError when its file cannot be read."""
    return Press(STYLES[key])


@lru_cache(maxsize=REMEMBERED)
def _print(printable: str, key: str) -> str:
    press = load(key)
    with press.one_at_a_time:
        entry = _run(press, json.loads(printable))
    return press.polish(DOUBLE_STOP.sub(r"\1", flipping.flip(" ".join(entry.split()))))


def _run(press: Press, printable: dict[str, Any]) -> str:
    """Print through citeproc-py, which warns of variables that are younger than its list."""
    names = {name: name.replace("-", "_") for name in printable}
    young = {name for name, known in names.items() if known not in (*VARIABLES, "type")}
    source = CiteProcJSON([{"id": "it", **{n: v for n, v in printable.items() if n not in young}}])
    source["it"].update({names[name]: source.parse_string(printable[name]) for name in young})
    bibliography = CitationStylesBibliography(press, source, FORMATTER)
    bibliography.register(Citation([Printed(source["it"])]))
    return "".join(str(line) for line in bibliography.bibliography() if line)


def _mark(tag: str) -> Callable[[object], str]:
    return lambda text: marks.wrap(tag, str(text))


FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_mark("i"),
    Oblique=_mark("i"),
    Bold=_mark("b"),
    Superscript=_mark("sup"),
    Subscript=_mark("sub"),
    Light=str,
    Underline=str,
    SmallCaps=str,
)
"""How citeproc-py marks up: with characters that survive it, never with tags."""

"""
Run the AMA style (a CSL file in references/styles/) over one item, with citeproc-py.

What citeproc-py gets wrong, and where it is put right:

- It does not escape: markup goes through as marks (`references.marks`), escaping comes after.
- It reads `MH` as one given name and prints `M`: `_initials` separates them.
- It repeats a title or an editor that stands in for a missing author: `_leading`.
- It leaves shortened page ranges short: `references.pages`.
- It ends every part with a full stop, even after a question mark: `DOUBLE_STOP`.
"""

import json
import re
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from references import csl, marks, markup, pages

STYLE_FILE = Path(__file__).parent / "styles" / "american-medical-association.csl"
DOUBLE_STOP = re.compile(r"([.?!][\ue010-\ue013”’\"]+|[?!])\.(?=\s|$)")
INITIALS = re.compile(r"[^\W\d_a-z]{1,4}")
IN_ITALICS = frozenset({"book", "report", "thesis"})
"""Types whose title the style prints in italics."""

_one_at_a_time = threading.Lock()  # citeproc-py keeps the state of a rendering on the style


def print_marked(item: csl.AnyItem) -> str:
    """Return the style's entry for `item` with marks instead of tags; "" when nothing is known."""
    return _print(json.dumps(_printable(item), sort_keys=True))


@lru_cache(maxsize=1)
def load_style() -> CitationStylesStyle:
    """Parse the style once and take its entry number out: the letter numbers, not the library."""
    style = CitationStylesStyle(str(STYLE_FILE), validate=False)
    layout = style.root.bibliography.layout
    layout.remove(layout.find('{*}text[@variable="citation-number"]'))
    return style


@lru_cache(maxsize=4096)
def _print(item: str) -> str:
    with _one_at_a_time:
        source = CiteProcJSON([{"id": "it", **json.loads(item)}])
        bibliography = CitationStylesBibliography(load_style(), source, FORMATTER)
        bibliography.register(Citation([CitationItem("it")]))
        printed = "".join(str(line) for line in bibliography.bibliography() if line)
    return DOUBLE_STOP.sub(r"\1", " ".join(printed.split()))


def _printable(item: csl.AnyItem) -> dict[str, Any]:
    """Pick the fields the style prints, cleaned and marked; citeproc-py warns about any other."""
    known = csl.identifiers(item)
    at_a_registry = known.doi or known.pmid or known.pmcid
    fields: dict[str, Any] = {
        "type": csl.type_(item),
        **_leading(item),
        "container-title": marks.clean(csl.container_title(item)),
        "container-title-short": marks.clean(csl.container_title_short(item)),
        "publisher": marks.clean(csl.publisher(item)),
        "edition": marks.clean(csl.edition(item)),
        "volume": marks.clean(csl.volume(item)),
        "issue": marks.clean(csl.issue(item)),
        "page": pages.expand(marks.clean(csl.page(item))),
        "number": marks.clean(csl.number(item)),
        "language": csl.language(item)[:2].lower(),
        "DOI": marks.wrap("a", marks.clean(known.doi)),
        "URL": "" if at_a_registry else marks.wrap("a", marks.clean(csl.url(item))),
    }
    if issued := csl.issued(item):
        fields["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    return {name: value for name, value in fields.items() if value}


def _leading(item: csl.AnyItem) -> dict[str, Any]:
    """Return authors, editors and title, with what AMA puts first when there is no author."""
    authors = [_name(person) for person in csl.names(item)]
    editors = [_name(person) for person in csl.names(item, "editor")]
    title = markup.replace(
        marks.clean(csl.marked_title(item)),
        lambda tag, closing: marks.CLOSE[tag] if closing else marks.OPEN[tag],
    )
    if authors or not (editors or title):
        return {"author": authors, "editor": editors, "title": title}
    if editors:
        role = "ed" if len(editors) == 1 else "eds"
        *others, last = editors
        last_name = last.get("literal") or " ".join(filter(None, _in_order(last)))
        return {"author": [*others, {"literal": f"{last_name}, {role}"}], "title": title}
    italic = csl.type_(item) in IN_ITALICS
    return {"author": [{"literal": marks.wrap("i", title) if italic else title}]}


def _name(person: csl.PersonName) -> dict[str, str]:
    parts = {
        "literal": marks.clean(person.literal),
        "family": marks.clean(person.family),
        "given": _initials(marks.clean(person.given)),
        "suffix": marks.clean(person.suffix),
    }
    return {part: value for part, value in parts.items() if value}


def _in_order(name: dict[str, str]) -> tuple[str, str, str]:
    initials = "".join(word[0] for word in name.get("given", "").split())
    return name.get("family", ""), initials, name.get("suffix", "")


def _initials(given: str) -> str:
    """Separate the initials of `MH`, `J.-P.` and `Min-Hyun`: citeproc-py joins them again."""
    words = given.replace("-", " ").replace(".", " ").split()
    return " ".join(" ".join(word) if INITIALS.fullmatch(word) else word for word in words)


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

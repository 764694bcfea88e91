"""
Reduce the MathML inside titles and abstracts to characters, with raised and lowered parts.

Publishers deposit formulas as MathML: an α is three nested elements, a nutrient's charge is
seven. What a reader of a reference list needs is `α` and `Ca<sup>2+</sup>`.
"""

import re

from lxml import etree

from references.sources.safe_xml import Element

FORMULA = re.compile(
    r"\s?<(?P<prefix>mml:|m:)?math\b[^>]*(?:/>|>.*?</(?P=prefix)math\s*>)"
    r"|\s?<math\b[^>]*(?:/>|>.*?</math\s*>)",
    re.S | re.I,
)
WORD_BEFORE = re.compile(r"[a-z]{2}$")
WORD_AFTER = re.compile(r"[a-z]{3}")
TAG = re.compile(r"<[^<>]*>")
PREFIX = re.compile(r"(</?)(?:mml|m):", re.I)
NAMESPACES = re.compile(r"\sxmlns(?::\w+)?=(?:\"[^\"]*\"|'[^']*')")
SILENT = {"annotation", "annotation-xml", "mprescripts", "none", "mphantom"}
INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064"))
# A sign between two operands stands apart; one that opens a formula belongs to what follows.
RELATIONS = set("=<>≤≥≈≠→←↔∼≪≫±")


def readable(text: str) -> str:
    """Return `text` with every formula in it as characters, `<sub>` and `<sup>`."""
    return FORMULA.sub(_in_its_place, text)


def _in_its_place(match: re.Match[str]) -> str:
    """Put back the space that registries lose between a word and a formula."""
    formula = _formula(match[0])
    before, after = match.string[: match.start()], match.string[match.end() :]
    space = " " if match[0][:1].isspace() or (WORD_BEFORE.search(before) and formula) else ""
    return f"{space}{formula}" + (" " if WORD_AFTER.match(after) and formula else "")


def _formula(source: str) -> str:
    bare = NAMESPACES.sub("", PREFIX.sub(r"\1", source.strip()))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return _inside(etree.fromstring(bare, parser)).strip()
    except (etree.LxmlError, ValueError):
        return " ".join(TAG.sub("", source).split())


def _inside(element: Element) -> str:
    return "".join(_written(child) for child in element if isinstance(child.tag, str))


def _written(element: Element) -> str:
    tag = element.tag.rpartition(":")[2]
    parts = [_written(child) for child in element if isinstance(child.tag, str)]
    if tag in SILENT:
        return ""
    if not len(element):
        return _token(tag, element.text or "")
    if tag in {"msub", "munder"} and len(parts) == 2:
        return parts[0] + _wrap("sub", parts[1])
    if tag in {"msup", "mover"} and len(parts) == 2:
        return parts[0] + (_wrap("sup", parts[1]) if tag == "msup" else "")
    if tag == "msubsup" and len(parts) == 3:
        return parts[0] + _wrap("sub", parts[1]) + _wrap("sup", parts[2])
    return _built(tag, element, parts)


def _built(tag: str, element: Element, parts: list[str]) -> str:
    if tag == "mmultiscripts":
        return _scripts(element)
    if tag == "mfrac" and len(parts) == 2:
        return "/".join(parts)
    if tag in {"msqrt", "mroot"}:
        return f"√({''.join(parts)})" if len(parts) > 1 else f"√{''.join(parts)}"
    if tag == "mfenced":
        return f"{element.get('open', '(')}{', '.join(parts)}{element.get('close', ')')}"
    return "".join(parts)


def _scripts(element: Element) -> str:
    """Write `mmultiscripts`: base, pairs of lower and upper, after `mprescripts` those before."""
    base, *rest = [child for child in element if isinstance(child.tag, str)]
    split = next((n for n, child in enumerate(rest) if child.tag == "mprescripts"), len(rest))
    return _pairs(rest[split + 1 :]) + _written(base) + _pairs(rest[:split])


def _pairs(scripts: list[Element]) -> str:
    written = [_written(script) for script in scripts]
    tags = ("sub", "sup") * len(written)
    return "".join(_wrap(tag, text) for tag, text in zip(tags, written, strict=False))


def _token(tag: str, text: str) -> str:
    if tag == "mspace":
        return " "
    if tag == "mtext":
        return text
    sign = text.translate(INVISIBLE).strip()
    return f" {sign} " if tag == "mo" and sign in RELATIONS else sign


def _wrap(tag: str, text: str) -> str:
    return f"<{tag}>{text.strip()}</{tag}>" if text.strip() else ""

"""
Find a page's JSON-LD, whatever the page was saved as, and read its nodes.

In HTML it stands in script elements; in a text copied from a browser it is a line that begins
with a brace; in Markdown it may be fenced. A block that is broken stops the import: half of its
facts (dates, author, FAQs) would be lost without a word.
"""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from articles.importing.decode import plain
from articles.importing.notes import quoted
from articles.importing.refusal import ImportRefused

Node = dict[str, Any]

SCRIPT = re.compile(
    r"<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>(.*?)(?:</script\s*>|\Z)", re.I | re.S
)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n`]*\n(.*?)(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.M | re.S)
BARE = re.compile(r"^[ \t]*(?=[\[{]\s{0,80}(?:\{\s{0,80})?[\"“”„'‘’@])", re.M)
KEYWORD = re.compile(r"@(?:context|graph|type)\b")
WRAPPER = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z")
# The outermost objects of a page are few; a file of a million braces is no page.
MOST_NODES = 20_000


def extract(text: str) -> tuple[str, tuple[object, ...]]:
    """
    Return a text or Markdown file without its JSON-LD, and the JSON-LD as parsed.

    Raises `ImportRefused` with line and column when a block is broken.
    """
    found: list[object] = []
    for pattern, group in ((SCRIPT, 1), (FENCE, 2)):
        text = _without(text, pattern, group, found)
    while (start := _bare(text)) is not None:
        value, end = _decode(text, start)
        found.append(value)
        text = f"{text[:start]}\n\n{text[end:]}"
    return text, tuple(found)


def parse(script: str) -> object:
    """Return what one script element holds, or None when it is blank; raises `ImportRefused`."""
    inner = WRAPPER.sub("", script).strip().rstrip(";").rstrip()
    if not inner:
        return None
    if "&quot;" in inner and '"' not in inner:
        inner = unescape(inner)
    value, end = _decode(inner, 0)
    if rest := inner[end:].strip():
        raise ImportRefused(
            f"The page's JSON-LD is broken: after its end stands {quoted(rest, 40)}. "
            "Remove it, or the whole block, and import again."
        )
    return value


def _without(text: str, pattern: re.Pattern[str], group: int, found: list[object]) -> str:
    def keep_or_cut(match: re.Match[str]) -> str:
        if group == 2 and not KEYWORD.search(match[2]):
            return match[0]
        found.append(parse(match[group]))
        return "\n\n"

    return pattern.sub(keep_or_cut, text)


def _bare(text: str) -> int | None:
    for match in BARE.finditer(text):
        if KEYWORD.search(text, match.end(), match.end() + 5000):
            return match.end()
    return None


def _decode(text: str, start: int) -> tuple[object, int]:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)
    except json.JSONDecodeError as error:
        near = quoted(text[max(start, error.pos - 20) : error.pos + 20], 60)
        hint = (
            "Its quotation marks are typographic ones; JSON wants the straight kind."
            if re.search("[“”„]@", text[start:])
            else "Copy the block again from the page's source, or remove it, and import again."
        )
        raise ImportRefused(
            f"The page's JSON-LD is broken at line {error.lineno}, column {error.colno} "
            f"({error.msg}), near {near}. {hint}"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ImportRefused(
            "The page's JSON-LD cannot be read: it is nested too deep or holds a number that is "
            "too long. Remove the block and import again."
        ) from error


@dataclass(frozen=True, slots=True)
class Graph:
    """Every node of a page's JSON-LD with a type, outer ones first, in the page's order."""

    nodes: tuple[Node, ...] = ()

    def all(self, *types: str) -> Iterator[Node]:
        """Yield the nodes that have one of `types`."""
        return (node for node in self.nodes if kinds(node) & set(types))

    def follow(self, value: object) -> Iterator[Node]:
        """Yield the nodes a value means: one or a list, in place or by @id; text is a name."""
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.strip():
                yield {"name": one}
            elif isinstance(one, dict):
                yield self._described(one)

    def _described(self, node: Node) -> Node:
        identity = node.get("@id")
        same = [other for other in self.nodes if identity and other.get("@id") == identity]
        return max([node, *same], key=len)


def graph(scripts: Iterable[object]) -> Graph:
    """Return the nodes of all the page's blocks together."""
    nodes: list[Node] = []
    waiting: deque[object] = deque(scripts)
    while waiting and len(nodes) < MOST_NODES:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            if kinds(value):
                nodes.append(value)
            waiting.extend(v for v in value.values() if isinstance(v, dict | list))
    return Graph(tuple(nodes))


def kinds(node: Node) -> set[str]:
    """Return the schema.org types of `node`, without any prefix."""
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return {re.split("[/:#]", name)[-1] for name in names if isinstance(name, str)}


def text(node: Node, name: str) -> str:
    """Return a property as one line of text: of a list the first, of a node its name; or ""."""
    value = node.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value", value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(plain(unescape(str(value))).split())


def texts(node: Node, name: str) -> tuple[str, ...]:
    """Return a property that may be one text or several, as several."""
    value = node.get(name)
    values = value if isinstance(value, list) else [value]
    return tuple(found for one in values if (found := text({"_": one}, "_")))

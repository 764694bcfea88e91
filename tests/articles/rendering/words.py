"""
Read the words back out of a rendering, so that renderings can be compared.

All white space is taken out and a citation is written [^3][^4], whatever its form was.
"""

from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def of_html(html: str) -> str:
    """Return the words of body HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return squeezed("".join(reader.pieces))


def of_markdown(markdown: str) -> str:
    """Return the words that a CommonMark reader sees."""
    return of_html(MARKDOWN.render(markdown))


def of_blocks(blocks: list[dict[str, Any]]) -> str:
    """Return the words of Portable Text."""
    return squeezed("".join(_of_block(block) for block in blocks))


def squeezed(text: str) -> str:
    """Return `text` without white space."""
    return "".join(text.split())


def _of_block(block: dict[str, Any]) -> str:
    if block["_type"] == "table":
        cells = [cell for row in block["rows"] for cell in row["cells"]]
        return "".join(of_blocks(cell["blocks"]) for cell in cells)
    if block["_type"] == "figure":
        return of_blocks(block["caption"])
    return "".join(_of_child(child) for child in block.get("children", []))


def _of_child(child: dict[str, Any]) -> str:
    match child["_type"]:
        case "citation":
            return "".join(f"[^{number}]" for number in child["numbers"])
        case "claimSymbol":
            return str(child["symbol"])
    return str(child["text"])


class _Reader(HTMLParser):
    """Collect text; inside a citation collect the anchors instead of the printed numbers."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._cites = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "sup" and (given.get("class") == "citation" or self._cites):
            self._cites += 1
        anchor = given.get("id") or ""
        if self._cites and anchor.startswith("cite-"):
            self.pieces.append(f"[^{anchor.split('-')[1]}]")

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup" and self._cites:
            self._cites -= 1

    def handle_data(self, data: str) -> None:
        if not self._cites:
            self.pieces.append(data)

"""
Write what stands inside a paragraph as Markdown.

Asterisks are used where they surely mean emphasis: around letters or digits and not beside
other asterisks. Everywhere else, and for what Markdown has no sign for, stands the HTML tag,
which CommonMark allows and every reader of it understands the same.
"""

from collections.abc import Iterable

from articles.body.document import (
    Break,
    Citation,
    Claim,
    Inline,
    LetterLink,
    Link,
    Styled,
    Text,
)
from articles.rendering.escaping import HARD_BREAK, address, escaped
from articles.rendering.guide import Guide

DELIMITERS = {"strong": "**", "em": "*"}


class InlineWriter:
    """
    Write inline nodes of one part.

    `line_break` is what a break becomes: a Markdown hard break, or something else where a
    new line would end the heading or the table row.
    """

    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    def write(self, children: Iterable[Inline], *, line_break: str = HARD_BREAK) -> str:
        """Return `children` as Markdown, not yet guarded at the start of lines."""
        return self._inlines(children, "", line_break)

    def _inlines(self, children: Iterable[Inline], before: str, line_break: str) -> str:
        """Write `children`; `before` is what stands left of them, as far as it matters."""
        written = ""
        for child in children:
            written += self._inline(child, (before + written)[-1:], line_break)
        return written

    def _inline(self, node: Inline, before: str, line_break: str) -> str:
        match node:
            case Text(value):
                return _text(value, before)
            case Break():
                return line_break
            case Citation():
                return "".join(f"[^{m.number}]" for m in self._guide.next_place())
            case Styled("code", (Text(value),)) if _fits_backticks(value, before):
                return f"`{value}`"
            case Styled(tag, children):
                return _emphasis(tag, self._inlines(children, "", line_break), before)
            case Claim(_, _, children):
                symbol = self._guide.symbol(node)
                sign = escaped(symbol[0]) if symbol else ""
                return self._inlines(children, before, line_break) + sign
            case Link() | LetterLink():
                return self._link(node, before, line_break)

    def _link(self, link: Link | LetterLink, before: str, line_break: str) -> str:
        href = self._guide.href(link)
        if not href:
            return self._inlines(link.children, before, line_break)
        return f"[{self._inlines(link.children, '', line_break)}]({address(href)})"


def _text(value: str, before: str) -> str:
    written = escaped(value)
    # [^3](...) would be a link, and [^3]: at the start of a line a definition.
    return f"\\{written}" if before == "]" and written[0] in "(:" else written


def _emphasis(tag: str, inner: str, before: str) -> str:
    """Wrap `inner` in asterisks if they cannot be mistaken (CommonMark 6.2), else in tags."""
    delimiter = DELIMITERS.get(tag)
    if delimiter and before != "*" and inner[0].isalnum() and inner[-1].isalnum():
        return f"{delimiter}{inner}{delimiter}"
    return f"<{tag}>{inner}</{tag}>"


def _fits_backticks(value: str, before: str) -> bool:
    """Tell whether backticks can hold `value`: they know no escapes and eat spaces at the edges."""
    return before != "`" and value == value.strip() and not set("`|") & set(value)

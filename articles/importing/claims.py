"""
Find the statements that a page ties to its disclaimer by a symbol, and mark them as claims.

21 CFR 101.93(d) ties a statement to the disclaimer by a symbol such as an asterisk. Here the
symbol disappears and the whole sentence becomes a claim; the renderer prints the symbol again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from articles.compliance import sentences

LEAF = re.compile(r"<(p|h[234])>(.*?)</\1>", re.S)
TAG = re.compile(r"(<[^>]*>)")
KIND = "structure_function"


@dataclass(frozen=True, slots=True)
class Marked:
    """Stored HTML with its claims marked, and the sentences that became claims."""

    html: str
    statements: tuple[str, ...]


def mark(html: str, symbol: str) -> Marked:
    """Return stored `html` with each sentence that bears `symbol` as a claim, symbol removed."""
    statements: list[str] = []
    bearing = re.compile(rf"(?<=[^\s{re.escape(symbol)}]){re.escape(symbol)}(?=[\s.,;:!?)”\"’]|$)")

    def leaf(match: re.Match[str]) -> str:
        tag, inner = match.groups()
        text = unescape(TAG.sub("", inner))
        symbols = [found.span() for found in bearing.finditer(text)]
        if not symbols:
            return match[0]
        spans = [s for s in sentences.split(text) if any(s[0] <= at < s[1] for at, _ in symbols)]
        first = len(statements) + 1
        statements.extend(_kept(text, start, end, symbols) for start, end in spans)
        return f"<{tag}>{''.join(_written(inner, spans, symbols, first))}</{tag}>"

    return Marked(LEAF.sub(leaf, html), tuple(statements))


Spans = list[tuple[int, int]]


def _kept(text: str, start: int, end: int, symbols: Spans) -> str:
    return "".join(
        text[at] for at in range(start, end) if not any(a <= at < b for a, b in symbols)
    ).strip()


def _written(inner: str, spans: Spans, symbols: Spans, first: int) -> Iterator[str]:
    """Yield `inner` with <mark> around the parts of each span, tags left where they are."""
    edges = sorted({edge for span in spans + symbols for edge in span})
    position = 0
    for piece in TAG.split(inner):
        if piece.startswith("<"):
            yield piece
            continue
        text = unescape(piece)
        cuts = [e for e in edges if position < e < position + len(text)]
        ends = [*cuts, position + len(text)]
        for start, end in zip([position, *cuts], ends, strict=True):
            part = escape(text[start - position : end - position], quote=False)
            yield _part(part, start, spans, symbols, first)
        position += len(text)


def _part(part: str, start: int, spans: Spans, symbols: Spans, first: int) -> str:
    if not part or any(a <= start < b for a, b in symbols):
        return ""
    for number, (a, b) in enumerate(spans, start=first):
        if a <= start < b:
            # The parser joins neighbours of one id, so tags inside a statement do no harm.
            return f'<mark data-claim="c{number}" data-kind="{KIND}">{part}</mark>'
    return part

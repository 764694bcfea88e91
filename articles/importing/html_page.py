"""
Read an HTML page: its letter, its JSON-LD, and what its head says of it.

The letter is looked for in <main> or <article>. Menus, side columns, forms and footers are
left out, except a footer or side note that holds the disclaimer or the reference list.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from articles.body.nesting import limit_nesting
from articles.importing import days, fda, json_ld
from articles.importing.page import Layout
from articles.importing.refusal import ImportRefused

# One pass takes out what is not shown, so that a brace or a tag inside a script counts for nothing.
UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b([^>]{0,2000})>(.*?)(?:</\1\s*>|\Z)", re.I | re.S
)
SILENT = (
    "script, style, noscript, template, iframe, svg, button, form, select, dialog, "
    "[hidden], [aria-hidden='true'], .sr-only, .visually-hidden, .screen-reader-text"
)
MARGINS = "nav, aside, footer, [role='navigation'], [role='complementary'], [role='contentinfo']"
MARGIN_WORDS = {
    *("breadcrumb", "breadcrumbs", "related", "relatedposts", "sidebar", "comments"),
    *("share", "sharing", "sharedaddy", "sharethis", "newsletter", "cookie", "cookies"),
}
"""Words of class names, whole ones: “has-shared-bg” is a paragraph with a background."""
LAYOUT_WORDS = {"has", "no", "with", "without"}
"""“has-sidebar” stands on the letter beside the side column."""
WORDS = re.compile(r"[a-z0-9]+|[A-Z][a-z0-9]*")
REFERENCE_LIST = re.compile(r"^\s*(?:references|sources|bibliography)\b", re.I | re.M)
LONGEST_MARGIN = 60
MOST_TAGS = 60_000
"""Whole pages have a few thousand; far more only costs time."""
INLINE = ("span", "time", "a", "small", "address", "b", "strong", "em", "i")
TEXT_BLOCKS = ("p", "li", "td", "th", "dd", "dt", "blockquote", "figcaption", "h1", "h2", "h3")
LEAST_ARTICLE = 200
"""In characters: an <article> with less text is a card that leads to another page."""


class Said(NamedTuple):
    """Where a head says something: a selector, the attribute, and the fact it gives."""

    selector: str
    attribute: str
    fact: str


HEAD = (
    Said("link[rel='canonical']", "href", "url"),
    Said("meta[property='og:url']", "content", "url"),
    Said("meta[name='description']", "content", "description"),
    Said("meta[property='og:description']", "content", "description"),
    Said("meta[property='og:site_name']", "content", "site_name"),
    Said("meta[name='author']", "content", "author"),
    Said("meta[property='article:published_time']", "content", "date"),
    Said("time[datetime]", "datetime", "date"),
    Said("html", "lang", "language"),
    Said("meta[property='og:title']", "content", "title"),
)


def read(html: str) -> Layout:
    """Return the layout of an HTML page or fragment; raises `ImportRefused` for broken JSON-LD."""
    shown, scripts = _without_scripts(html)
    if shown.count("<") > MOST_TAGS:
        raise ImportRefused(
            f"The page has more than {MOST_TAGS} tags, far more than a letter. Save the letter "
            "alone, or copy its text into a .txt file."
        )
    # Nesting beyond reason would keep the parser busy for minutes.
    tree = LexborHTMLParser(limit_nesting(shown))
    facts = _facts(tree)
    root = _root(tree)
    margins, left_out = _drop(root)
    _part_neighbours(root)
    if heading := root.css_first("h1"):
        facts["headline"] = _text(heading)
        heading.decompose()
    return Layout(
        html=_with_questions(root.html or ""),
        scripts=scripts,
        margins=tuple(margins),
        left_out=tuple(left_out),
        facts={name: value for name, value in facts.items() if value},
    )


def _without_scripts(html: str) -> tuple[str, tuple[object, ...]]:
    """Return the page without scripts, styles and comments, and its JSON-LD as parsed."""
    found: list[object] = []

    def cut(match: re.Match[str]) -> str:
        if match[1] and "ld+json" in match[2].lower():
            found.append(json_ld.parse(match[3]))
        return " "

    return UNSEEN.sub(cut, html), tuple(found)


def _facts(tree: LexborHTMLParser) -> dict[str, str]:
    facts: dict[str, str] = {}
    for said in HEAD:
        node = tree.css_first(said.selector)
        value = " ".join(((node.attributes.get(said.attribute) if node else "") or "").split())
        if value:
            facts.setdefault(said.fact, value)
    if "date" in facts:
        facts["date"] = days.find(facts["date"])
    if not facts.get("title") and (title := tree.css_first("head title")):
        facts["title"] = _text(title)
    return facts


def _root(tree: LexborHTMLParser) -> LexborNode:
    """Return the element that holds the letter, without the cards of other letters in it."""
    articles = [node for node in tree.css("article") if len(_text(node)) >= LEAST_ARTICLE]
    letter = max(articles, key=lambda node: len(_text(node)), default=None)
    main = tree.css_first("main") or tree.css_first("[role='main']") or letter
    root = main or tree.body or LexborHTMLParser("<body></body>").css("body")[0]
    if letter is not None:
        inside = {node.mem_id for node in articles if letter.mem_id in _above(node)}
        _remove(
            node
            for node in root.css("article")
            if node.mem_id not in inside | {letter.mem_id, root.mem_id}
        )
    return root


def _above(node: LexborNode) -> Iterator[int]:
    """Yield the ids of the elements around `node`."""
    parent = node.parent
    while parent is not None:
        yield parent.mem_id
        parent = parent.parent


def _remove(nodes: Iterable[LexborNode]) -> None:
    """Take elements out of their page."""
    for node in _outermost(nodes):
        node.decompose()


def _outermost(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """Return the elements inside no other; one inside is freed with it, not to be touched again."""
    chosen = list(nodes)
    ids = {node.mem_id for node in chosen}
    return [node for node in chosen if ids.isdisjoint(_above(node))]


def _drop(root: LexborNode) -> tuple[list[str], list[str]]:
    """Remove what is no letter; return the short texts that stood there, and the prose."""
    _remove(node for node in root.css(SILENT) if node.mem_id != root.mem_id)
    named = [*root.css(MARGINS), *(n for n in root.css("[class]") if _is_margin(n))]
    distinct = {node.mem_id: node for node in named if node.mem_id != root.mem_id}
    margins = _outermost(node for node in distinct.values() if not _belongs(node))
    shown = [text for node in margins for text in node.text(deep=True, separator="\n").split("\n")]
    prose = [found for node in margins if (found := _prose(node))]
    _remove(margins)
    return [text.strip() for text in shown if 0 < len(text.strip()) <= LONGEST_MARGIN], prose


def _is_margin(node: LexborNode) -> bool:
    """Say whether a word of the element's class names it as none of the letter."""
    for token in (node.attributes.get("class") or "").split():
        words = {word.lower() for word in WORDS.findall(token)}
        if words & MARGIN_WORDS and not words & LAYOUT_WORDS:
            return True
    return False


def _part_neighbours(root: LexborNode) -> None:
    """
    Put a space between elements that touch, as in the line <span>Jane Roe</span><time>Feb 2</time>.

    Where a paragraph holds them they are the halves of one word as often, and are left alone.
    """
    for node in root.css(", ".join(INLINE)):
        after, parent = node.next, node.parent
        if after is None or after.tag not in INLINE or parent is None:
            continue
        ends = _text(node)[-1:], _text(after)[:1]
        one_word = all(end.islower() for end in ends)
        if all(ends) and not one_word and parent.tag not in (*INLINE, *TEXT_BLOCKS):
            node.insert_after(" ")


def _prose(node: LexborNode) -> str:
    """Return what a margin says if that is more than menus and links say, or ""."""
    spaced = " ".join(node.text(deep=True, separator=" ").split())
    linked = sum(len(_text(link)) for link in _outermost(node.css("a")))
    return spaced if len(spaced) - linked > LONGEST_MARGIN else ""


def _belongs(node: LexborNode) -> bool:
    """Say whether a footer or side note holds a part of the letter."""
    text = node.text(deep=True, separator="\n")
    if REFERENCE_LIST.search(text) or node.css_first("h1"):
        return True
    return any(fda.is_disclaimer(line) for line in text.split("\n"))


def _with_questions(html: str) -> str:
    """Write <summary> and <dt> as headings: they are how pages fold a question's answer."""
    return re.sub(r"(</?)(?:summary|dt)\b[^>]*>", r"\1h4>", html)


def _text(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())

"""
Read a Markdown file: front matter, CommonMark with tables, footnotes, JSON-LD in a fence.

Footnotes [^3] are citation marks, and their definitions the reference list.
"""

import re
from html import escape

from markdown_it import MarkdownIt

from articles.importing import days, fda, html_page, json_ld
from articles.importing.page import Layout
from articles.importing.refusal import ImportRefused

LARGEST = 512 * 1024
"""In characters: Markdown is slow to read, and no letter comes near this."""
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.M | re.S)
FIELD = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(.+?)[ \t]*$", re.M)
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*))*)\n?", re.M)
MENTION = re.compile(r"\[\^([^\]\s]{1,40})\]")
CARET = re.compile(r"\^([0-9]{1,3}(?:[,–-][0-9]{1,3})*)\^")
DISCLAIMER_LINE = re.compile(r"^(?:> ?)?\\?([*†‡])[ \t]+(.*)$", re.M)
NAMES = {
    "title": "headline",
    "headline": "headline",
    "description": "description",
    "excerpt": "description",
    "summary": "description",
    "dek": "description",
    "author": "author",
    "date": "date",
    "slug": "slug",
    "url": "url",
    "canonical": "url",
    "canonical_url": "url",
    "permalink": "url",
    "lang": "language",
    "language": "language",
    "series": "series",
}


def read(text: str) -> Layout:
    """Return the layout of a Markdown file; raises `ImportRefused` for broken JSON-LD."""
    if len(text) > LARGEST:
        raise ImportRefused(
            f"The Markdown file has {len(text) // 1024} kB of text; a letter may have at most "
            f"{LARGEST // 1024} kB. Import the letter alone."
        )
    rest, facts = _front_matter(text)
    rest, scripts = json_ld.extract(rest)
    rest, notes = _footnotes(rest)
    # A line “* These statements …” is the disclaimer with its symbol, not a list of one.
    rest = DISCLAIMER_LINE.sub(_with_symbol, CARET.sub(r"<sup>\1</sup>", rest))
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    layout = html_page.read(parser.render(rest) + notes)
    return Layout(
        html=layout.html,
        scripts=(*scripts, *layout.scripts),
        margins=layout.margins,
        facts={**layout.facts, **facts},
    )


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    found = FRONT_MATTER.match(text)
    if found is None:
        return text, {}
    facts: dict[str, str] = {}
    for name, value in FIELD.findall(found[1]):
        if fact := NAMES.get(name.lower()):
            facts.setdefault(fact, value.strip("\"'"))
    if "date" in facts:
        facts["date"] = days.find(facts["date"])
    return text[found.end() :], facts


def _footnotes(text: str) -> tuple[str, str]:
    """Return the text with raised numbers for footnotes, and the notes as a list in HTML."""
    notes = {name: " ".join(note.split()) for name, note in DEFINITION.findall(text)}
    if not notes:
        return text, ""
    rest = DEFINITION.sub("", text)
    numbers = _numbers(rest, notes)
    rest = MENTION.sub(
        lambda match: f"<sup>{numbers[match[1]]}</sup>" if match[1] in numbers else match[0], rest
    )
    entries = sorted(notes, key=numbers.__getitem__)
    listed = "".join(f"<p>{numbers[name]}. {escape(notes[name])}</p>" for name in entries)
    return rest, f"<h2>References</h2>{listed}"


def _numbers(text: str, notes: dict[str, str]) -> dict[str, int]:
    """Number notes as they are named, or by first mention when the names are words."""
    if all(name.isascii() and name.isdigit() and len(name) <= 3 for name in notes):
        return {name: int(name) for name in notes}
    mentioned = [name for name in MENTION.findall(text) if name in notes]
    return {name: number for number, name in enumerate(dict.fromkeys([*mentioned, *notes]), 1)}


def _with_symbol(match: re.Match[str]) -> str:
    if not fda.is_disclaimer(match[2]):
        return match[0]
    return f"\n{escape(match[1])}&#32;{match[2]}\n" if match[1] != "*" else f"\n\\* {match[2]}\n"

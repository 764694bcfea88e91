"""
Read titles and abstracts as registries deposit them: HTML, JATS and MathML, escaped or not.

Of the markup only italics, bold, subscript and superscript stay (`references.markup`); of the
rest its words. A newcomer gets this wrong: the same title comes as `<i>`, `<jats:italic>`,
`&lt;i&gt;` and `&amp;lt;i&amp;gt;`, and a `<` may still be a less-than sign.
"""

import html
import re
import unicodedata

from references import markup
from references.sources import mathml

KEPT = {
    "i": "i",
    "em": "i",
    "italic": "i",
    "b": "b",
    "strong": "b",
    "bold": "b",
    "sub": "sub",
    "inf": "sub",
    "sup": "sup",
}
DROPPED = (
    r"u|ovl|scp|sc|tt|font|span|p|br|break|title|sec|list|list-item|label|div|ul|ol|li|a|xref|"
    r"ext-link|uri|underline|overline|monospace|roman|sans-serif|styled-content|named-content|"
    r"inline-formula|disp-formula|alternatives|fn|small|abstract|text|h[1-6]"
)
# Only with real attributes: in “a <b and c> d” nothing is bold.
ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*\s*"""
FACE = re.compile(rf"<(/?)(?:jats:)?({'|'.join(KEPT)}){ATTRIBUTES}(/?)>", re.I)
OTHER = re.compile(rf"</?(?:jats:)?(?:{DROPPED}){ATTRIBUTES}/?>|<!--.*?-->", re.I | re.S)
BREAK = re.compile(r"<(?:jats:)?(?:br|break)\s*/?>", re.I)
# Small capitals: `<scp>l</scp>-glutamine` prints as L-glutamine.
SMALL_CAPITALS = re.compile(r"<(?:jats:)?(scp?)>([^<>]*)</(?:jats:)?\1\s*>", re.I)
TEX = re.compile(r"<(?:jats:)?tex-math\b.*?</(?:jats:)?tex-math\s*>", re.I | re.S)
NOTHING_INSIDE = re.compile(r"<(i|b|sub|sup)>(\s*)</\1>")
SPACE_INSIDE = re.compile(r"<(i|b|sub|sup)>(\s+)|(\s+)</(i|b|sub|sup)>")
# Elsevier deposits the star that pointed at a note on the title page.
NOTE_MARKS = re.compile(r"(?:\s*(?:<sup>)?[☆★✩✰†‡]+(?:</sup>)?)+$")

PARAGRAPH = re.compile(r"</(?:jats:)?(?:p|title|sec|list-item|li|div|label)\s*>", re.I)
HEADING = re.compile(r"<(?:jats:)?title\b[^>]*>(.*?)</(?:jats:)?title\s*>", re.I | re.S)


def title(text: str) -> str:
    """Return a deposited title on one line, with `<i>`, `<b>`, `<sub>` and `<sup>` alone."""
    spaced = SMALL_CAPITALS.sub(lambda match: match[2].upper(), BREAK.sub(" ", _opened(text)))
    marked = FACE.sub(_face, spaced)
    marked = SPACE_INSIDE.sub(_outside, OTHER.sub("", marked))
    return NOTE_MARKS.sub("", _line(NOTHING_INSIDE.sub(r"\2", marked)))


def plain(text: str) -> str:
    """Return deposited text on one line without any markup: names, journals, publishers."""
    return markup.plain(title(text))


def paragraphs(text: str) -> str:
    """
    Return a deposited abstract as plain paragraphs, one empty line between them.

    The title of a section stands before its text: `Methods: …`; the title “Abstract” says
    nothing and is left out.
    """
    labelled = HEADING.sub(_label, _opened(text))
    lines = (plain(part) for part in PARAGRAPH.split(labelled))
    return "\n\n".join(filter(None, lines))


def _opened(text: str) -> str:
    """Undo the escaping, however often it was done, without losing formulas."""
    for _ in range(3):
        text = mathml.readable(TEX.sub("", text))
        opened = html.unescape(text)
        if opened == text:
            break
        text = opened
    return text


def _face(match: re.Match[str]) -> str:
    closing, name, alone = match.groups()
    return "" if alone else f"<{closing}{KEPT[name.lower()]}>"


def _outside(match: re.Match[str]) -> str:
    opened, _, _, closed = match.groups()
    return f" <{opened}>" if opened else f"</{closed}> "


def _label(match: re.Match[str]) -> str:
    words = plain(match[1]).rstrip(":. ")
    return "" if words.lower() in {"abstract", "summary", ""} else f"<p>{words}: "


def _line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))

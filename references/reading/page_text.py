"""
Bring pasted text into lines: undo HTML, drop what pages print around a reference list.

A newcomer gets this wrong: `<10:1::AID-…>` in a DOI is no tag, so only the tags that pages use
for lists and inline type are taken for tags.
"""

import html
import re
from dataclasses import dataclass

from references import recognition

LONGEST = 2_000_000
"""Characters that are read; a list of 5,000 references is shorter."""
MOST_LINES = 40_000
ONE_LINE = 200_000

BLOCK = re.compile(
    r"</?(?:p|div|ol|ul|dl|dd|dt|table|tbody|tr|section|article|h[1-6]|body|html|cite)\b[^<>]{0,500}>"
    r"|<br\b[^<>]{0,100}>|</li\s*>",
    re.I,
)
ITEM = re.compile(r"<li\b[^<>]{0,500}>", re.I)
INLINE = re.compile(
    r"</?(?:a|span|em|i|b|strong|u|sup|sub|font|small|td|th|wbr|img|button|svg|meta)\b[^<>]{0,1000}>",
    re.I,
)
UNSHOWN = re.compile(
    r"<(script|style|head)\b[^<>]{0,500}>.{0,20000}?</\1\s*>|<!--.{0,20000}?-->", re.I | re.S
)
HEADING = re.compile(
    r"[#*_\s]*(?:[0-9ivx]{1,3}\.?\s+)?(?:(?:selected|cited|key|further|full)\s+)?"
    r"(?:references?|reference list|sources|citations|literature|bibliography|works|footnotes|"
    r"endnotes|notes|literatur|bibliografía|referencias|références)"
    r"(?:\s+(?:cited|and notes|list))?[#*_\s:.]*(?:\([0-9]+\)\s*)?",
    re.I,
)
FURNITURE = re.compile(
    r"(?:page\s+)?[0-9]{1,4}\s*(?:of|/)\s*[0-9]{1,4}|page\s+[0-9]{1,4}|[-–—|]\s*[0-9]{1,4}\s*[-–—|]"
    r"|.{0,60}\b[0-9]{1,3} of [0-9]{1,3}|downloaded (?:from|on|by)\b.*|copyright\b.*|©.*"
    r"|(?:article|cas|pubmed|pubmed central|google scholar|crossref|full text|pdf|view|"
    r"web of science|scopus|free pmc article|pmc free article|[|•·,\[\]\s])+"
    r"|(?:show|hide|view|see|read|load)\s+(?:in context|more|less|all|article|abstract)\b.{0,40}"
    r"|previous|next|back to top|share|print|cite|menu|home|search|subscribe|comments?",
    re.I,
)
LINK = re.compile(
    r"<a\b[^<>]{0,500}?\bhref=[\"'](https?://[^\"'<>\s]{1,300})[\"'][^<>]{0,500}>"
    r"([^<>]{0,300})</a\s*>",
    re.I,
)
MARKED_UP = re.compile(
    r"<(?:p|div|ol|ul|li|br|a|span|em|i|b|strong|td|tr|cite)\b[^<>]{0,500}>", re.I
)
NEWLINE = re.compile(r"\r\n|[\r\n\v\f\u0085\u2028\u2029]")
FIGURE = re.compile(r"[0-9]{4}")
ENTRY_END = re.compile(r"[.)\]0-9A-Z/]$")
ENDS = re.compile(r"[.!?:;,)\]]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `indent` in columns, `after_blank` where a blank one precedes."""

    text: str
    indent: int = 0
    after_blank: bool = False

    @property
    def finished(self) -> bool:
        """Whether a reference may end here: with a stop, a bracket, a number or a page's letter."""
        return bool(ENTRY_END.search(self.text[-1:]))

    @property
    def opens(self) -> bool:
        """Whether it begins as a sentence does."""
        return self.text[:1].isupper() or self.text[:1] in "“\"'‘’["


def lines(text: str) -> list[Line]:
    """Return the lines of the list: what stands under its heading, without the page's numbers."""
    sections: list[list[Line]] = [[]]
    blank = False
    for raw in NEWLINE.split(_without_markup(text[:LONGEST]))[:MOST_LINES]:
        shown = raw.expandtabs(4)
        words = " ".join(shown.split())
        if not words:
            blank = True
        elif len(words) < 60 and HEADING.fullmatch(words):
            sections.append([])
            blank = False
        elif _is_data(words):
            break
        elif not _is_page_number(words):
            indent = len(shown) - len(shown.lstrip())
            sections[-1].append(Line(words[:ONE_LINE], indent, blank))
            blank = False
    # “Notes” may follow the list; a section without any number holds no reference.
    numbered = [section for section in sections if any(FIGURE.search(x.text) for x in section)]
    return (numbered or sections)[-1]


def is_furniture(text: str) -> bool:
    """Say whether `text` belongs to the page: navigation, a menu, a few words without a number."""
    if len(text) < 100 and FURNITURE.fullmatch(text):
        return True
    return len(text.split()) <= 5 and not re.search(r"[0-9]", text) and not ENDS.search(text)


def _is_data(words: str) -> bool:
    """Say whether here begins what a page tells machines."""
    return words[0] in "{<" and ("@context" in words or "@graph" in words)


def _is_page_number(words: str) -> bool:
    named = len(words) < 100 and re.search(r"\w", words) and not words.isdigit()
    return bool(named and FURNITURE.fullmatch(words))


def _without_markup(text: str) -> str:
    """Turn pasted HTML into lines, its list items into bullets; other text is left alone."""
    if not MARKED_UP.search(text):
        return text
    shown = UNSHOWN.sub(" ", text)
    if ITEM.search(shown) or BLOCK.search(shown):
        # In HTML a line break is a space.
        shown = NEWLINE.sub(" ", shown)
    broken = BLOCK.sub("\n", ITEM.sub("\n• ", LINK.sub(_linked, shown)))
    return html.unescape(INLINE.sub("", broken))


def _linked(match: re.Match[str]) -> str:
    """Keep the address of a link that leads to the paper, unless its words say it already."""
    address, words = match[1], match[2]
    known = {found.value for found in recognition.find(html.unescape(address))}
    said = {found.value for found in recognition.find(html.unescape(words))}
    return f"{words} {address} " if known - said else words

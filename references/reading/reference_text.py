"""
Clear a pasted reference of what is not part of it, before it is read.

Word processors wrap, hyphenate and mark up; pages add links and numbers; databases add where a
retraction was printed. What is cut here is never a field. Any text gives a result.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

from references import identifiers, markup, recognition
from references.reading.source_forms import DATE
from references.recognition import Found, Identifiers

LONGEST = 3000
"""Characters of a reference that are read; a longer text is no reference but a mistake."""

NUMBERING = re.compile(r"\s*(?:\[[0-9]{1,3}\]|\([0-9]{1,3}\)|[0-9]{1,3}\s*[.)](?![0-9])|[•*·])\s*")
# “25 Years of glutamine” is a title: only before a name is a bare number one of the list.
BARE_NUMBER = re.compile(
    r"^[0-9]{1,3}\s+(?=[^\W\d_][\w’'-]{1,30}(?:\s[\w’'-]{2,30}){0,3}\s[A-Z]{1,4}(?:[,.;]|\s[a-z]))"
)
UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
TAG = re.compile(r"</?(?:i|em|b|strong|u|sub|sup|span|a|cite|font)\b[^<>]{0,300}>", re.I)
INLINE = re.compile(r"</?[a-z]{1,6}\b[^<>]{0,300}>|(.)", re.I | re.S)
OTHER_TAG = re.compile(r"</?(?!(?:i|em|b|strong|sub|sup)\s*>)[a-z]{1,6}\b[^<>]{0,300}>", re.I)
EMPHASIS = re.compile(r"(\*\*|__|\*|(?<![^\W_])_(?=\w))([^*_\n]{1,300}?)(?:\1|(?<=\w)_(?!\w))")
BROKEN_ADDRESS = re.compile(
    r"((?:https?://|doi\.org/|\b10\.[0-9]{4,9}/)[^\s<>]*[/_-])\s*\n\s*(?=\S)"
)
BEFORE_MARK = re.compile(r"\s+(?=[,;:)](?:\s|$))|(?<=[(])\s+")
BEFORE_STOP = re.compile(r"(?<=\w)\s+(?=\.\s)|(?<=\w)\s+(?=\.$)")
DOTS = re.compile(r"\.\s?\.\s?\.")
NO_SPACE = re.compile(r"(?<=[^\W\d_])([.,;])(?=[^\W\d_a-z])|(?<=[^\W\d_])\.(?=[12][0-9]{3}\b)")

LABELS = re.compile(
    r"\[(?:crossref|cross ref|pubmed|google scholar|pmc free article|free full text|doi|"
    r"web of science|full text|medline)\]|\bgoogle scholar\b"
    r"|\b(?:available|retrieved) (?:at|from|online)\s*:?"
    rf"|[\[(]?\b(?:accessed|cited|retrieved)\s+(?:on\s+)?{DATE}(?:,?\s+from\b)?\s*[\])]?\s*[.;:]?"
    rf"|\[(?:updated|reviewed)\s+{DATE}\]"
    r"|\bpii\s*:\s*[\w.-]+(?=\.\s+doi\b)"
    r"|\b(?:advance online publication|online ahead of print|ahead of print)\b\.?"
    rf"|\bepub(?:\s+ahead of print)?\s+{DATE}\.?|\bepub(?:\s+ahead of print)?\b\.?"
    r"|\b(?:in press|forthcoming)\b[.,;]?(?=\s|$)|\[(?:internet|online|preprint)\]"
    r"|\b(?:PMCID|PMID|doi)\s*:?\s*(?=[.;,|]|$)",
    re.I,
)
NOTICES = re.compile(
    r"(?:^|[.;\]]\s+)\(?(?:partial )?(?:retraction|erratum|comment|corrected and republished|update"
    r"|expression of concern|correction)s?(?: in|:\s)[\s:].*",
    re.I | re.S,
)
"""From here on, PubMed lists other papers about this one."""
AHEAD_OF_PRINT = re.compile(r"ahead of print|\bepub\b|\badvance online", re.I)
ON_THE_WEB = re.compile(
    r"\b(?:accessed|retrieved)\s+(?:on\s+)?(?:[A-Z0-9])|\[(?:internet|online)\]"
    rf"|\b(?:updated|reviewed|modified)\s*:?\s+{DATE}",
    re.I,
)
URL = re.compile(r"https?://[^\s<>\"|]+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """
    What there is to read: `bare` without identifiers, addresses and labels.

    `whole` is the text in one line with all of them.
    """

    whole: str
    bare: str
    known: Identifiers
    url: str = ""

    @property
    def online(self) -> bool:
        """Whether the text says that it means a page of the web."""
        return bool(self.url and ON_THE_WEB.search(self.whole))

    @property
    def ahead_of_print(self) -> bool:
        return bool(AHEAD_OF_PRINT.search(self.whole))


def clear(text: str) -> Cleared:
    """Tidy the first `LONGEST` characters and cut out what is no field of the paper."""
    whole = one_line(text[:LONGEST])
    found = recognition.find(whole)
    bare = _without(whole, found)
    address = URL.search(bare)
    bare = NOTICES.sub("", LABELS.sub(" ", URL.sub(" ", bare)))
    # What held the identifiers apart: “. | ;” and empty brackets.
    bare = re.sub(r"[(\[]\s*[\w\s]{0,8}:?\s*[)\]](?=\s*$)|[(\[]\s*[)\]]|\|", " ", bare)
    bare = re.sub(r"(?<=[.,;:])(?:\s+[.,;:])+(?=\s|$)", "", " ".join(bare.split()))
    bare = re.sub(r"\s+(?=[.,;:](?:\s|$))", "", bare)
    return Cleared(
        whole=whole,
        bare=bare.lstrip(" .:").strip(" ,;|"),
        known=_first_of_each(found),
        url=identifiers.trim(address[0]) if address else "",
    )


def with_markup(title: str, text: str) -> str:
    """Return `title` with the italics, subscript and superscript that it has in `text`."""
    line = " ".join(html.unescape(text[:LONGEST]).split())
    plain = ""
    places: list[int] = []
    for piece in INLINE.finditer(line):
        if piece[1]:
            plain += piece[1]
            places.append(piece.start(1))
    start = plain.find(title) if title and len(places) < len(line) else -1
    if start < 0:
        return title
    end = start + len(title)
    close = places[end] if end < len(places) else len(line)
    marked = OTHER_TAG.sub("", line[places[start - 1] + 1 if start else 0 : close])
    return marked.strip() if markup.plain(marked).strip() == title else title


def one_line(text: str) -> str:
    """Join wrapped lines, drop invisible characters, markup and the number of the list."""
    plain = unicodedata.normalize("NFC", BROKEN_ADDRESS.sub(r"\1", html.unescape(text)))
    seen = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in UNSEEN)
    line = EMPHASIS.sub(r"\2", " ".join(TAG.sub("", seen).split()))
    line = DOTS.sub("…", line)
    numbered = NUMBERING.match(line)
    line = line[numbered.end() :] if numbered else line
    line = BEFORE_STOP.sub("", BEFORE_MARK.sub("", line))
    line = BARE_NUMBER.sub("", line)
    return line if re.search(r"\.\s\S", line) else NO_SPACE.sub(_spaced, line)


def _spaced(match: re.Match[str]) -> str:
    return f"{match[0]} "


def _without(whole: str, found: tuple[Found, ...]) -> str:
    """Cut identifiers out, from the end so that the places stay true."""
    for identifier in reversed(found):
        whole = f"{whole[: identifier.start]} {whole[identifier.end :]}"
    return whole


def _first_of_each(found: tuple[Found, ...]) -> Identifiers:
    first: dict[str, str] = {}
    for identifier in found:
        first.setdefault(identifier.scheme, identifier.value)
    return Identifiers(**first)

"""
Read references that give the year behind the authors, as APA, Harvard, Cell and Springer do.

The rest of the line then ends with volume and pages, or with a publisher. Whether the line is of
this kind at all is decided by its beginning: authors, then a year in brackets or between commas.
"""

import re
from dataclasses import dataclass

from references import pages
from references.csl import PersonName
from references.person_name import GROUP_WORDS
from references.reading.author_list import AuthorList, parse_authors, split_authors
from references.reading.reference_text import Cleared
from references.reading.source_forms import DATE, MONTH, PAGES, YEAR
from references.reading.source_line import SourceLine, find_undated, parse_date
from references.reading.works import THESIS, Works, article, title

DATES = (
    re.compile(
        rf"[\s,.;]*[(\[](?P<date>{YEAR}[a-z](?:,\s{MONTH}(?:\s[0-9]{{1,2}})?)?|{DATE}|n\.?\s?d\.?)"
        r"[)\]]\s?[.,:]?\s",
        re.I,
    ),
    re.compile(rf"[.,]\s(?P<date>{YEAR}[a-z]?)\.\s"),
)
CHAPTER = re.compile(
    r"(?P<title>.{3,600}?)[.?!]\s+In:?\s+(?P<editors>[^()]{3,400}?),?\s*\((?:eds?|hrsgg?)\.?\),?\s*"
    r"(?P<book>.+)$",
    re.I,
)
IN_BRACKETS = re.compile(
    r"\s*\((?:(?P<edition>[0-9]{1,2})(?:st|nd|rd|th)\s+ed(?:ition|n)?\.?|rev\.? ed\.?"
    r"|vol\.? [0-9]+)?"
    rf"[,;]?\s*(?:pp?\.\s*(?P<page>{PAGES}))?\)",
    re.I,
)
FIRM = re.compile(
    r"\b(?:press|publish\w+|books?|verlag|learning|wiley|springer|elsevier|saunders|mcgraw|pearson|"
    r"routledge|karger|thieme|sage|crc|university|kluwer)\b",
    re.I,
)
HOLDER = re.compile(r"(.{3,600}?)[.?!]\s+In\s+([^.()]{2,200})\.\s+([^.()]{2,100})\.?$")
"""A chapter of what has no editors: `Title. In StatPearls. StatPearls Publishing.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorDate:
    """All that such a line says: its `authors`, its `source` and its `works`."""

    authors: AuthorList | None
    source: SourceLine
    works: Works


def read(text: Cleared) -> AuthorDate | None:
    """Return the parts of an author-date reference, or None when the line is of another kind."""
    for form in DATES:
        if (date := form.search(text.bare)) and (authors := _authors(text.bare[: date.start()])):
            source, works = _rest(text.bare[date.end() :].strip(), parse_date(date["date"]), text)
            return AuthorDate(authors=authors, source=source, works=works)
    return _title_first(text)


def _title_first(text: Cleared) -> AuthorDate | None:
    """Read APA's entry for a work without an author: `Title. (2005, April). Site.`"""
    date = DATES[0].search(text.bare)
    if not date or not re.search(r"[.?!]\W*$", text.bare[: date.start("date")]):
        return None
    authors, name = split_authors(text.bare[: date.start() + 1])
    rest = f"{title(name)}. {text.bare[date.end() :]}"
    source, works = _rest(rest, parse_date(date["date"]), text)
    return AuthorDate(authors=authors, source=source, works=works)


def _authors(head: str) -> AuthorList | None:
    """Read people, or one organisation in a few words."""
    people = head.strip(" .,;")
    if found := parse_authors(people):
        return found
    words = people.split()
    if 0 < len(words) <= 15 and ". " not in people and GROUP_WORDS.search(people):
        return AuthorList((PersonName(literal=people),))
    return None


def _rest(rest: str, issued: str, text: Cleared) -> tuple[SourceLine, Works]:
    if chapter := CHAPTER.match(rest):
        return _chapter(chapter, issued)
    if thesis := THESIS.search(rest):
        school = rest[thesis.end() :].strip(" .")
        work = Works(title=title(rest[: thesis.start()]), type="thesis", publisher=school)
        return SourceLine(head="", issued=issued), work
    if holder := HOLDER.match(rest):
        held = Works(title=title(holder[1]), container=title(holder[2]), type="chapter")
        return SourceLine(head="", issued=issued, publisher=holder[3].strip(" .")), held
    source = find_undated(rest, issued=issued)
    if source.volume or source.page:
        return source, article(source.head, source)
    return _without_volume(rest.strip(" ."), issued, text)


def _chapter(match: re.Match[str], issued: str) -> tuple[SourceLine, Works]:
    book, _, publisher = match["book"].rstrip(" .").rpartition(". ")
    brackets = IN_BRACKETS.search(book)
    editors = parse_authors(match["editors"])
    works = Works(
        title=title(match["title"]),
        container=title(IN_BRACKETS.sub("", book)),
        type="chapter",
        edition=(brackets["edition"] or "") if brackets else "",
        editors=editors.names if editors else (),
        publisher=publisher.rpartition(": ")[2],
        page=pages.expand((brackets["page"] or "") if brackets else ""),
    )
    return SourceLine(head="", issued=issued), works


def _without_volume(rest: str, issued: str, text: Cleared) -> tuple[SourceLine, Works]:
    """Tell a book from a paper ahead of print and from a page of the web."""
    source = SourceLine(head=rest, issued=issued)
    name, stop, last = _last_sentence(IN_BRACKETS.sub("", rest))
    brackets = IN_BRACKETS.search(rest)
    edition = (brackets["edition"] or "") if brackets else ""
    if stop and (brackets or text.known.isbn or FIRM.search(last)) and not text.ahead_of_print:
        firm = last.rpartition(": ")[2]
        return source, Works(title=title(name), type="book", edition=edition, publisher=firm)
    if stop and (text.known.doi or text.ahead_of_print or not text.url):
        return source, article(rest, source)
    if text.url:
        return source, Works(title=title(name), container=title(last), type="webpage")
    return source, Works(title=title(rest))


def _last_sentence(text: str) -> tuple[str, str, str]:
    """Part `text` before its last sentence; of one sentence the last part is empty."""
    stops = list(re.finditer(r"(?<=[.?!])\s+", text.strip()))
    if not stops:
        return text, "", ""
    return text[: stops[-1].start()], ".", text[stops[-1].end() :].strip(" .")

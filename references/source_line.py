"""
Find where a typed reference says it was published: `2017;18(5):1051`, `Springer; 2010`.

Reading starts from the end, because a title may hold anything, years and semicolons included.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from references import csl, pages

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = r"(?:1[6-9]|20)[0-9]{2}"
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
SEASON = r"spring|summer|fall|autumn|winter"
DATE = (
    rf"(?:{YEAR}(?:[ ,]+(?:{MONTH}|{SEASON})(?:\s*[-–/]\s*{MONTH})?(?:\s+[0-9]{{1,2}}(?![0-9]))?)?"
    rf"|(?:{MONTH})\s+(?:[0-9]{{1,2}},?\s+)?{YEAR}|[0-9]{{1,2}}\s+{MONTH}\s+{YEAR})"
)
PAGE = (
    r"[A-Za-z]{0,8}[0-9]\w*(?:\.\w+)*(?:\s?[-‐‑‒–—−]\s?\w+(?:\.\w+)*)?"
    r"|[ivxlc]+\s?[-–]\s?[ivxlc]+"
)
PAGES = rf"(?:{PAGE})(?:,\s*(?:{PAGE}))*"
ISSUE = r"\(\s*(?P<issue>[^()]{1,40})\s*\)"

JOURNAL = re.compile(
    rf"(?P<date>\b{DATE})\s*;\s*(?P<volume>[^():;.]{{0,30}}?)\s*(?:{ISSUE})?\s*"
    rf"(?::\s*(?P<page>{PAGES}))?\s*(?=[.;]|$)",
    re.I,
)
LOOSE = re.compile(
    rf"[,.]?\s*\(?(?P<date>\b{YEAR})\)?\s*[,:.]?\s*(?P<volume>[0-9]+)\s*(?:{ISSUE})?\s*[:,]\s*"
    rf"(?:pp?\.\s*)?(?P<page>{PAGES})\s*(?=[.;]|$)",
    re.I,
)
BOOK = re.compile(
    rf"(?P<publisher>[^.;]+);\s*(?P<date>{YEAR})(?:\s*:\s*(?P<page>{PAGES}))?\s*(?=\.|$)", re.I
)
DATED = re.compile(rf"(?:published(?: online)?\s*:?\s*)?\(?(?P<date>\b{DATE})\)?\s*\.?\s*$", re.I)
SUPPLEMENT = re.compile(r"([0-9]+)?\s*((?:Suppl|Supplement|Spec No|Pt|Part)\b.*)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """`head` is the text before the source, `left_over` what stood after it and was not read."""

    head: str
    left_over: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    loose: bool = False
    """The punctuation was not AMA's, so year, volume and pages may have changed places."""


def find_source(text: str) -> SourceLine:
    """Split `text` at its last source; without one, `head` is the whole text."""
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], SourceLine]], ...] = (
        (JOURNAL, _journal),
        (BOOK, _book),
        (LOOSE, _journal),
        (DATED, _journal),
    )
    for pattern, read in readers:
        matches = list(pattern.finditer(text))
        if matches:
            return read(matches[-1], text)
    return SourceLine(head=text)


def parse_date(text: str) -> str:
    """Return `2017 May 12`, `May 12, 2017` or `2017 Jan-Feb` as an ISO date of that precision."""
    year = re.search(YEAR, text)
    if not year:
        return ""
    others = text.replace(year[0], " ", 1)
    month = re.search(MONTH, others, re.I)
    day = re.search(r"[0-9]{1,2}", others)
    parts = [year[0]]
    # Of a double month we know neither, and a season is no month.
    if month and not re.search(rf"{MONTH}\s*[-–/]", others, re.I):
        parts.append(f"{MONTHS.index(month[0][:3].lower()) + 1:02}")
        parts += [f"{int(day[0]):02}"] if day else []
    try:
        return csl.parse_issued("-".join(parts))
    except csl.CslError:
        return year[0]


def _journal(match: re.Match[str], text: str) -> SourceLine:
    groups = match.groupdict()
    volume, issue = _volume_and_issue(groups.get("volume") or "", groups.get("issue") or "")
    return SourceLine(
        head=text[: match.start()].strip(),
        left_over=text[match.end() :].strip(" .;,"),
        issued=parse_date(match["date"]),
        volume=volume,
        issue=issue,
        page=pages.expand(groups.get("page") or ""),
        loose=match.re is LOOSE,
    )


def _book(match: re.Match[str], text: str) -> SourceLine:
    return SourceLine(
        head=text[: match.start()].strip(),
        left_over=text[match.end() :].strip(" .;,"),
        issued=match["date"],
        page=pages.expand(match["page"] or ""),
        publisher=match["publisher"].rpartition(": ")[2].strip(),
    )


def _volume_and_issue(volume: str, issue: str) -> tuple[str, str]:
    """Move a supplement that was typed beside the volume to the issue, where AMA prints it."""
    volume = re.sub(r"^vol(?:ume)?\.?\s*", "", volume.strip(), flags=re.I)
    supplement = SUPPLEMENT.fullmatch(volume)
    if supplement:
        return supplement[1] or "", issue or supplement[2].strip()
    return volume, " ".join(issue.split())

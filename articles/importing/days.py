"""Read the dates that pages print for people: “May 20th, 2026”, “20 May 2026”, “2026-05-20”."""

import re
from datetime import date, datetime

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
PATTERNS = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?![\w/])", re.I)
    for pattern in (
        r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:T[0-9:.+Z-]{1,20})?",
        rf"{MONTH}\s+{DAY},?\s+(?P<year>[12][0-9]{{3}})",
        rf"{DAY}\.?\s+(?:of\s+)?{MONTH},?\s+(?P<year>[12][0-9]{{3}})",
        # American order; the brand writes for American readers.
        r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[12][0-9]{3})",
    )
)
YEARLESS = re.compile(rf"\b(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?\s+{DAY}(?![\w/])", re.I)
"""“Feb 2”, as pages print the dates of this year."""
LABELS = re.compile(
    r"\b(?:first\s+)?(?:published|posted|updated|last\s+updated|reviewed|written|date|on)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b[0-9]{1,3}\s*[- ]?\s*min(?:ute)?s?(?:\s+read(?:ing\s+time)?)?\b",
    re.I,
)


def find(text: str) -> str:
    """Return the first date in `text` as YYYY-MM-DD, or ""."""
    for found in _found(text):
        return found[0]
    return ""


def without_dates(text: str) -> str:
    """Return `text` without dates, their labels and reading times, bare of separators."""
    for _, shown in _found(text):
        text = text.replace(shown, " ")
    text = YEARLESS.sub(" ", text)
    return " ".join(LABELS.sub(" ", text).split()).strip(" ,.:;|·•–—-/()")


def is_date_line(text: str) -> bool:
    """Say whether `text` is a date (or a reading time) and nothing else."""
    return len(text) <= 80 and not without_dates(text)


def instant(stamp: str) -> datetime | None:
    """Return an ISO 8601 date or date-time, naive where it has no offset; None if it is none."""
    try:
        return datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None


def _found(text: str) -> list[tuple[str, str]]:
    """Return every date as (ISO, what was printed), in reading order."""
    seen = [(m.start(), m) for pattern in PATTERNS for m in pattern.finditer(text)]
    in_order = sorted(seen, key=lambda pair: pair[0])
    return [(iso, match[0]) for _, match in in_order if (iso := _iso(match))]


def _iso(match: re.Match[str]) -> str:
    name = match["month"]
    month = int(name) if name.isdigit() else _month(name)
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    short = name[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else 0

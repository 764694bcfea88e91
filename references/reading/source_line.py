"""
Find where a typed reference says it was published: `2017;18(5):1051`, `Springer; 2010`.

Reading starts from the end, because a title may hold anything, years and semicolons included.
"""

import re
from dataclasses import dataclass

from references import csl, pages
from references.reading.source_forms import BOOK, FORMS, MONTH, PAGES_ALONE, SURE, UNDATED, YEAR

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SET_APART = re.compile(r"\b(?:suppl|pt)\b")
SUPPLEMENT = re.compile(r"([0-9]+)?\s*((?:Suppl|Supplement|Spec No|Pt|Part)\b.*)", re.I)
VOLUME_WORD = re.compile(r"[0-9]|[Ss]uppl|^[A-Z]{1,3}$")
DISCUSSION = re.compile(r"^\W*(?:discussion|quiz|author reply|passim)\b[\s\w,–-]*", re.I)
"""Further pages that journals count to the paper, and nobody cites."""


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
    for form in FORMS:
        matches = [match for match in form.finditer(text) if _says_something(match)]
        if matches:
            return _source(matches[-1], text)
    return SourceLine(head=text)


def find_undated(text: str, *, issued: str) -> SourceLine:
    """Split `text` at the volume and pages it ends with; the year was given elsewhere."""
    match = UNDATED.search(text) or PAGES_ALONE.search(text)
    found = _source(match, text) if match else SourceLine(head=text)
    return SourceLine(
        head=found.head, issued=issued, volume=found.volume, issue=found.issue, page=found.page
    )


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


def _says_something(match: re.Match[str]) -> bool:
    """Pass over `2019 May; Ghent`: a volume without a figure is a place or a word."""
    volume = match.groupdict().get("volume") or ""
    return not volume or bool(VOLUME_WORD.search(volume))


def _source(match: re.Match[str], text: str) -> SourceLine:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    numbers = " ".join(groups.get(name, "") for name in ("issue", "supplement", "no"))
    issue = SET_APART.sub(lambda word: word[0].capitalize(), numbers.strip())
    volume, issue = _volume_and_issue(groups.get("volume", ""), issue)
    return SourceLine(
        head=text[: match.start()].strip(),
        left_over=DISCUSSION.sub("", text[match.end() :].strip(" .;,")),
        issued=parse_date(groups.get("date", "")),
        volume=volume,
        issue=issue,
        page=pages.expand(groups.get("page") or groups.get("item", "")),
        publisher=groups["publisher"].rpartition(": ")[2].strip() if match.re is BOOK else "",
        loose=match.re not in SURE and bool(volume),
    )


def _volume_and_issue(volume: str, issue: str) -> tuple[str, str]:
    """Move a supplement that was typed beside the volume to the issue, where AMA prints it."""
    volume = re.sub(r"^vol(?:ume)?\.?\s*", "", volume.strip(), flags=re.I)
    supplement = SUPPLEMENT.fullmatch(volume)
    if supplement:
        return supplement[1] or "", issue or supplement[2].strip()
    return volume, " ".join(issue.split())

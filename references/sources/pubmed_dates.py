"""
Read PubMed's dates, in the precision that is certain.

`2017 Jan-Feb`, `2017 Winter` and `1998 Dec-1999 Jan` name no month of issue: they are 2017,
2017 and 1998. `2009 Mar 1-15` is March 2009.
"""

import re

from references import csl
from references.sources.pubmed_text import words
from references.sources.safe_xml import Element

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
IN_WORDS = re.compile(
    r"\b(1[5-9][0-9]{2}|20[0-9]{2})\b(?:\s+([A-Za-z]{3})[a-z]*\b(?:\s+([0-9]{1,2})\b)?)?"
    r"(?:\s*[-–/]\s*([A-Za-z0-9]+))?"
)


def issued(pub_date: Element | None, online: Element | None = None) -> str:
    """
    Return the ISO date of the issue: 2017, 2017-05 or 2017-05-12; "" when none is given.

    `online` is the day the paper appeared online; it counts where the issue is no more than
    a collection of that year's papers.
    """
    printed = "" if pub_date is None else _of_element(pub_date)
    appeared = "" if online is None else _of_element(online)
    return appeared if printed and appeared.startswith(printed) else printed


def in_words(text: str) -> str:
    """Return the first date in `text`, such as `Lancet. 2010 Feb 6;375(9713):445`, as ISO."""
    match = IN_WORDS.search(text)
    if not match:
        return ""
    year, month, day, until = match.groups()
    if until and day and until.isdigit():
        day = ""
    elif until:
        month = day = ""
    return _iso(year, month or "", day or "")


def _of_element(element: Element) -> str:
    if free := words(element, "MedlineDate"):
        return in_words(free)
    return _iso(*(words(element, part) for part in ("Year", "Month", "Day")))


def _iso(year: str, month: str, day: str) -> str:
    """Join the parts as far as they are dates; a day that does not exist is left out."""
    parts = [year if re.fullmatch(r"[0-9]{4}", year) else "", _number(month), _number(day)]
    known = parts[: parts.index("")] if "" in parts else parts
    for precision in range(len(known), 0, -1):
        try:
            return csl.parse_issued("-".join(known[:precision]))
        except csl.CslError:
            continue
    return ""


def _number(part: str) -> str:
    """Return month or day as two digits; PubMed writes months as `Feb` or as `02`."""
    if part.isdecimal() and part.isascii():
        return part.zfill(2)
    name = part[:3].lower()
    return f"{MONTHS.index(name) + 1:02}" if name in MONTHS else ""

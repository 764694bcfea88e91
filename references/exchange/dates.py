"""Read and write the dates of tagged files; an ISO date in the precision known, or ""."""

import re

from references import csl
from references.reading.source_line import parse_date

NUMBERS = re.compile(
    r"\s*([0-9]{4})(?:\s*[-/.]\s*([0-9]{0,2})(?:\s*[-/.]\s*([0-9]{0,2}))?)?(?![0-9])"
)
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")


def parse(text: str) -> str:
    """Read `2017/05/12/`, `2017-05`, `20170512`, `2017 May 12`, `2017 Winter`."""
    if compact := COMPACT.fullmatch(text.strip()):
        return _iso(*compact.groups())
    # “2017 May 12” begins with a year too, but its month is a word.
    numbers = NUMBERS.match(text)
    if numbers and (numbers[2] or not re.search(r"[^\W\d_]{3}", text)):
        return _iso(*numbers.groups())
    return parse_date(text)


def best(year: str, others: list[str]) -> str:
    """
    Return the most exact date in which `year` and the other texts agree.

    EndNote writes the year apart: `PY  - 2017` and `DA  - May 12`.
    """
    known = parse(year)
    dated = (parse(text) or (known and parse_date(f"{known[:4]} {text}")) for text in others)
    agreeing = [date for date in (known, *dated) if date and date.startswith(known[:4])]
    return max(agreeing, key=len, default="")


def slashed(issued: str) -> str:
    """Write an ISO date as RIS does: `2017/05/12/`, `2017/05//`, `2017///`."""
    return "/".join([*issued.split("-"), "", "", ""][:4]) if issued else ""


def _iso(year: str, month: str | None, day: str | None) -> str:
    for parts in ((year, month, day), (year, month), (year,)):
        if all(part and int(part) for part in parts):
            try:
                return csl.parse_issued("-".join(f"{int(part or 0):02}" for part in parts))
            except csl.CslError:
                continue
    return ""

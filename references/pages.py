"""
Read page ranges as journals print them.

PubMed and Vancouver lists shorten the last page (`2025S-31S`, `288-96`); AMA prints it whole,
and schema.org wants first and last page apart. Article numbers (`1051`, `e14`, `CD010050`)
are single "pages".
"""

import re

# No page is numbered 00115: with such a zero, "e00115-21" is the number of one article.
RANGE = re.compile(
    r"\s*([A-Za-z]*)([1-9]\d*)([A-Za-z]*)\s*[-‐‑‒–—−]+\s*([A-Za-z]*)(\d+)([A-Za-z]*)\s*"
)


def expand(page: str) -> str:
    """Write every range in `page` whole, with a hyphen: `288–96, W64` gives `288-296, W64`."""
    return ", ".join(_expand_one(part) for part in page.split(",") if part.strip())


def split(page: str) -> tuple[str, str]:
    """Return first and last page; ("1051", "") for a single page, ("", "") for none."""
    first_range = expand(page).partition(",")[0].strip()
    if RANGE.fullmatch(first_range):
        first, _, last = first_range.partition("-")
        return first, last
    return first_range, ""


def _expand_one(part: str) -> str:
    match = RANGE.fullmatch(part)
    if not match:
        return part.strip()
    prefix, first, suffix, last_prefix, last, last_suffix = match.groups()
    whole = first[: max(0, len(first) - len(last))] + last
    # 2016-12 is not a range from 2016 to 2012: then the text stays as it was typed.
    if int(whole) >= int(first):
        last, last_prefix, last_suffix = whole, last_prefix or prefix, last_suffix or suffix
    return f"{prefix}{first}{suffix}-{last_prefix}{last}{last_suffix}"

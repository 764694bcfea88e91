"""
Read a CSV of redirects: in each line an old address, and the slug of the letter it leads to.

An address may be written as a slug, as a path of the site or as the whole URL. Every line is
looked at before anything is said, so that one reading names all that is wrong.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from urllib.parse import unquote

LARGEST = 5 * 1024 * 1024
"""In bytes; some fifty thousand lines."""
LONGEST_SLUG = 200
SLUG = re.compile(r"[-a-zA-Z0-9_]+")
DELIMITERS = ",;\t"
HEADS = frozenset(
    {"old", "old slug", "old path", "old url", "from", "source"}
    | {"target", "target slug", "new", "new slug", "slug", "to"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where letters have their addresses."""

    origin: str
    post_path: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file that can be understood."""

    line: int
    old: str
    target: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line, with the way out; line 0 is the whole file."""

    line: int
    message: str


class NotAnAddress(ValueError):
    """What was written is no address of a letter; says why."""


def read(data: bytes, *, site: Site) -> tuple[list[Row], list[Fault]]:
    """Return the redirects of a file, and what is wrong with its other lines."""
    try:
        text = _decoded(data)
        lines = list(_cells(text))
    except NotAnAddress as error:
        return [], [Fault(0, str(error))]
    except csv.Error as error:
        return [], [Fault(0, f"The file cannot be read as CSV: {error}.")]
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in lines:
        try:
            rows.append(_row(number, cells, site))
        except NotAnAddress as error:
            faults.append(Fault(number, str(error)))
    if not lines:
        faults.append(Fault(0, "The file holds no redirects. Write: old-slug,target-slug"))
    return rows, faults


def slug_of(written: str, *, site: Site) -> str:
    """Return the slug that an address of a letter ends in; raises `NotAnAddress`."""
    rest = written.strip()
    if "://" in rest:
        if not rest.lower().startswith(f"{site.origin}/"):
            raise NotAnAddress(f"“{rest}” is no address on {site.origin}.")
        rest = rest[len(site.origin) :]
    if set(rest) & set("?#"):
        raise NotAnAddress(
            f"“{rest}” has a question mark or a number sign; leave out what follows."
        )
    if rest.startswith("/"):
        if not rest.startswith(site.post_path):
            raise NotAnAddress(
                f"“{rest}” lies outside {site.post_path}, where letters have their addresses. "
                "Such a path is redirected by the site’s frontend."
            )
        rest = rest[len(site.post_path) :]
    slug = unquote(rest).removesuffix("/")
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise NotAnAddress(
            f"“{slug}” is no slug. Use letters a to z, digits and hyphens, at most {LONGEST_SLUG}."
            if slug
            else "An address is missing. Write: old-slug,target-slug"
        )
    return slug


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise NotAnAddress(
            f"The file has {len(data):,} bytes; {LARGEST:,} are read at once. Import it in parts."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotAnAddress(f"Line {line} is not UTF-8. Save the file as “CSV UTF-8”.") from error


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that say something with their numbers; a head is none of them."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    is_first = True
    for cells in reader:
        said = [cell.strip() for cell in cells]
        while said and not said[-1]:
            said.pop()
        if not said:
            continue
        if not (is_first and _is_head(said)):
            yield reader.line_num, said
        is_first = False


def _is_head(cells: list[str]) -> bool:
    return all(cell.lower().replace("_", " ") in HEADS for cell in cells)


def _row(line: int, cells: list[str], site: Site) -> Row:
    if len(cells) != 2:
        raise NotAnAddress(
            f"It has {len(cells)} column{'' if len(cells) == 1 else 's'}; two are needed: the old "
            "address and the slug of the letter."
        )
    old, target = (slug_of(cell, site=site) for cell in cells)
    return Row(line, old, target)

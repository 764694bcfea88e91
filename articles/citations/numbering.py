"""
Turn citation keys into the numbers a reader sees (citation-sequence, as ICMJE asks).

Numbers are never stored: moving a paragraph renumbers the letter by itself.
"""

from collections.abc import Iterable

ABOVE = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def number(mentions: Iterable[str]) -> dict[str, int]:
    """
    Number citation keys by first mention, from 1.

    A later mention keeps the first number. No mentions gives {}.
    """
    return {key: n for n, key in enumerate(dict.fromkeys(mentions), start=1)}


def groups(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """
    Return the numbers of one place as (first, last), sorted, each number once.

    Three or more in a row become one group; two neighbours stay two: 3,4 but 3-5 (AMA).
    """
    rows: list[list[int]] = []
    found = sorted(set(numbers))
    if len(found) < 3:  # nearly every place
        return tuple((n, n) for n in found)
    for n in found:
        if rows and rows[-1][-1] == n - 1:
            rows[-1].append(n)
        else:
            rows.append([n])
    return tuple(group for row in rows for group in _row_groups(row))


def _row_groups(row: list[int]) -> list[tuple[int, int]]:
    return [(row[0], row[-1])] if len(row) > 2 else [(n, n) for n in row]


def label(numbers: Iterable[int]) -> str:
    """Return the numbers of one place as people write them: "3,4", "3-5", "1,3-5"."""
    return ",".join(
        str(first) if first == last else f"{first}-{last}" for first, last in groups(numbers)
    )


def superscript(label: str) -> str:
    """Return a label in Unicode superscripts: "³,⁴", "³⁻⁵". There is no raised comma."""
    return label.translate(ABOVE)

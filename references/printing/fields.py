"""
Turn a CSL-JSON item into the fields that the styles print: cleaned, and marked up with marks.

What is the same for every style is settled here, before citeproc-py sees it:

- It reads `MH` as one given name and prints `M`, and drops the `h` of `Ji-hoon`: `_given`.
- It leaves shortened page ranges short, and takes the hyphen of an article number (`e00115-21`)
  or of Roman pages for a range: `_pages`.
- Where only the abbreviated journal is known it stands for the full one, which styles ask for.
- An address goes when a registry's identifier is there, for that leads to the paper too.
"""

import re

from references import csl, marks, markup, pages
from references.printing import supplements
from references.printing.style import Fields, Style

INITIALS = re.compile(r"[^\W\d_a-z]{1,4}")


def fields(item: csl.AnyItem, style: Style) -> Fields:
    """Return the variables of `item` as `style` prints them, leaving out what is empty."""
    known = csl.identifiers(item)
    at_a_registry = known.doi or known.pmid or known.pmcid
    short = marks.clean(csl.container_title_short(item))
    printed: Fields = {
        "type": csl.type_(item),
        "author": [_name(person, style) for person in csl.names(item)],
        "editor": [_name(person, style) for person in csl.names(item, "editor")],
        "title": _title(item),
        "container-title": marks.clean(csl.container_title(item)) or short,
        "container-title-short": short,
        "publisher": marks.clean(csl.publisher(item)),
        "edition": marks.clean(csl.edition(item)),
        **_numbers(item, style),
        "page": _pages(marks.clean(csl.page(item))),
        "number": marks.clean(csl.number(item)),
        "language": csl.language(item)[:2].lower(),
        "DOI": marks.wrap("a", marks.clean(known.doi)),
        "PMID": marks.wrap("a", marks.clean(known.pmid)),
        "PMCID": marks.wrap("a", marks.clean(known.pmcid)),
        "URL": "" if at_a_registry else marks.wrap("a", marks.clean(csl.url(item))),
    }
    if issued := csl.issued(item):
        printed["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    return style.adapt({name: value for name, value in printed.items() if value})


def _title(item: csl.AnyItem) -> str:
    return markup.replace(
        marks.clean(csl.marked_title(item)),
        lambda tag, closing: marks.CLOSE[tag] if closing else marks.OPEN[tag],
    )


def _numbers(item: csl.AnyItem, style: Style) -> Fields:
    """Return volume, issue, and the supplement or part that either of them carries."""
    volume = supplements.split(marks.clean(csl.volume(item)))
    issue = supplements.split(marks.clean(csl.issue(item)))
    if volume.word and issue.word:
        return {"volume": marks.clean(csl.volume(item)), "issue": marks.clean(csl.issue(item))}
    word, which = volume.word or issue.word, volume.which or issue.which
    supplement = f"{style.words[word]} {which}".strip() if word else ""
    return {
        "volume": volume.number,
        "issue": issue.number,
        "supplement-number": supplement,
    }


def _pages(text: str) -> str:
    """Write ranges whole, and keep any other hyphen from being read as a range."""
    return ", ".join(
        part if pages.RANGE.fullmatch(part) else part.replace("-", marks.HYPHEN)
        for part in pages.expand(text).split(", ")
    )


def _name(person: csl.PersonName, style: Style) -> dict[str, str]:
    suffix = marks.clean(person.suffix)
    parts = {
        "literal": marks.clean(person.literal),
        "family": marks.clean(person.family),
        "given": _given(marks.clean(person.given)),
        "suffix": style.suffixes.get(suffix, suffix),
    }
    return {part: value for part, value in parts.items() if value}


def _given(name: str) -> str:
    """Separate the initials of `MH`, and give the second part of `Ji-hoon` its capital."""
    words = name.replace(".", " ").replace(" -", "-").split()
    return " ".join(
        "-".join(
            " ".join(part)
            if INITIALS.fullmatch(part)
            else part[:1].upper() * bool(place) + part[bool(place) :]
            for place, part in enumerate(word.split("-"))
        )
        for word in words
    )

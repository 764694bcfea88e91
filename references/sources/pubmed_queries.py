"""Put what is known of a paper into PubMed's words (pubmed.ncbi.nlm.nih.gov/help)."""

import re
from collections.abc import Iterator

from references import csl, pages

WORD = re.compile(r"\w+")
# PubMed does not search for these.
STOP_WORDS = re.compile(
    r"an?|and|as|at|be|by|for|from|in|into|is|its?|of|on|or|that|the|their|this|to|was|were"
    r"|which|with"
)
MOST_WORDS = 20
KEY = "ours"
"""By which ecitmatch's answer is known for the answer to our line."""


def identifier(*, doi: str = "", pmcid: str = "") -> str:
    """Return the search term for an identifier; quoted, as DOIs hold brackets and colons."""
    return f'"{_unquoted(doi)}"[doi]' if doi else f"{pmcid}[pmcid]"


def citation(item: csl.AnyItem) -> str:
    """
    Return ecitmatch's line `journal|year|volume|first page|author|key|`.

    "" when too little is known for it: journal, year, and volume or page.
    """
    journal = csl.container_title_short(item) or csl.container_title(item)
    year, volume = str(csl.year(item) or ""), csl.volume(item)
    first = pages.split(csl.page(item))[0] or csl.number(item)
    if not (journal and year and (volume or first)):
        return ""
    fields = (journal, year, volume, first, _author(item), KEY)
    return "".join(" ".join(field.replace("|", " ").split()) + "|" for field in fields)


def terms(item: csl.AnyItem) -> Iterator[str]:
    """Yield search terms, the narrowest first: the title, then author with journal and year."""
    words = [
        word for word in WORD.findall(csl.title(item).lower()) if not STOP_WORDS.fullmatch(word)
    ]
    if words:
        yield " AND ".join(f"{word}[ti]" for word in words[:MOST_WORDS])
    journal = csl.container_title_short(item) or csl.container_title(item)
    author, year = _author(item), csl.year(item)
    if author and year and journal:
        yield f'{author}[au] AND {year}[dp] AND "{_unquoted(journal)}"[ta]'


def _author(item: csl.AnyItem) -> str:
    """Return the first author as PubMed writes it: `Reyes Ramos E`."""
    first = next(iter(csl.names(item)), csl.PersonName())
    if first.literal or not first.family:
        return ""
    given = first.given.replace("-", " ").replace(".", " ").split()
    # “BP” already is initials, “Brian P” becomes them.
    initials = "".join(word if word.isupper() else word[0] for word in given)
    return f"{_unquoted(first.family)} {initials}".strip()


def _unquoted(text: str) -> str:
    return text.replace('"', " ").strip()

"""
Tell a paper's own web address from those that only repeat one of its identifiers.

What is no address of the web is never kept as one, and never left out without a word.
"""

import re
import textwrap
from collections.abc import Iterable

from references import recognition, web
from references.recognition import Identifiers
from references.unseen import visible

RESOLVER = re.compile(
    r"https?://(?:(?:dx\.)?doi\.org|pubmed\.ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov"
    r"|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:pubmed|pmc))/\S+",
    re.I,
)

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:\S", re.I)
LONGEST = 80
LEFT_OUT = (
    "{place}: its field {field} says “{said}”, which is no address of the web. It was left out, "
    "and the rest kept. If the paper has a page, write its address, https://…, at the paper."
)


def own(addresses: Iterable[str]) -> str:
    """Return the first web address that is no resolver's; "" when there is none."""
    webs = filter(web.address, addresses)
    return next((address for address in webs if not RESOLVER.fullmatch(address)), "")


def left_out(place: str, field: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return what to tell of `values` of a record's field that can be no paper's address."""
    strange = [value for value in values if value and not web.address(value)]
    return tuple(
        LEFT_OUT.format(place=place, field=field, said=textwrap.shorten(visible(value), LONGEST))
        for value in dict.fromkeys(strange)
    )


def is_meant(text: str) -> bool:
    """Say whether `text`, in a field for any words, was meant for an address."""
    return SCHEME.match(text) is not None


def identifiers(addresses: Iterable[str]) -> Identifiers:
    """Return the identifiers that resolvers among `addresses` lead to, the first of each kind."""
    found: dict[str, str] = {}
    for address in addresses:
        if RESOLVER.fullmatch(address):
            for one in recognition.find(address):
                found.setdefault(one.scheme, one.value)
    return Identifiers(**found)


def labelled(texts: Iterable[str]) -> Identifiers:
    """Return the identifiers in texts that are nothing but one: `PMID: 28498331`."""
    found: dict[str, str] = {}
    for text in texts:
        for one in recognition.find(text):
            if (one.start, one.end) == (0, len(text.rstrip(" .;"))):
                found.setdefault(one.scheme, one.value)
    return Identifiers(**found)


def doi(text: str) -> str:
    """Return the DOI in `text` in its stored form, or `text` as it is where there is none."""
    found = (one.value for one in recognition.find(text) if one.scheme == "doi")
    return next(found, text)

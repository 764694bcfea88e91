"""Tell a paper's own web address from those that only repeat one of its identifiers."""

import re
from collections.abc import Iterable

from references import recognition, web
from references.recognition import Identifiers

RESOLVER = re.compile(
    r"https?://(?:(?:dx\.)?doi\.org|pubmed\.ncbi\.nlm\.nih\.gov|pmc\.ncbi\.nlm\.nih\.gov"
    r"|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:pubmed|pmc))/\S+",
    re.I,
)


def own(addresses: Iterable[str]) -> str:
    """Return the first web address that is no resolver's; "" when there is none."""
    webs = filter(web.address, addresses)
    return next((address for address in webs if not RESOLVER.fullmatch(address)), "")


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

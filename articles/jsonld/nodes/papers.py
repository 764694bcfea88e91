"""
Describe the papers a letter cites (schema.org ScholarlyArticle; jsonld-target 3.10).

A newcomer gets this wrong: `datePublished` is the paper's own date, in the precision
known, never the letter's; and a volume or an ISSN is no property of an article, so the
journal hangs on a chain of issue and volume.
"""

from functools import lru_cache

import msgspec

from articles.content import Reference
from articles.jsonld import ids
from articles.jsonld.nodes.publication_types import PUBLICATION_TYPES
from articles.jsonld.pruning import Node
from articles.reading import Reading
from references import csl, pages, web
from references.identifiers import doi_url, pmc_url, pubmed_url

CONTAINERS = {"chapter": "Book", "paper-conference": "Book"}
"""What a work of this CSL type stands in, unless it is a journal."""


def citations(reading: Reading) -> list[Node]:
    """Return the cited papers in the order and with the numbers of the printed list."""
    return [
        _citation(msgspec.json.encode(reference), number, ids.reference(reading.content, number))
        for number, reference in enumerate(reading.cited, start=1)
    ]


def _citation(encoded: bytes, number: int, name: str) -> Node:
    kind, paper = _paper(encoded)
    return {"@type": kind, "@id": name, "position": number, **paper}


# One paper stands in many letters. Nobody changes what is returned: pruning makes nodes anew.
@lru_cache(maxsize=1024)
def _paper(encoded: bytes) -> tuple[str, Node]:
    """Return the type of a paper's node, and what any letter says of it."""
    reference = msgspec.json.decode(encoded, type=Reference)
    item = reference.csl
    publication_type = PUBLICATION_TYPES.get(reference.kind, "")
    identifiers = _identifiers(item)
    # publicationType belongs to the medical type alone.
    kind = "MedicalScholarlyArticle" if publication_type else "ScholarlyArticle"
    return kind, {
        "name": csl.title(item),
        "author": [_author(author) for author in csl.names(item) if _is_name(author)],
        "datePublished": csl.issued(item),
        "isPartOf": _container(item),
        "identifier": identifiers,
        "url": identifiers[0]["url"] if identifiers else csl.url(item),
        "sameAs": [identifier["url"] for identifier in identifiers[1:]],
        **_pages(item),
        "publicationType": publication_type,
        "publisher": {"@type": "Organization", "name": csl.publisher(item)},
        **_status(reference),
    }


def _author(author: csl.PersonName) -> Node:
    if author.literal:
        return {"@type": "Organization", "name": author.literal}
    return {
        "@type": "Person",
        "name": author.full,
        "givenName": author.given,
        "familyName": author.family,
        "honorificSuffix": author.suffix,
    }


def _is_name(author: csl.PersonName) -> bool:
    """Refuse the "et al." of a typed list, which nobody is called."""
    return author.full.lower().strip(" .") not in {"et al", "and others"}


def _identifiers(item: csl.AnyItem) -> list[Node]:
    """Return DOI, PubMed and PMC in this order: the first one's address is the paper's."""
    known = (
        ("doi", csl.doi(item), doi_url),
        ("pmid", csl.pmid(item), pubmed_url),
        ("pmcid", csl.pmcid(item), pmc_url),
    )
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value, "url": address(value)}
        for scheme, value, address in known
        if value
    ]


def _container(item: csl.AnyItem) -> Node | None:
    """Return issue in volume in journal; a level that is not known is skipped."""
    kind = CONTAINERS.get(csl.type_(item), "Periodical")
    whole: Node = {"@type": kind, "name": csl.container_title(item)}
    if kind == "Book":
        return whole | {"isbn": csl.isbn(item)}
    whole |= {"issn": csl.issn(item)}
    if volume := csl.volume(item):
        whole = {"@type": "PublicationVolume", "volumeNumber": volume, "isPartOf": whole}
    if issue := csl.issue(item):
        whole = {"@type": "PublicationIssue", "issueNumber": issue, "isPartOf": whole}
    return whole


def _pages(item: csl.AnyItem) -> Node:
    """Return first and last page of one range; anything else is a pagination."""
    printed = csl.page(item)
    first, last = pages.split(printed)
    if last and "," not in printed:
        return {"pageStart": first, "pageEnd": last}
    return {"pagination": pages.expand(printed) or csl.number(item)}


def _status(reference: Reference) -> Node:
    """Return what became of the paper: readers of the markup must learn of a retraction too."""
    notice = web.address(reference.status_notice)
    if reference.status == "retracted":
        return {"creativeWorkStatus": "Retracted", "correction": notice}
    if reference.status == "corrected":
        return {"correction": notice}
    return {}

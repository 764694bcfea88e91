"""
Give a reference the one shape that every API response shows it in.

The library's own endpoints and a published letter both call `represent`: the letter with the
values frozen in its revision, the library with those of today. So the two can differ in what
they say, never in form.
"""

from typing import TypedDict

from references import csl, identifiers, web
from references.coins import coins
from references.meta_tags import meta


class AuthorShape(TypedDict):
    name: str
    given_name: str
    family_name: str
    suffix: str


class IdentifierShape(TypedDict):
    doi: str
    pmid: str
    pmcid: str
    isbn: str


class MetaShape(TypedDict):
    name: str
    content: str


class ReferenceShape(TypedDict):
    """Text is "" and `year`, `verified_at` are null where nothing is known; `issued` is ISO."""

    key: str
    type: str
    title: str
    authors: list[AuthorShape]
    editors: list[AuthorShape]
    container_title: str
    container_title_short: str
    publisher: str
    issued: str
    year: int | None
    volume: str
    issue: str
    page: str
    number: str
    issn: str
    identifiers: IdentifierShape
    url: str
    urls: list[str]
    status: str
    status_notice: str
    kind: str
    verified_at: str | None
    verified_source: str
    formatted_html: str
    formatted_text: str
    coins: str
    meta: list[MetaShape]


def represent(
    item: csl.AnyItem,
    *,
    key: str,
    formatted_html: str,
    formatted_text: str,
    status: str = "current",
    status_notice: str = "",
    kind: str = "",
    verified_at: str = "",
    verified_source: str = "",
) -> ReferenceShape:
    """
    Return the API's `reference` object of a CSL-JSON item.

    `title` is plain characters; its italics stand in `formatted_html`. `url` is the best place
    to send a reader, `urls` all of them, best first. `verified_at` is an ISO 8601 instant.
    """
    addresses = urls(item)
    known = csl.identifiers(item)
    return {
        "key": key,
        "type": csl.type_(item),
        "title": csl.title(item),
        "authors": _people(csl.names(item)),
        "editors": _people(csl.names(item, "editor")),
        "container_title": csl.container_title(item),
        "container_title_short": csl.container_title_short(item),
        "publisher": csl.publisher(item),
        "issued": csl.issued(item),
        "year": csl.year(item),
        "volume": csl.volume(item),
        "issue": csl.issue(item),
        "page": csl.page(item),
        "number": csl.number(item),
        "issn": csl.issn(item),
        "identifiers": {
            "doi": known.doi,
            "pmid": known.pmid,
            "pmcid": known.pmcid,
            "isbn": known.isbn,
        },
        "url": addresses[0] if addresses else "",
        "urls": list(addresses),
        "status": status,
        "status_notice": web.address(status_notice),
        "kind": kind,
        "verified_at": verified_at or None,
        "verified_source": verified_source,
        "formatted_html": formatted_html,
        "formatted_text": formatted_text,
        "coins": coins(item),
        "meta": [{"name": name, "content": content} for name, content in meta(item)],
    }


def urls(item: csl.AnyItem) -> tuple[str, ...]:
    """Return where the paper can be read: doi.org, PubMed, PMC, its own address, in this order."""
    known = csl.identifiers(item)
    addresses = (
        identifiers.doi_url(known.doi) if known.doi else "",
        identifiers.pubmed_url(known.pmid) if known.pmid else "",
        identifiers.pmc_url(known.pmcid) if known.pmcid else "",
        csl.url(item),
    )
    return tuple(dict.fromkeys(filter(None, addresses)))


def _people(names: tuple[csl.PersonName, ...]) -> list[AuthorShape]:
    return [
        {
            "name": person.full,
            "given_name": person.given,
            "family_name": person.family,
            "suffix": person.suffix,
        }
        for person in names
    ]

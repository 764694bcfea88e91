"""
Describe one paper in the meta tags of Highwire Press, for a page that is about it.

Google Scholar and reference managers read them from a page's head. Lists of papers carry
`references.coins` instead.
"""

from collections.abc import Iterator

from references import csl, pages

Pair = tuple[str, str]


def meta(item: csl.AnyItem) -> tuple[Pair, ...]:
    """Return Highwire Press tags of a CSL-JSON item as (name, content), in reading order."""
    first, last = pages.split(csl.page(item))
    pairs = [
        ("citation_title", csl.title(item)),
        *(("citation_author", person.inverted) for person in csl.names(item)),
        *(("citation_editor", person.inverted) for person in csl.names(item, "editor")),
        ("citation_publication_date", csl.issued(item).replace("-", "/")),
        *_container(item),
        ("citation_publisher", csl.publisher(item)),
        ("citation_volume", csl.volume(item)),
        ("citation_issue", csl.issue(item)),
        ("citation_firstpage", csl.number(item) or first),
        ("citation_lastpage", "" if csl.number(item) else last),
        ("citation_issn", csl.issn(item)),
        ("citation_isbn", csl.isbn(item)),
        ("citation_doi", csl.doi(item)),
        ("citation_pmid", csl.pmid(item)),
        ("citation_pmcid", csl.pmcid(item)),
        ("citation_public_url", csl.url(item)),
        ("citation_language", csl.language(item)),
    ]
    return tuple((name, content) for name, content in pairs if content)


def _container(item: csl.AnyItem) -> Iterator[Pair]:
    """Name what the work stands in by what that is."""
    kind = csl.type_(item)
    name = {
        "chapter": "citation_inbook_title",
        "paper-conference": "citation_conference_title",
    }.get(kind, "citation_journal_title")
    yield name, csl.container_title(item)
    if kind.startswith("article"):
        yield "citation_journal_abbrev", csl.container_title_short(item)
    if kind == "thesis":
        yield "citation_dissertation_institution", csl.publisher(item)
    if kind == "report":
        yield "citation_technical_report_institution", csl.publisher(item)

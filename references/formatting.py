"""
Print one reference as one bibliography entry, in a citation style, as safe HTML and plain text.

The entry carries no number: a letter numbers its references, the library does not. Identifiers
that the style has no place for (AMA knows no PMID) follow its own text, and so does the one
thing a reader must not miss: that a paper was retracted, corrected or put in doubt.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from references import csl, identifiers, marks, web
from references.printing.styles import DEFAULT, STYLES

NOTICES = {
    "retracted": "Retracted",
    "corrected": "Corrected",
    "concern": "Expression of concern",
}
"""What an entry says of a paper that no longer stands as it was printed."""

RESOLVER = identifiers.doi_url("")


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry without its number; `html` is safe to show, `text` is plain characters."""

    html: str
    text: str


def entry(
    item: csl.AnyItem, *, style: str = DEFAULT, status: str = "current", notice: str = ""
) -> Entry:
    """
    Return the entry of a CSL-JSON item in a style of `STYLES`; whatever is missing is left out.

    The HTML holds only i, b, sub, sup, and links on DOI, PMID, PMCID, URL and notice. A `status`
    other than current is said at the end, with the `notice` (a URL or DOI) that announced it.
    """
    # Papers are printed when they are taken in or a letter is saved; a server that only sends
    # letters need not hold the whole of a citation processor.
    from references.printing.press import print_marked

    printed = print_marked(item, STYLES[style])
    parts = [printed, *_omitted(item, printed), _notice(status, notice)]
    said = [part for part in parts if part]
    # Styles end an entry with its bare DOI; a full stop comes only between sentences.
    marked = said[0] if len(said) == 1 else " ".join(_sentence(part) for part in said)
    return Entry(html=marks.to_html(marked, address=_address), text=marks.to_text(marked))


def _omitted(item: csl.AnyItem, printed: str) -> Iterator[str]:
    """Say the identifiers that the style left out."""
    shown = {value.removeprefix(RESOLVER) for value in marks.linked(printed)}
    known = (("doi:", csl.doi(item)), ("PMID: ", csl.pmid(item)), ("PMCID: ", csl.pmcid(item)))
    for label, value in known:
        if value and marks.clean(value) not in shown:
            yield f"{label}{_linked(value)}"
    if isbn := marks.clean(csl.isbn(item)):
        yield f"ISBN: {isbn}"


def _notice(status: str, notice: str) -> str:
    if status not in NOTICES:
        return ""
    if not notice:
        return NOTICES[status]
    try:
        where = f"doi:{_linked(identifiers.parse_doi(notice))}"
    except identifiers.IdentifierError:
        where = _linked(notice)
    return f"{NOTICES[status]} in: {where}"


def _linked(value: str) -> str:
    return marks.wrap("a", marks.clean(value))


def _sentence(part: str) -> str:
    return part if marks.to_text(part).endswith((".", "?", "!")) else f"{part}."


def _address(value: str) -> str:
    """Return where an identifier or URL leads; nothing for any other scheme than http(s)."""
    doi = value.removeprefix(RESOLVER)
    if doi.startswith("10."):
        return identifiers.doi_url(doi)
    if value.isdigit():
        return identifiers.pubmed_url(value)
    if value.startswith("PMC"):
        return identifiers.pmc_url(value)
    return web.address(value)

"""
Read one reference of a list, as people paste it, into CSL fields.

AMA and Vancouver are read, and the common author-date and note styles as far as their
punctuation tells. Nothing is invented: whatever could not be read for sure is said as a doubt,
in words for the editor who will compare it with the paper, and every field has a confidence.
Any text gives a result, never an exception. `references.reading.listing` takes a list apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from references import csl
from references.csl import PersonName
from references.reading import author_date, confidence, doubts, reference_text
from references.reading.author_list import AuthorList, split_authors
from references.reading.reference_text import LONGEST, Cleared
from references.reading.source_line import SourceLine, find_source
from references.reading.works import Works, find_works, group_author


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """
    `item` holds what was read, `doubts` what a person should look at, `raw` the text itself.

    `confidence` gives each field that was read a figure from 0 to 1, under the names of
    `Reference` (authors and editors in the plural); below `confidence.DOUBTFUL` a person should
    look. `et_al` says that the text hid authors.
    """

    item: csl.Item
    doubts: tuple[str, ...]
    raw: str
    confidence: Mapping[str, float] = field(default_factory=dict)
    et_al: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    authors: AuthorList | None
    source: SourceLine
    works: Works


def parse_entry(text: str) -> ParsedReference:
    """Read one reference; see the module for what is promised."""
    cleared = reference_text.clear(text)
    parts = _parts(cleared)
    authors, source, works = parts.authors, parts.source, parts.works
    names = _written(authors.names) if authors else ()
    item = _item(cleared, parts, names, text)
    return ParsedReference(
        item,
        (
            *doubts.about_people(names, authors),
            *doubts.about_source(item, source, works),
            *doubts.about_text(item, cleared, source, length=len(text)),
        ),
        text,
        confidence.of_fields(item, authors=authors, source=source, works=works),
        authors is not None and authors.et_al,
    )


def looks_like_entry(text: str) -> bool:
    """Say whether `text` is a reference rather than a sentence that happens to hold a year."""
    if not 20 <= len(text) <= LONGEST:
        return False
    item = parse_entry(text).item
    if not csl.title(item):
        return False
    by_people = any(person.family for person in csl.names(item) + csl.names(item, "editor"))
    dated = bool(csl.issued(item))
    in_journal = bool(csl.container_title(item) and (csl.volume(item) or csl.page(item)))
    in_print = in_journal or bool(csl.publisher(item) and csl.names(item))
    return (dated and in_print) or (by_people and (dated or bool(csl.identifiers(item))))


def _parts(text: Cleared) -> _Parts:
    if dated := author_date.read(text):
        return _Parts(authors=dated.authors, source=dated.source, works=dated.works)
    source = find_source(text.bare)
    authors, rest = split_authors(source.head)
    works = find_works(rest, source, text)
    if authors is None:
        authors, works = group_author(works)
    return _Parts(authors=authors, source=source, works=works)


def _item(text: Cleared, parts: _Parts, names: tuple[PersonName, ...], raw: str) -> csl.Item:
    source, works = parts.source, parts.works
    edits = parts.authors is not None and parts.authors.editors
    return csl.build(
        type=works.type if source.issued or not text.url else "webpage",
        title=reference_text.with_markup(works.title, raw),
        authors=() if edits else names,
        editors=names if edits else works.editors,
        container_title=works.container,
        publisher=source.publisher or works.publisher,
        edition=works.edition,
        issued=source.issued,
        volume=source.volume,
        issue=source.issue,
        page=source.page or works.page,
        identifiers=text.known,
        url=text.url,
    )


def _written(names: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """Write a list of names in capitals (`KIM MH, ROGERO M`) as names are written."""
    families = "".join(name.family for name in names)
    if len(families) < 6 or not families.isascii() or families != families.upper():
        return names
    return tuple(name._replace(family=name.family.title()) for name in names)

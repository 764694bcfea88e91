"""
Read one line of a reference list, as people paste it, into CSL fields.

AMA and Vancouver are read; other styles as far as they resemble them. Nothing is invented:
whatever could not be read for sure is said as a doubt, in words for the editor who will
compare it with the paper. Any text gives a result, never an exception.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from references import csl, identifiers, recognition
from references.author_list import GROUP_WORDS, AuthorList, split_authors
from references.csl import PersonName
from references.recognition import Found, Identifiers
from references.source_line import SourceLine, find_source

LONGEST = 3000
"""Characters of a reference that are read; a longer text is no reference but a mistake."""

TOO_LONG = f"Only the first {LONGEST} characters were read. Paste one reference at a time."
NUMBERING = re.compile(r"\s*(?:\[[0-9]{1,3}\]|\([0-9]{1,3}\)|[0-9]{1,3}\s*[.)](?![0-9])|[•*·])\s*")
LABELS = re.compile(
    r"\[(?:crossref|pubmed|google scholar|pmc free article|free full text|doi|web of science)\]"
    r"|\bavailable (?:at|from|online)\s*:?|\b(?:accessed|cited)\s+(?:on\s+)?[\w ,]{4,20}?[0-9]{4}"
    r"|\bonline ahead of print\b\.?|\bahead of print\b\.?"
    r"|\bepub(?:\s+ahead of print)?\s+[0-9]{4}(?:\s+[a-z]{3,9}\.?)?(?:\s+[0-9]{1,2}\b)?\.?"
    r"|\bepub(?:\s+ahead of print)?\b\.?",
    re.I,
)
AHEAD_OF_PRINT = re.compile(r"ahead of print|\bepub\b", re.I)
URL = re.compile(r"https?://[^\s<>\"|]+", re.I)
SENTENCE_END = re.compile(r"(?<=[.?!])[”\"’]?\s+")
ABBREVIATED = re.compile(r"[A-Z][^\W\d_.]{0,8}\.")
IN_BOOK = re.compile(r"[.?!]\s+In:\s+", re.I)
BROKEN_DOI = re.compile(r"\bdoi\b|\b10\.[0-9]{4,9}\b", re.I)
RETRACTED = re.compile(r"\bretract(?:ed|ion)\b", re.I)
QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"))
UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
EDITION = re.compile(r"([0-9]+)(?:st|nd|rd|th)\s+ed(?:ition|n)?\.?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Works:
    """The title and what holds it; `pieced` says that the journal's name was put together."""

    title: str = ""
    container: str = ""
    type: str = "article-journal"
    edition: str = ""
    editors: tuple[PersonName, ...] = ()
    pieced: bool = False


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """`item` holds what was read, `doubts` what a person should look at, `raw` the text itself."""

    item: csl.Item
    doubts: tuple[str, ...]
    raw: str


def parse_entry(text: str) -> ParsedReference:
    """Read one reference; see the module for what is promised."""
    tidy = _tidy(text[:LONGEST])
    found = recognition.find(tidy)
    bare, url = _without_addresses(tidy, found)
    source = find_source(bare)
    authors, rest = split_authors(source.head)
    works = _works(rest, source)
    if authors is None:
        authors, works = _group_author(works)
    names = authors.names if authors else ()
    edits = authors is not None and authors.editors
    item = csl.build(
        type=works.type if source.issued or not url else "webpage",
        title=works.title,
        authors=() if edits else names,
        editors=names if edits else works.editors,
        container_title=works.container,
        publisher=source.publisher,
        edition=works.edition,
        issued=source.issued,
        volume=source.volume,
        issue=source.issue,
        page=source.page,
        identifiers=_first_of_each(found),
        url=url,
    )
    doubts = [
        *_doubts_about_people(names, authors),
        *_doubts_about_source(item, source, works),
        *_doubts_about_text(item, tidy, source),
        *([TOO_LONG] if len(text) > LONGEST else []),
    ]
    return ParsedReference(item, tuple(doubts), text)


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


def _tidy(text: str) -> str:
    """Join wrapped lines, drop invisible characters and the number of the list."""
    plain = unicodedata.normalize("NFC", text)
    seen = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in UNSEEN)
    line = " ".join(seen.split())
    numbered = NUMBERING.match(line)
    return line[numbered.end() :] if numbered else line


def _without_addresses(tidy: str, found: tuple[Found, ...]) -> tuple[str, str]:
    """Cut identifiers, their labels and web addresses out; return the rest and the address."""
    bare = tidy
    for identifier in reversed(found):
        bare = f"{bare[: identifier.start]} {bare[identifier.end :]}"
    address = URL.search(bare)
    bare = LABELS.sub(" ", URL.sub(" ", bare))
    # What held the identifiers apart: “. | ;” and empty brackets.
    bare = re.sub(r"[(\[]\s*[)\]]|\|", " ", bare)
    bare = re.sub(r"(?:\s+[.,;:])+(?=\s|$)", "", " ".join(bare.split()))
    return bare.strip(" ,;|"), identifiers.trim(address[0]) if address else ""


def _first_of_each(found: tuple[Found, ...]) -> Identifiers:
    first: dict[str, str] = {}
    for identifier in found:
        first.setdefault(identifier.scheme, identifier.value)
    return Identifiers(**first)


def _works(rest: str, source: SourceLine) -> _Works:
    """Tell the title from the journal or book that holds it."""
    chapter = IN_BOOK.search(rest)
    if chapter:
        editors, book = split_authors(rest[chapter.end() :])
        edition = EDITION.search(book)
        return _Works(
            title=_title(rest[: chapter.start() + 1]),
            container=_title(EDITION.sub("", book)),
            type="chapter",
            edition=edition[1] if edition else "",
            editors=editors.names if editors else (),
        )
    if source.publisher:
        edition = EDITION.search(rest)
        title = _title(EDITION.sub("", rest))
        return _Works(title=title, type="book", edition=edition[1] if edition else "")
    return _article(rest, source)


def _article(rest: str, source: SourceLine) -> _Works:
    """Take the last sentence before the source as the journal's name."""
    sentences = [part for part in SENTENCE_END.split(rest.strip()) if part]
    if len(sentences) < 2 or not source.issued:
        alone = rest.strip()
        if source.volume and len(alone.split()) <= 5:
            return _Works(container=_title(alone))
        return _Works(title=_title(alone))
    start = len(sentences) - 1
    # “J. Nutr.”: the stops belong to the abbreviation, as long as a title remains.
    while start > 1 and ABBREVIATED.fullmatch(sentences[start - 1]):
        start -= 1
    journal = " ".join(sentences[start:])
    title = rest.strip()[: rest.strip().rindex(journal)]
    pieced = start < len(sentences) - 1
    return _Works(title=_title(title), container=journal.strip(" .,"), pieced=pieced)


def _title(text: str) -> str:
    """Drop the full stop and the quotation marks around a title; its own marks stay."""
    title = text.strip(" ,;")
    quoted = title.rstrip(".,")
    for opening, closing in QUOTES:
        inner = quoted[1:-1]
        around = quoted.startswith(opening) and quoted.endswith(closing)
        if around and not (opening in inner or closing in inner):
            title = inner
    return title.removesuffix(".").rstrip(" ,")


def _group_author(works: _Works) -> tuple[AuthorList | None, _Works]:
    """Take a first sentence that names an organisation as the author."""
    first, stop, title = works.title.partition(". ")
    if stop and title and len(first.split()) <= 12 and GROUP_WORDS.search(first):
        return AuthorList((PersonName(literal=first),)), replace(works, title=title)
    return None, works


def _doubts_about_people(
    names: tuple[PersonName, ...], authors: AuthorList | None
) -> Iterator[str]:
    if not names:
        yield "No authors were recognised. Add them as people, or as a group."
    if authors and authors.et_al:
        yield "“et al.” hides authors. Add the missing names from the paper or from PubMed."
    if authors and len(names) == 1 and names[0].literal:
        yield f"“{names[0].literal}” was taken as a group that wrote the paper. Is it?"


def _doubts_about_source(item: csl.Item, source: SourceLine, works: _Works) -> Iterator[str]:
    if not csl.title(item):
        yield "No title was recognised. Type it as the paper prints it."
    if not csl.container_title(item) and csl.type_(item) in ("article-journal", "chapter"):
        yield "No journal was recognised. Add the journal’s name."
    if works.pieced:
        yield f"The journal was read as “{works.container}”. Does the title end before it?"
    if not csl.issued(item):
        yield "No year of publication was recognised. Add it."
    elif csl.type_(item) == "article-journal" and not (csl.volume(item) or csl.page(item)):
        yield "No volume or pages were recognised. Add them if the paper has appeared in an issue."
    if source.loose:
        yield "Year, volume and pages are not in the usual “2017;18(5):1051”. Check which is which."
    if source.left_over:
        yield f"This part was not understood and left out: “{source.left_over[:120]}”."


def _doubts_about_text(item: csl.Item, tidy: str, source: SourceLine) -> Iterator[str]:
    known = csl.identifiers(item)
    if not known and not csl.url(item):
        yield "There is no DOI, PMID or PMCID, so no registry can confirm the paper. Look one up."
    if not known.doi and BROKEN_DOI.search(tidy):
        yield "There seems to be a DOI that could not be read. Copy it again from the paper."
    if AHEAD_OF_PRINT.search(tidy) and not source.volume:
        yield "It was listed ahead of print. Add volume and pages if they are known by now."
    if RETRACTED.search(tidy):
        yield "The text speaks of a retraction. Check the paper’s status before citing it."

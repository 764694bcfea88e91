"""
Tell the title of a typed reference from the journal, book or site that holds it.

Both are plain sentences, so only their order and a few words (`In:`, `[dissertation]`, an
edition) tell them apart. Where that was a guess, `pieced` says so.
"""

import re
from dataclasses import dataclass, replace

from references.csl import PersonName
from references.person_name import GROUP_WORDS
from references.reading.author_list import AuthorList, split_authors
from references.reading.reference_text import Cleared
from references.reading.source_line import SourceLine

SENTENCE_END = re.compile(r"(?<=[.?!])[”\"’]?\s+")
ABBREVIATED = re.compile(r"[A-Z][^\W\d_.]{0,8}\.")
IN_BOOK = re.compile(r"[.?!\]]\s+In:\s+", re.I)
QUOTED = re.compile(
    r"(?:[“\"](?P<title>[^“”\"]{3,600}?)[,.]?[”\"]\s*,?|[‘'](?P<single>[^‘]{3,600}?)[,.]?[’'],)\s+"
    r"(?P<container>[^“”\"]+)$"
)
QUOTES = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"))
EDITION = re.compile(
    r"\(?\b([0-9]{1,2})(?:st|nd|rd|th)\s+(?:rev(?:ised|\.)?\s+)?ed(?:ition|n)?\b\.?\)?", re.I
)
THESIS = re.compile(
    r"[\[(.]\s*(?:(?:ph\.?\s?d\.?|doctoral|master[’']?s?|m\.?sc\.?)\s+)?(?:dissertation|thesis)\b"
    r"[^\])]{0,100}[\])]?\.?",
    re.I,
)
MEETING = re.compile(r"\b(?:proceedings|congress|conference|symposium|meeting|workshop)\b", re.I)
PREPRINTS = re.compile(
    r"(?:med|bio|chem|psy|ar|soc)r?xiv\b.*|preprints?(?:\.org)?|research square|ssrn\b.*"
    r"|osf preprints|f1000research preprint",
    re.I,
)
NCBI_BOOK = "ncbi.nlm.nih.gov/books/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """The title and what holds it; `pieced` says that the journal's name was put together."""

    title: str = ""
    container: str = ""
    type: str = "article-journal"
    edition: str = ""
    editors: tuple[PersonName, ...] = ()
    publisher: str = ""
    page: str = ""
    pieced: bool = False


def find_works(rest: str, source: SourceLine, text: Cleared) -> Works:
    """Read what stands between the authors and the source."""
    if chapter := IN_BOOK.search(rest):
        return _chapter(rest[: chapter.start() + 1], rest[chapter.end() :])
    thesis = THESIS.search(rest)
    if thesis and (source.publisher or source.issued) and not source.volume:
        school = source.publisher or rest[thesis.end() :].strip(" .,")
        return Works(title=title(rest[: thesis.start()]), type="thesis", publisher=school)
    if source.publisher:
        return _book(rest, text)
    if text.url and not (source.volume or source.page):
        by_group = GROUP_WORDS.search(rest.partition(". ")[0])
        if text.online or not source.issued or by_group:
            return _page_of_a_site(rest)
    return article(rest, source)


def article(rest: str, source: SourceLine) -> Works:
    """Take the last sentence before the source as the journal's name."""
    works = _journal(rest.strip(), source)
    kind = "article" if PREPRINTS.fullmatch(works.container) else works.type
    return replace(works, type=kind)


def group_author(works: Works) -> tuple[AuthorList | None, Works]:
    """Take a first sentence that names an organisation as the author."""
    first, stop, others = works.title.partition(". ")
    if stop and others and len(first.split()) <= 12 and GROUP_WORDS.search(first):
        return AuthorList((PersonName(literal=first),)), replace(works, title=others)
    return None, works


def title(text: str) -> str:
    """Drop the full stop and the quotation marks around a title; its own marks stay."""
    shown = text.strip(" ,;")
    quoted = shown.rstrip(".,")
    for opening, closing in QUOTES:
        inner = quoted[1:-1]
        around = quoted.startswith(opening) and quoted.endswith(closing)
        if around and not (opening in inner or closing in inner):
            shown = inner
    return shown.removesuffix(".").rstrip(" ,")


def _chapter(head: str, holder: str) -> Works:
    editors, book = split_authors(holder)
    edition = EDITION.search(book)
    # Where and when a meeting was held follows a semicolon.
    name = title(EDITION.sub("", book).partition(";")[0])
    return Works(
        title=title(head),
        container=name,
        type="paper-conference" if MEETING.search(name) else "chapter",
        edition=edition[1] if edition else "",
        editors=editors.names if editors else (),
    )


def _book(rest: str, text: Cleared) -> Works:
    edition = EDITION.search(rest)
    on_site = text.online and not edition and NCBI_BOOK not in text.url
    return Works(
        title=title(EDITION.sub("", rest)),
        type="webpage" if on_site else "book",
        edition=edition[1] if edition else "",
    )


def _page_of_a_site(rest: str) -> Works:
    """Take a last sentence as the site, if a title (and not only a group) stands before it."""
    sentences = _sentences(rest)
    first_is_group = bool(sentences) and GROUP_WORDS.search(sentences[0]) is not None
    if len(sentences) < (3 if first_is_group else 2):
        return Works(title=title(rest), type="webpage")
    site = sentences[-1]
    return Works(
        title=title(rest.strip()[: rest.strip().rindex(site)]),
        container=title(site),
        type="webpage",
        pieced=True,
    )


def _journal(rest: str, source: SourceLine) -> Works:
    if quoted := QUOTED.match(rest):
        return Works(
            title=title(quoted["title"] or quoted["single"]), container=title(quoted["container"])
        )
    sentences = _sentences(rest)
    if len(sentences) < 2 or not source.issued:
        if source.volume and len(rest.split()) <= 5:
            return Works(container=title(rest))
        return Works(title=title(rest))
    start = len(sentences) - 1
    # “J. Nutr.”: the stops belong to the abbreviation, as long as a title remains.
    while start > 1 and ABBREVIATED.fullmatch(sentences[start - 1]):
        start -= 1
    journal = " ".join(sentences[start:])
    return Works(
        title=title(rest[: rest.rindex(journal)]),
        container=journal.strip(" .,"),
        pieced=start < len(sentences) - 1,
    )


def _sentences(text: str) -> list[str]:
    return [part for part in SENTENCE_END.split(text.strip()) if part]

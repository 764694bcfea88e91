"""
Say in words what a person should look at in a reference that was read from text.
"""

import re
from collections.abc import Iterator

from references import csl
from references.reading.author_list import AuthorList
from references.reading.reference_text import LONGEST, Cleared
from references.reading.source_line import SourceLine
from references.reading.works import Works

TOO_LONG = f"Only the first {LONGEST} characters were read. Paste one reference at a time."
BROKEN_DOI = re.compile(r"\bdoi\b|\b10\.[0-9]{4,9}\b", re.I)
RETRACTED = re.compile(r"\bretract(?:ed|ion)\b", re.I)


def about_people(names: tuple[csl.PersonName, ...], authors: AuthorList | None) -> Iterator[str]:
    """Doubt the list of authors (or of editors, where these wrote the work)."""
    if not names:
        yield "No authors were recognised. Add them as people, or as a group."
    if authors and authors.et_al:
        yield "“et al.” hides authors. Add the missing names from the paper or from PubMed."
    if authors and len(names) == 1 and names[0].literal:
        yield f"“{names[0].literal}” was taken as a group that wrote the paper. Is it?"
    if authors and authors.guessed:
        yield "First and family names were told apart by their order alone. Compare them."


def about_source(item: csl.Item, source: SourceLine, works: Works) -> Iterator[str]:
    """Doubt title, journal, date and pages."""
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


def about_text(item: csl.Item, text: Cleared, source: SourceLine, *, length: int) -> Iterator[str]:
    """Doubt what the text says about the paper, and what it does not."""
    known = csl.identifiers(item)
    if not known and not csl.url(item):
        yield "There is no DOI, PMID or PMCID, so no registry can confirm the paper. Look one up."
    if not known.doi and BROKEN_DOI.search(text.whole):
        yield "There seems to be a DOI that could not be read. Copy it again from the paper."
    if text.ahead_of_print and not source.volume:
        yield "It was listed ahead of print. Add volume and pages if they are known by now."
    if RETRACTED.search(text.whole):
        yield "The text speaks of a retraction. Check the paper’s status before citing it."
    if length > LONGEST:
        yield TOO_LONG

"""Ask Open Library for books by their ISBN."""

import re
from collections.abc import Iterator, Mapping

from references import csl
from references.recognition import Identifiers
from references.sources import registered_text
from references.sources.client import Client
from references.sources.failures import unreadable
from references.sources.json_shape import Object, parts, real_date, text
from references.sources.record import NotFound, Record
from references.sources.registered_names import whole

SOURCE = "Open Library"
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?,?\s+(?:(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    r",?\s+)?(?P<year>\d{4})"
)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")


class OpenLibrary:
    """The Open Library Books API at `url`."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url

    def fetch(self, isbn: str) -> Record:
        """Return the record of an ISBN; raises `NotFound` or another `Fault`."""
        key = f"ISBN:{isbn}"
        params = {"bibkeys": key, "format": "json", "jscmd": "data"}
        answer = self.client.json(SOURCE, f"{self.url}/api/books", params)
        if not isinstance(answer, Mapping):
            raise unreadable(SOURCE)
        book = answer.get(key)
        # What it does not know, it leaves out of an answer that is otherwise good.
        if not isinstance(book, Mapping) or not text(book, "title"):
            raise NotFound(
                f"{SOURCE} knows no book with the ISBN {isbn}. Please type the book in by hand.",
                source=SOURCE,
            )
        return Record(source=SOURCE, item=_item(book, isbn), publication_types=("Book",))


def _item(book: Object, isbn: str) -> csl.Item:
    titles = (registered_text.title(text(book, name)) for name in ("title", "subtitle"))
    publishers = (text(entry, "name") for entry in parts(book, "publishers"))
    return csl.build(
        type="book",
        title=": ".join(filter(None, titles)),
        authors=list(_authors(book)),
        publisher=registered_text.plain(next(publishers, "")),
        issued=_issued(text(book, "publish_date")),
        identifiers=Identifiers(isbn=isbn),
    )


def _authors(book: Object) -> Iterator[csl.PersonName]:
    for entry in parts(book, "authors"):
        if found := whole(text(entry, "name")):
            yield found


def _issued(printed: str) -> str:
    """Read `2009`, `March 2009`, `Mar 17, 2009`, `17 March 2009` or `2009-03-17`."""
    found = IN_WORDS.fullmatch(printed)
    month = found["month"][:3].lower() if found else ""
    if found and month in MONTHS:
        in_month = f"{found['year']}-{MONTHS.index(month) + 1:02}"
        day = found["day"] or found["day2"]
        return real_date(f"{in_month}-{int(day):02}" if day else in_month) or found["year"]
    year = YEAR.search(printed)
    return real_date(printed) or (year[0] if year else "")

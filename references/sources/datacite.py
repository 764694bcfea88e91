"""Ask DataCite, where data sets, reports and many preprints register their DOIs."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from references import csl
from references.recognition import Identifiers
from references.sources import registered_text
from references.sources.client import Client
from references.sources.failures import unreadable
from references.sources.json_shape import Object, part, parts, real_date, text
from references.sources.record import NotFound, Record
from references.sources.registered_names import person, whole

SOURCE = "DataCite"
TYPES = {
    "Book": "book",
    "BookChapter": "chapter",
    "ConferencePaper": "paper-conference",
    "ConferenceProceeding": "book",
    "Dataset": "dataset",
    "Dissertation": "thesis",
    "JournalArticle": "article-journal",
    "Preprint": "article",
    "Report": "report",
    "Standard": "report",
}
"""DataCite's general types in CSL's words; any other is a document."""

DATES = ("Issued", "Available", "Created")


class DataCite:
    """The DataCite REST API at `url`."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url

    def fetch(self, doi: str) -> Record:
        """Return the record of a DOI; raises `NotFound` or another `Fault`."""
        try:
            answer = self.client.json(SOURCE, f"{self.url}/dois/{quote(doi, safe='')}")
        except NotFound:
            raise NotFound(f"{SOURCE} knows no work with the DOI {doi}.", source=SOURCE) from None
        data = part(answer, "data") if isinstance(answer, Mapping) else {}
        attributes = part(data, "attributes")
        if not text(attributes, "doi"):
            raise unreadable(SOURCE)
        types = part(attributes, "types")
        words = (text(types, "resourceTypeGeneral"), text(types, "resourceType"))
        return Record(
            source=SOURCE,
            item=_item(attributes),
            publication_types=tuple(dict.fromkeys(filter(None, words))),
        )


def _item(attributes: Object) -> csl.Item:
    container = part(attributes, "container")
    general = text(part(attributes, "types"), "resourceTypeGeneral")
    return csl.build(
        type=TYPES.get(general, "document"),
        title=_title(attributes),
        authors=list(_people(attributes, "creators")),
        editors=list(_editors(attributes)),
        container_title=registered_text.plain(text(container, "title")),
        publisher=registered_text.plain(_publisher(attributes)),
        edition=text(attributes, "version"),
        issued=_issued(attributes),
        volume=text(container, "volume"),
        issue=text(container, "issue"),
        page="-".join(filter(None, (text(container, "firstPage"), text(container, "lastPage")))),
        identifiers=Identifiers(doi=text(attributes, "doi").lower()),
        abstract=_abstract(attributes),
        language=text(attributes, "language"),
    )


def _title(attributes: Object) -> str:
    """Return main title and subtitle; other titles are translations and alternatives."""
    named = {text(entry, "titleType"): entry for entry in reversed(parts(attributes, "titles"))}
    wanted = (named.get(""), named.get("Subtitle"))
    found = [registered_text.title(text(entry, "title")) for entry in wanted if entry]
    return ": ".join(filter(None, found))


def _people(attributes: Object, field: str) -> Iterator[csl.PersonName]:
    for entry in parts(attributes, field):
        name, family = text(entry, "name"), text(entry, "familyName")
        if text(entry, "nameType") == "Organizational":
            found = person(group=name)
        elif family:
            found = person(family=family, given=text(entry, "givenName"))
        else:
            found = whole(name)
        if found:
            yield found


def _editors(attributes: Object) -> Iterator[csl.PersonName]:
    editors = [
        entry
        for entry in parts(attributes, "contributors")
        if text(entry, "contributorType") == "Editor"
    ]
    return _people({"editors": editors}, "editors")


def _publisher(attributes: Object) -> str:
    """Return the publisher, which newer records give as an object."""
    return text(attributes, "publisher") or text(part(attributes, "publisher"), "name")


def _issued(attributes: Object) -> str:
    """Return the day of issue when it falls into the year of publication, else that year."""
    year = text(attributes, "publicationYear")
    days = {text(entry, "dateType"): text(entry, "date") for entry in parts(attributes, "dates")}
    for kind in DATES:
        found = csl.ISSUED.match(days.get(kind, ""))
        if found and year in ("", found[1]):
            return real_date(found[0]) or real_date(found[1])
    return real_date(year)


def _abstract(attributes: Object) -> str:
    for entry in parts(attributes, "descriptions"):
        if text(entry, "descriptionType") == "Abstract":
            return registered_text.paragraphs(text(entry, "description"))
    return ""

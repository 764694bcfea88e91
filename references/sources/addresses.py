"""Say where each registry is found, and hold what asks it there."""

from dataclasses import dataclass

from references.sources.client import Client
from references.sources.crossref import Crossref
from references.sources.datacite import DataCite
from references.sources.id_converter import IdConverter
from references.sources.open_library import OpenLibrary
from references.sources.pubmed import PubMed


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The base URL of each registry, without a slash at its end."""

    crossref: str
    datacite: str
    open_library: str
    pubmed: str
    id_converter: str


class Sources:
    """Every registry, asked by one client."""

    def __init__(self, client: Client, addresses: Addresses) -> None:
        self.crossref = Crossref(client, addresses.crossref)
        self.datacite = DataCite(client, addresses.datacite)
        self.open_library = OpenLibrary(client, addresses.open_library)
        self.pubmed = PubMed(client, addresses.pubmed)
        self.id_converter = IdConverter(client, addresses.id_converter)

"""Connect the library to the registries that the settings name."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache

from references import signals
from references.sources.record import Fault

if TYPE_CHECKING:
    from references.sources.registries import Registries


def registries() -> "Registries":
    """
    Return the registries, to be asked by one request or one command.

    Make one for each: it remembers for half a minute which registry gave no answer.
    """
    # A server that asks no registry need not hold an HTTP client.
    from references.sources.addresses import Addresses
    from references.sources.client import Client
    from references.sources.registries import Registries

    patience = settings.REGISTRY_TIMEOUT
    asking = {
        "contact": settings.CONTACT_EMAIL,
        "timeout": patience / 2,
        "deadline": patience,
        "failed": _tell,
    }
    kept, fresh = Client(cache=cache, **asking), Client(**asking)
    addresses = Addresses(
        crossref=settings.CROSSREF_URL,
        datacite=settings.DATACITE_URL,
        open_library=settings.OPEN_LIBRARY_URL,
        pubmed=settings.PUBMED_URL,
        id_converter=settings.ID_CONVERTER_URL,
    )
    return Registries(addresses, client=kept, fresh=fresh)


def _tell(fault: Fault) -> None:
    kind = type(fault).__name__.lower()
    signals.registry_failed.send(Fault, source=fault.source, kind=kind)

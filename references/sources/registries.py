"""
Ask all registries about a paper, in the order in which they are likely to know it.

A DOI is Crossref's or DataCite's, a PMID is PubMed's, an ISBN is Open Library's. PubMed is
asked about a DOI too: it alone knows the kind of study. A registry that fails costs what only
it knows, never the answer of the others.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from references import csl
from references.recognition import Identifiers
from references.sources.addresses import Addresses, Sources
from references.sources.answers import Answers
from references.sources.client import Client
from references.sources.record import Fault, Found, NotFound, Record, Standing
from references.sources.standings import standings

PATIENCE = 2
"""How many times the deadline of one question all questions about one paper may take."""


class Registries:
    """
    All registries behind one door.

    `client` may keep answers for a while; `fresh` keeps none and asks about a paper's standing,
    where only today's answer counts.
    """

    def __init__(self, addresses: Addresses, *, client: Client, fresh: Client) -> None:
        self._client = client
        self._sources = Sources(client, addresses)
        self._today = Sources(fresh, addresses)

    def fetch(self, known: Identifiers) -> Found:
        """
        Return all that the registries say about a paper.

        The registry that answers for the DOI leads, else for the PMID or PMCID, else for the
        ISBN. Raises a `Fault` when none of them gave a record: `NotFound` when all could be
        asked.
        """
        answers = Answers()
        with self._client.within(PATIENCE * self._client.deadline):
            self._ask(self._with_numbers(known, answers), answers)
        return answers.found()

    def search(self, item: csl.AnyItem, *, rows: int = 5) -> tuple[Record, ...]:
        """
        Return records that may be the paper `item` describes, most likely first.

        Raises a `Fault` only when no registry could be asked; nothing alike gives ().
        """
        answers = Answers()
        with self._client.within(PATIENCE * self._client.deadline):
            works = answers.ask(lambda: self._sources.crossref.search(item, rows=rows))
            papers = answers.ask(lambda: self._sources.pubmed.search(item, rows=rows))
        if works is None and papers is None:
            raise answers.nothing()
        known = {csl.doi(record.item) for record in works or ()} - {""}
        new = [record for record in papers or () if csl.doi(record.item) not in known]
        return (*(works or ()), *new)[: 2 * rows]

    def standings(self, papers: Iterable[Identifiers]) -> Iterator[Standing]:
        """Yield whether each paper stands today, in the order given; never raises a `Fault`."""
        return standings(papers, self._today)

    def _ask(self, known: Identifiers, answers: Answers) -> None:
        if known.doi:
            answers.add(self._by_doi(known.doi, answers))
            answers.add(self._beside(known, answers))
        elif known.pmid:
            answers.add(answers.ask(lambda: self._sources.pubmed.fetch(known.pmid)))
            if doi := csl.doi(answers.records[0].item) if answers.records else "":
                answers.add(self._by_doi(doi, answers))
        elif known.isbn:
            answers.add(answers.ask(lambda: self._sources.open_library.fetch(known.isbn)))

    def _by_doi(self, doi: str, answers: Answers) -> Record | None:
        """Ask Crossref; only a DOI that it does not know can be DataCite's."""
        try:
            return self._sources.crossref.fetch(doi)
        except NotFound as fault:
            record = answers.ask(lambda: self._sources.datacite.fetch(doi))
            if record is None:
                answers.faults.insert(len(answers.faults) - 1, fault)
            return record
        except Fault as fault:
            answers.faults.append(fault)
            return None

    def _beside(self, known: Identifiers, answers: Answers) -> Record | None:
        """Ask PubMed about a paper known by its DOI; that PubMed lacks it is no fault."""
        pubmed = self._sources.pubmed
        if known.pmid:
            return answers.ask(lambda: pubmed.fetch(known.pmid))
        try:
            return pubmed.fetch(pubmed.find_pmid(doi=known.doi))
        except NotFound:
            return None
        except Fault as fault:
            answers.faults.append(fault)
            return None

    def _with_numbers(self, known: Identifiers, answers: Answers) -> Identifiers:
        """Return `known` with PMID and DOI where only a PMCID was given."""
        if not known.pmcid or known.doi or known.pmid:
            return known
        converted = answers.ask(lambda: self._sources.id_converter.convert(known)) or known
        if converted.pmid:
            # PubMed is the one to lead: a PMCID is a number of its library.
            return replace(converted, doi="")
        return converted

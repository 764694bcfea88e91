"""
Read what PubMed says was announced about a paper.

The list of comments and corrections runs both ways: `RetractionIn` on the paper names the
notice, `RetractionOf` on the notice names the paper. Only the first says something about the
record it stands on; a notice of retraction is not itself retracted.
"""

import re
from collections.abc import Collection

from references import identifiers
from references.recognition import recognise
from references.sources import pubmed_dates
from references.sources.pubmed_text import words
from references.sources.record import NoticeFound
from references.sources.safe_xml import Element

SOURCE = "PubMed"
KINDS = {
    "RetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    # A part of the paper no longer stands: someone has to read which.
    "PartialRetractionIn": "concern",
    "ExpressionOfConcernIn": "concern",
    "ErratumIn": "correction",
    "CorrectedandRepublishedIn": "correction",
}
LABELS = {
    "RetractionIn": "Retraction in",
    "RetractedandRepublishedIn": "Retracted and republished in",
    "PartialRetractionIn": "Partial retraction in",
    "ExpressionOfConcernIn": "Expression of concern in",
    "ErratumIn": "Erratum in",
    "CorrectedandRepublishedIn": "Corrected and republished in",
}
RETRACTED = "Retracted Publication"
DOI_AT_END = re.compile(r"\s*\bdoi:\s*\S+\s*$", re.I)


def notices(citation: Element, publication_types: Collection[str]) -> tuple[NoticeFound, ...]:
    """
    Return the notices about the paper of `citation` (MedlineCitation), in PubMed's order.

    A paper typed as retracted counts as retracted even when the notice is not named.
    """
    listed = citation.findall("CommentsCorrectionsList/CommentsCorrections")
    found = tuple(_notice(entry) for entry in listed if entry.get("RefType") in KINDS)
    if RETRACTED in publication_types and not any(each.kind == "retraction" for each in found):
        return (*found, NoticeFound(kind="retraction", label=RETRACTED, source=SOURCE))
    return found


def _notice(entry: Element) -> NoticeFound:
    printed = words(entry, "RefSource")
    doi, pmid = recognise(printed).doi, words(entry, "PMID")
    url = identifiers.doi_url(doi) if doi else identifiers.pubmed_url(pmid) if pmid else ""
    return NoticeFound(
        kind=KINDS[entry.get("RefType")],
        label=LABELS[entry.get("RefType")],
        doi=doi,
        pmid=pmid,
        url=url,
        citation=DOI_AT_END.sub("", printed),
        date=pubmed_dates.in_words(printed),
        source=SOURCE,
    )

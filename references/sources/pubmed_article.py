"""
Read one `PubmedArticle`: the record of a paper in a journal.

What a newcomer gets wrong: the identifiers of the paper stand directly under `PubmedData`;
further down, each cited reference has an `ArticleIdList` of its own. And a title in square
brackets is NLM's translation, the paper's own title is the `VernacularTitle`.
"""

import re

from references import csl, kinds
from references.sources import pubmed_dates, pubmed_identifiers, pubmed_languages
from references.sources.pubmed_names import names
from references.sources.pubmed_notices import notices
from references.sources.pubmed_text import abstract, marked, plain, words
from references.sources.record import NoticeFound, Record
from references.sources.safe_xml import Element

TYPES = {"Preprint": "article", "Dataset": "dataset", "Newspaper Article": "article-newspaper"}
# ISBD: “Animals : an open access journal from MDPI”, “Zhonghua yi xue za zhi = Chinese …”.
AFTER_TITLE_PROPER = re.compile(r"\s+[:=/]\s.*")
NOT_AVAILABLE = re.compile(r"\[(?:not available|in process citation)\.?\]\.?", re.I)
RETRACTED_TITLE = re.compile(r"(?:retracted|withdrawn|removed)(?: article)?\s*:\s+(?=\S)", re.I)


def record(article: Element) -> Record | None:
    """Return the record of a `PubmedArticle`, or None when it has neither number nor title."""
    citation = article.find("MedlineCitation")
    paper = None if citation is None else citation.find("Article")
    if citation is None or paper is None:
        return None
    types = tuple(map(plain, paper.findall("PublicationTypeList/PublicationType")))
    found = notices(citation, types)
    item = _item(article, paper, types, found)
    if not (csl.title(item) and csl.pmid(item)):
        return None
    topics = map(plain, citation.findall("MeshHeadingList/MeshHeading/DescriptorName"))
    return Record(
        source="PubMed",
        item=item,
        kind=kinds.kind_from_publication_types(types, mesh=tuple(topics)),
        publication_types=types,
        notices=found,
    )


def title(element: Element | None) -> str:
    """Return a title as the paper prints it: marked, without the full stop PubMed adds."""
    text = "" if element is None else marked(element)
    bracketed = re.fullmatch(r"\[(.*?)\.?\]\.?", text)
    if bracketed:
        return f"[{bracketed[1]}]"
    return text if text.endswith("..") else text.removesuffix(".")


def _item(
    article: Element, paper: Element, types: tuple[str, ...], found: tuple[NoticeFound, ...]
) -> csl.Item:
    journal = paper.find("Journal")
    known = pubmed_identifiers.of_article(article)
    pages = pubmed_identifiers.pages(paper)
    item = csl.build(
        type=next((TYPES[name] for name in types if name in TYPES), "article-journal"),
        title=_title(paper, found),
        authors=names(paper.xpath("AuthorList[not(@Type) or @Type='authors']")),
        editors=names(paper.xpath("AuthorList[@Type='editors']")),
        container_title=_proper(words(paper, "Journal/Title")),
        container_title_short=_short(article),
        issued=_issued(paper),
        volume=words(paper, "Journal/JournalIssue/Volume"),
        issue=words(paper, "Journal/JournalIssue/Issue"),
        page=pages,
        number="" if pages else pubmed_identifiers.article_number(paper, known.doi),
        issn="" if journal is None else words(journal, "ISSN"),
        identifiers=known,
        abstract=abstract(paper.findall("Abstract/AbstractText")),
        language=pubmed_languages.tag(words(paper, "Language")),
    )
    own = title(paper.find("VernacularTitle"))
    if own and own != item.get("title"):
        item["original-title"] = own
    return item


def _title(paper: Element, found: tuple[NoticeFound, ...]) -> str:
    """Return the title; of a retracted paper without the word that publishers put before it."""
    text = title(paper.find("ArticleTitle"))
    if not text or NOT_AVAILABLE.fullmatch(text):
        text = title(paper.find("VernacularTitle"))
    if any(notice.kind == "retraction" for notice in found):
        return RETRACTED_TITLE.sub("", text, count=1) if RETRACTED_TITLE.match(text) else text
    return text


def _issued(paper: Element) -> str:
    online = None
    if paper.get("PubModel", "").startswith("Electronic"):
        online = paper.find("ArticleDate")
    return pubmed_dates.issued(paper.find("Journal/JournalIssue/PubDate"), online)


def _proper(journal: str) -> str:
    """Cut subtitle and parallel titles, which NLM's catalogue writes after the title proper."""
    return AFTER_TITLE_PROPER.sub("", journal).rstrip(" .")


def _short(article: Element) -> str:
    iso = words(article, "MedlineCitation/Article/Journal/ISOAbbreviation")
    return (iso or words(article, "MedlineCitation/MedlineJournalInfo/MedlineTA")).replace(".", "")

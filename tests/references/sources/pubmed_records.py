"""PubMed's records for tests of the plain readers, without a server."""

from references.sources import pubmed_xml, safe_xml
from references.sources.record import Record
from references.sources.safe_xml import Element
from tests.registry_server.answer import RECORDS


def sent(pmid: str) -> bytes:
    """Return what efetch sends for `pmid`."""
    return (RECORDS / "pubmed" / f"{pmid}.xml").read_bytes()


def registered(pmid: str) -> Record:
    """Return the record of `pmid`, read."""
    return pubmed_xml.records(safe_xml.parse(sent(pmid), source="PubMed"))[pmid]


def every() -> list[Record]:
    """Return all records."""
    return [registered(path.stem) for path in sorted((RECORDS / "pubmed").glob("*.xml"))]


def element(text: str) -> Element:
    """Return one element written in a test."""
    return safe_xml.parse(text.encode(), source="PubMed")


def paper(article: str, *, citation: str = "", data: str = "", title: str = "T.") -> Record:
    """Return the record of a paper with `article` inside its Article element."""
    root = element(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID>"
        f"<Article><ArticleTitle>{title}</ArticleTitle>{article}</Article>{citation}"
        f"</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle></PubmedArticleSet>"
    )
    return pubmed_xml.records(root)["7"]

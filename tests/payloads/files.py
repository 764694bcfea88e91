"""Put a payload into every file that is read: pages, lists of papers, registries' answers."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from references import csl
from references.sources import crossref_item, pubmed_xml, safe_xml
from references.unseen import visible
from tests.articles.importing.letters import word_file

WORDS = "Cells of the gut lining burn an amino acid for fuel, as a review of 2017 tells. " * 4
MEMBERS = (
    *("title", "authors", "journal", "booktitle", "publisher", "year", "volume", "number"),
    *("pages", "doi", "url", "abstract", "note", "edition", "isbn"),
)

RIS = ("TI", "AU", "T2", "PB", "PY", "VL", "IS", "SP", "DO", "UR", "AB", "N1", "ET", "SN")
TITLES = ("title", "subtitle", "container-title", "short-container-title")
NBIB = ("TI", "FAU", "JT", "TA", "DP", "VI", "IP", "PG", "LID", "AB", "PT")

IDENTIFIERS = ("doi", "isbn", "DO", "SN", "LID", "DOI", "PMID", "ISBN")


def html_page(text: str) -> bytes:
    """Return a page that says `text` in its text, its head and its JSON-LD."""
    quoted = escape(text)
    graph = json.dumps(graph_of(text)).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"><head><title>{quoted}</title>'
        f'<meta name="description" content="{quoted}"><meta name="author" content="{quoted}">'
        f'<link rel="canonical" href="{quoted}">'
        f'<script type="application/ld+json">{graph}</script></head>'
        f"<body><main><article><h1>{quoted}</h1><p>{WORDS}</p><p>{text}</p>"
        f"<h2>References</h2><ol><li>{quoted}</li></ol></article></main></body></html>"
    ).encode("utf-8", "replace")


def graph_of(text: str) -> dict[str, Any]:
    """Return JSON-LD of a letter in which everything is `text`."""
    person = {
        "@type": "Person",
        **dict.fromkeys(("name", "url", "jobTitle", "description", "@id", "image"), text),
        "sameAs": [text],
    }
    question = {
        "@type": "Question",
        "name": text,
        "acceptedAnswer": {"@type": "Answer", "text": text},
    }
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "BlogPosting",
                **dict.fromkeys(("headline", "description", "url", "datePublished"), text),
                "author": person,
                "publisher": {"@type": "Organization", "name": text, "sameAs": [text]},
                "isPartOf": {"@type": "Blog", "name": text, "url": text},
                "about": [{"@type": "Substance", "name": text}],
                "mentions": [{"@type": "Product", "name": text, "url": text}],
            },
            {"@type": "FAQPage", "mainEntity": [question]},
        ],
    }


def markdown(text: str) -> bytes:
    """Return a page of Markdown."""
    page = f"# {text}\n\n{WORDS}\n\n{text}\n\n[x]({text})\n\n> {text}\n\n- {text}\n\n`{text}`\n"
    return page.encode("utf-8", "replace")


def text(text: str) -> bytes:
    """Return a page of plain text."""
    return f"{text}\n\nBy {text}\n\n{WORDS}\n\n{text}\n\nReferences\n1. {text}\n".encode(
        "utf-8", "replace"
    )


def word(text: str) -> bytes:
    """Return a Word document."""
    quoted = escape(visible(text))
    runs = [f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in (quoted, WORDS, quoted)]
    linked = f'<w:p><w:hyperlink w:anchor="{quoted}"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'
    return word_file([*runs, linked])


def papers(text: str, *, identified: bool = True) -> Iterator[tuple[str, str]]:
    """
    Give a paper in every format that references are exchanged in, each with its name.

    Where `text` stands for its identifiers too, most records are refused for these; unless
    `identified` it has none, and is a paper of odd words that is kept.
    """
    left_out = () if identified else IDENTIFIERS
    line = " ".join(visible(text).split()) or "x"
    braces = line.replace("{", "(").replace("}", ")")
    members = ",\n".join(f"  {name} = {{{braces}}}" for name in MEMBERS if name not in left_out)
    tags = [tag for tag in RIS if tag not in left_out]
    medline = [tag for tag in NBIB if tag not in left_out]
    yield "bibtex", f"@article{{x,\n  author = {{{braces} and Kim, M.}},\n{members}\n}}\n"
    yield "ris", "TY  - JOUR\n" + "".join(f"{tag}  - {line}\n" for tag in tags) + "ER  - \n"
    first = "PMID- 1\n" if identified else "OWN - NLM\n"
    yield "nbib", first + "".join(f"{tag:<4}- {line}\n" for tag in medline)
    yield "csl-json", json.dumps([of_words(text, left_out)])


def of_words(text: str, left_out: Sequence[str] = ()) -> dict[str, Any]:
    """Return CSL-JSON, as a stranger may write it, in which everything is `text`."""
    names = "title container-title publisher volume issue page note DOI PMID URL ISBN abstract"
    return {
        "type": "article-journal",
        "author": [{"family": text, "given": text}, {"literal": text}],
        "issued": {"raw": text},
        **dict.fromkeys((name for name in names.split() if name not in left_out), text),
    }


def registered(text: str) -> Iterator[csl.Item]:
    """Give the same paper as Crossref and PubMed tell of it."""
    work = {
        "DOI": "10.1000/x",
        "type": "journal-article",
        "author": [{"family": text, "given": text, "suffix": text}, {"name": text}],
        "issued": {"date-parts": [[2017, 5]]},
        **{name: [text] for name in TITLES},
        **dict.fromkeys(("volume", "issue", "page", "publisher", "URL", "abstract"), text),
    }
    yield crossref_item.item(work)
    for record in pubmed_xml.records(safe_xml.parse(_pubmed(text), source="PubMed")).values():
        yield record.item


def _pubmed(text: str) -> bytes:
    # A form feed is white space to HTML, and nothing that XML can write.
    said = escape(" ".join(visible(text).split()))
    return (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>28498331</PMID><Article>"
        f"<Journal><Title>{said}</Title><ISOAbbreviation>{said}</ISOAbbreviation><JournalIssue>"
        f"<Volume>{said}</Volume><Issue>{said}</Issue><PubDate><Year>2017</Year></PubDate>"
        f"</JournalIssue></Journal><ArticleTitle>{said} <i>x</i></ArticleTitle>"
        f"<Pagination><MedlinePgn>{said}</MedlinePgn></Pagination>"
        f"<Abstract><AbstractText>{said}</AbstractText></Abstract><AuthorList>"
        f"<Author><LastName>{said}</LastName><ForeName>{said}</ForeName></Author>"
        f"<Author><CollectiveName>{said}</CollectiveName></Author></AuthorList>"
        "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ).encode()


def facts(texts: list[str]) -> dict[str, Any]:
    """Return what a certificate says (`articles.proof.certificate.facts`), in these words."""
    said = [each.encode("utf-8", "replace").decode() for each in texts]
    text = " ".join(said)
    moment = {"utc": text, "brand": text, "zone": text}
    names = "printed_name job_title capacity meaning authentication valid_until note policy"
    digests = dict.fromkeys(("policy_sha256", "documents_sha256", "bound_sha256"), text)
    signature = {**dict.fromkeys(names.split(), text), "signed": moment, **digests}
    finding = dict.fromkeys(("code", "severity", "place", "quote", "message", "answer"), text)
    comment = {**dict.fromkeys(("by", "quote", "text", "settled"), text), "stopped": True}
    return {
        **dict.fromkeys(("title", "brand", "headline", "address", "identity", "digest"), text),
        "number": 1,
        "frozen": moment,
        "writers": said,
        "signatures": [{**signature, "required": said}],
        "findings": [finding],
        "answers": [{"statement": text, "source": text}],
        "disclaimers": [{"name": text, "version": 1, "text": text}],
        "disclosures": said,
        "references": [{"number": 1, "text": each, "status": each} for each in said],
        "comments": [comment],
        "event": {"number": 1, "hash": text},
        "covers": said,
        "verify": said,
        "stamped": "2026-06-01T13:00:00+00:00",
    }

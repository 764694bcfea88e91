"""
Read one `PubmedBookArticle`: a book on the NCBI Bookshelf, or a chapter of one.

A chapter has an `ArticleTitle` besides the `BookTitle`. Authors of a chapter stand beside the
book, those inside `Book` are the book's own; editors may stand in either.
"""

from references import csl, kinds, markup
from references.sources import pubmed_dates, pubmed_identifiers, pubmed_languages
from references.sources.pubmed_article import title
from references.sources.pubmed_names import names
from references.sources.pubmed_notices import RETRACTED, SOURCE
from references.sources.pubmed_text import abstract, plain, words
from references.sources.record import NoticeFound, Record
from references.sources.safe_xml import Element

AUTHORS = "AuthorList[not(@Type) or @Type='authors']"
EDITORS = "AuthorList[@Type='editors']"


def record(article: Element) -> Record | None:
    """Return the record of a `PubmedBookArticle`, or None when it has no number or title."""
    document = article.find("BookDocument")
    if document is None or document.find("Book") is None:
        return None
    item = _item(document)
    if not (csl.title(item) and csl.pmid(item)):
        return None
    types = tuple(map(plain, document.findall("PublicationType")))
    retracted = NoticeFound(kind="retraction", label=RETRACTED, source=SOURCE)
    return Record(
        source=SOURCE,
        item=item,
        kind=kinds.kind_from_publication_types(types),
        publication_types=types,
        notices=(retracted,) if RETRACTED in types else (),
    )


def _item(document: Element) -> csl.Item:
    book = document.find("Book")
    of_book, of_chapter = title(book.find("BookTitle")), title(document.find("ArticleTitle"))
    chapter = bool(of_chapter) and of_chapter != of_book
    accession = pubmed_identifiers.bookshelf(document)
    known = pubmed_identifiers.of_book(document)
    return csl.build(
        type="chapter" if chapter else "book",
        title=of_chapter if chapter else of_book,
        authors=names(document.xpath(AUTHORS)) or names([] if chapter else book.xpath(AUTHORS)),
        editors=names([*book.xpath(EDITORS), *document.xpath(EDITORS)]),
        container_title=markup.plain(of_book) if chapter else "",
        publisher=words(book, "Publisher/PublisherName"),
        edition=words(book, "Edition"),
        issued=pubmed_dates.issued(book.find("PubDate")),
        volume=words(book, "Volume"),
        page=pubmed_identifiers.pages(document),
        number=words(book, "ReportNumber"),
        identifiers=known,
        url=f"https://www.ncbi.nlm.nih.gov/books/{accession}/" if accession else "",
        abstract=abstract(document.findall("Abstract/AbstractText")),
        language=pubmed_languages.tag(words(document, "Language")),
    )

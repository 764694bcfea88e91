"""
Read from a page's JSON-LD what a draft needs of it.

Pages disagree on where facts belong: some describe a BlogPosting, some a MedicalWebPage, some
both. So the article's nodes are asked first, then the page's.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from articles.body.sanitize import clean
from articles.importing import marks
from articles.importing.json_ld import Graph, Node, kinds, text, texts
from articles.importing.page import Goods, Question, Subject
from references.titles import slug as slugify

ARTICLES = ("BlogPosting", "Article", "NewsArticle", "MedicalScholarlyArticle", "Report")
PAGES = ("MedicalWebPage", "WebPage", "ItemPage", "AboutPage")
PRODUCTS = ("Product", "IndividualProduct")
SUPPLEMENT = "DietarySupplement"
SUBJECT_KINDS = {
    "MedicalCondition": "condition",
    "Disease": "condition",
    "InfectiousDisease": "condition",
    "AnatomicalStructure": "anatomy",
    "AnatomicalSystem": "anatomy",
    "Joint": "anatomy",
    "Muscle": "anatomy",
    "DietarySupplement": "substance",
    "Substance": "substance",
    "Drug": "substance",
    "ChemicalSubstance": "substance",
    "MolecularEntity": "substance",
    "MedicalSignOrSymptom": "sign_or_symptom",
    "MedicalSign": "sign_or_symptom",
    "MedicalSymptom": "sign_or_symptom",
}


def letter_nodes(graph: Graph) -> list[Node]:
    """Return the nodes that speak of the page: articles first, then pages."""
    shown = [node for node in graph.all(*ARTICLES) if "ScholarlyArticle" not in kinds(node)]
    return [*shown[:1], *list(graph.all(*PAGES))[:1]]


def fact(graph: Graph, *names: str) -> str:
    """Return the first of the properties `names` that the page gives, as text, or ""."""
    nodes = letter_nodes(graph)
    return next((found for name in names for node in nodes if (found := text(node, name))), "")


def linked(graph: Graph, name: str) -> list[Node]:
    """Return the nodes that the page's property `name` leads to."""
    for node in letter_nodes(graph):
        if node.get(name):
            return list(graph.follow(node[name]))
    return []


def address(graph: Graph) -> str:
    """Return the page's own address, or ""."""
    given = fact(graph, "url")
    if given:
        return given
    for node in letter_nodes(graph):
        main = node.get("mainEntityOfPage")
        found = text(main, "@id") if isinstance(main, dict) else text(node, "mainEntityOfPage")
        found = found or text(node, "@id")
        if found.startswith("http"):
            return found.split("#")[0]
    return ""


def split_address(url: str) -> tuple[str, str, str]:
    """
    Return origin, post path (with both slashes) and slug of an address, each "" when unknown.

    https://site.example/post/a-letter gives https://site.example, /post/, a-letter.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "", "", ""
    if parts.scheme not in ("http", "https") or not host:
        return "", "", ""
    folder, _, last = unquote(parts.path).rstrip("/").rpartition("/")
    name = last.rsplit(".", 1)[0] if last.endswith((".html", ".htm", ".php", ".aspx")) else last
    pieces = [slugify(piece) for piece in folder.split("/")]
    path = "/" + "".join(f"{piece}/" for piece in pieces if piece)
    return f"{parts.scheme}://{host}{port}", path, slugify(name)


def questions(graph: Graph) -> Iterator[Question]:
    """Yield the questions with an accepted answer, as the FAQ page lists them."""
    for page in graph.all("FAQPage", "QAPage"):
        for node in graph.follow(page.get("mainEntity")):
            answers = list(graph.follow(node.get("acceptedAnswer")))
            question = text(node, "name") or text(node, "text")
            said = answers[0].get("text") if answers else None
            if question and isinstance(said, str) and said.strip():
                yield Question(question, answer_html(said))


def answer_html(said: str) -> str:
    """Return an answer of the markup as stored HTML; blank lines part its paragraphs."""
    if "</" in said or "<br" in said:
        return marks.place(clean(said))
    paragraphs = (text({"_": part}, "_") for part in said.split("\n\n"))
    escaped = (part.replace("&", "&amp;").replace("<", "&lt;") for part in paragraphs)
    return marks.place(clean("".join(f"<p>{part}</p>" for part in escaped)))


def subjects(graph: Graph, name: str) -> Iterator[Subject]:
    """Yield the topics under "about" or "mentions"; products are none."""
    for node in linked(graph, name):
        label = text(node, "name")
        if label and not _is_product(node):
            types = kinds(node)
            kind = next((SUBJECT_KINDS[t] for t in sorted(types) if t in SUBJECT_KINDS), "concept")
            yield Subject(label[:200], kind)


def products(graph: Graph) -> Iterator[Goods]:
    """Yield the products the graph describes as goods for sale."""
    for node in graph.all(*PRODUCTS, SUPPLEMENT):
        if text(node, "name") and _is_product(node):
            yield Goods(
                name=text(node, "name")[:200],
                ingredients=texts(node, "activeIngredient"),
                url=text(node, "url"),
            )


def citations(graph: Graph) -> Iterator[str]:
    """Yield the papers of the markup as lines of a reference list."""
    for node in linked(graph, "citation"):
        by = ", ".join(texts(node, "author"))
        where = [text(node, name) for name in ("isPartOf", "publisher", "url")]
        # Without the date: pages are known to give their own there.
        parts = [by, text(node, "name"), *where]
        if text(node, "name"):
            yield ". ".join(part.rstrip(".") for part in parts if part)


def series(graph: Graph) -> tuple[str, str]:
    """Return name and address of the series the letter is part of, or empty texts."""
    for node in linked(graph, "isPartOf"):
        if kinds(node) & {"Blog", "CreativeWorkSeries", "Periodical"}:
            return text(node, "name"), text(node, "url")
    return "", ""


def _is_product(node: Node) -> bool:
    """A DietarySupplement is a product by its class; only one with a maker or offer is sold."""
    types = kinds(node)
    if types & set(PRODUCTS):
        return True
    sold = {"brand", "manufacturer", "offers", "sku"} & set(node)
    return SUPPLEMENT in types and bool(sold or "#product" in text(node, "@id"))

"""
Make letters for the rules to read, from a few words each.

Paragraphs are plain text with three marks: [[kim-2017 roth-2008]] cites, {{words}} marks a
structure/function claim, ((identity|words)) links to another letter. The brand sells one
product, Enterova, with L-Glutamine and Zinc in it.
"""

import re
from html import escape
from typing import Any

from articles.compliance.fixed_text import PLURAL, SINGULAR
from articles.content import (
    Brand,
    Content,
    Disclaimer,
    Faq,
    LetterTarget,
    Person,
    Product,
    Reference,
    Topic,
)

BRAND = Brand(name="Halden Labs", origin="https://halden.example", time_zone="America/Chicago")
ENTEROVA = Product(
    slug="enterova", name="Enterova", active_ingredients=("L-Glutamine", "Zinc (as citrate)")
)
WRITER = Person(slug="ines-vidal", name="Ines Vidal", given_name="Ines", family_name="Vidal")
FOUNDER = Person(
    slug="ines-vidal",
    name="Ines Vidal",
    given_name="Ines",
    family_name="Vidal",
    material_connection="co-founder",
    disclosure="Ines Vidal co-founded Halden Labs.",
)
LINING = Topic(slug="gut-lining", name="Gut lining", kind="anatomy")
LIVE = LetterTarget(
    identity="6f1f3f8e-0d5e-4f0a-9c55-0c7a3a1d2b11",
    url="https://halden.example/post/barrier",
    headline="What the barrier lets through",
    live=True,
)
UNPUBLISHED = LetterTarget(
    identity="0b0c7a52-2f7b-4d57-8f0e-3b1f6f5a9d22",
    url="https://halden.example/post/microbes",
    headline="Who lives in there",
    live=False,
)


def paper(key: str, authors: str, year: int | None, title: str, **changes: Any) -> Reference:
    """Return a paper; `authors` are family names with commas, `csl` adds or replaces fields."""
    csl = {
        "type": "article-journal",
        "title": title,
        "author": [{"family": name} for name in authors.split(", ") if name],
        "container-title": "Nutrients",
        "DOI": f"10.1234/{key}",
        **({"issued": {"date-parts": [[year]]}} if year else {}),
        **changes.pop("csl", {}),
    }
    return Reference(key=key, csl=csl, formatted_html="", formatted_text="", **changes)


PAPERS = {
    made.key: made
    for made in (
        paper("kim-2017", "Kim, Kim", 2017, "The Roles of Glutamine in the Intestine"),
        paper(
            "cruzat-2018",
            "Cruzat, Macedo Rogero, Noel Keane, Curi, Newsholme",
            2018,
            "Glutamine: Metabolism and Immune Function",
        ),
        paper(
            "cordova-2021",
            "Córdova-Martínez, Caballero-García, Roche",
            2021,
            "Effect of Glutamine Supplementation on Muscular Damage Biomarkers in "
            "Professional Basketball Players",
        ),
        paper(
            "coqueiro-2019",
            "Coqueiro, Rogero, Tirapegui",
            2019,
            "Glutamine as an Anti-Fatigue Amino Acid in Sports Nutrition",
        ),
        paper("roth-2008", "Roth", 2008, "Nonnutritive Effects of Glutamine"),
        paper(
            "shah-2020",
            "Shah, Wang, Ma",
            2020,
            "Glutamine Metabolism and Its Role in Immunity, a Comprehensive Review",
        ),
        paper("garlick-2001", "Garlick", 2001, "Assessment of the Safety of Glutamine"),
    )
}


def letter(*paragraphs: str, **changes: Any) -> Content:
    """Return a letter that every rule is content with, with these paragraphs and changes."""
    body = "".join(f"<p>{html(text)}</p>" for text in paragraphs or ("Cells renew themselves.",))
    fields: dict[str, Any] = {
        "brand": BRAND,
        "slug": "what-lines-the-gut",
        "headline": "What Lines the Gut",
        "description": "A look at the single layer of cells between you and your lunch.",
        "language": "en-US",
        "body": body,
        "authors": (WRITER,),
        "about": (LINING,),
        "lexicon": (ENTEROVA,),
        "letters": (LIVE, UNPUBLISHED),
        "references": cited(body, changes.get("faqs", ())),
    }
    return Content(**{**fields, **changes})


def promoting(*paragraphs: str, **changes: Any) -> Content:
    """Return a letter that names the product and carries the disclaimer."""
    changes.setdefault("disclaimers", (disclaimer(),))
    return letter("This month we packed Enterova in glass.", *paragraphs, **changes)


def html(text: str) -> str:
    """Return the stored HTML of a paragraph written with the three marks."""
    marked = re.sub(
        r"\{\{(.+?)\}\}",
        r'<mark data-claim="" data-kind="structure_function">\1</mark>',
        escape(text),
    )
    linked = re.sub(r"\(\((.+?)\|(.+?)\)\)", r'<a data-letter="\1">\2</a>', marked)
    return re.sub(r"\[\[(.+?)\]\]", r'<span data-cites="\1"></span>', linked)


def cited(body: str, faqs: tuple[Faq, ...] = ()) -> tuple[Reference, ...]:
    """Return the papers cited in `body` and `faqs`, by first mention."""
    pages = " ".join((body, *(faq.answer for faq in faqs)))
    keys = [key for keys in re.findall(r'data-cites="(.+?)"', pages) for key in keys.split()]
    return tuple(PAPERS[key] for key in dict.fromkeys(keys) if key in PAPERS)


def faq(question: str, answer: str) -> Faq:
    """Return a question with an answer written with the three marks."""
    return Faq(question=question, answer=f"<p>{html(answer)}</p>")


def disclaimer(text: str = PLURAL, *, kind: str = "fda", **changes: str) -> Disclaimer:
    """Return a disclaimer that prints `text`, right in both its forms unless changed."""
    forms = {"singular": SINGULAR, "plural": PLURAL, **changes}
    return Disclaimer(kind=kind, name="FDA disclaimer", symbol="*", version=1, text=text, **forms)

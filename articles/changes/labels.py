"""
Call the members of a signed text by the names that people have for them.

A member that is not listed here is called by its own name: nothing is left out for want of a word.
"""

from typing import Any

from articles.changes.change import Kind
from articles.changes.structure import identity
from articles.compliance.papers import credit_of, shortened

FIELDS: dict[str, tuple[Kind, str]] = {
    "headline": (Kind.WORDS, "Headline"),
    "description": (Kind.WORDS, "Description"),
    "corrections": (Kind.WORDS, "Correction"),
    "faqs_shown": (Kind.QUESTIONS, "Questions shown to readers"),
    "faqs": (Kind.QUESTIONS, "Question"),
    "claims": (Kind.EVIDENCE, "Statement"),
    "no_claims": (Kind.CLAIMS, "Sentence judged no claim, by its hash"),
    "references": (Kind.PAPERS, "Paper"),
    "offered": (Kind.PAPERS, "Paper offered as evidence"),
    "authors": (Kind.PEOPLE, "Author"),
    "insiders": (Kind.PEOPLE, "Insider of the brand"),
    "image": (Kind.IMAGES, "Picture of the letter"),
    "images": (Kind.IMAGES, "Picture in the text"),
    "disclaimers": (Kind.DISCLAIMERS, "Disclaimer"),
    "disclosures": (Kind.DISCLAIMERS, "Disclosure"),
    "about": (Kind.METADATA, "Topic it is about"),
    "mentions": (Kind.METADATA, "Topic it mentions"),
    "products": (Kind.METADATA, "Product named"),
    "lexicon": (Kind.METADATA, "Product of the brand"),
    "letters": (Kind.LINKS, "Letter linked to"),
    "slug": (Kind.METADATA, "Address"),
    "seo_title": (Kind.METADATA, "Search title"),
    "seo_description": (Kind.METADATA, "Search description"),
    "indexable": (Kind.METADATA, "Listed by search engines"),
    "date_published": (Kind.METADATA, "Date of first publication"),
    "source": (Kind.METADATA, "What the imported page said"),
}

MEMBERS = {
    "alt": "alternative text",
    "credit_text": "credit",
    "csl": "record",
    "formatted_text": "printed entry",
    "formatted_html": "printed entry’s markup",
    "same_as": "profile address",
    "material_connection": "connection to the brand",
    "library": "entry of the claims library",
    "kind": "kind",
    "live": "open to readers",
    "origin": "site",
}


def field(name: str) -> tuple[Kind, str]:
    """Return what a change of the member `name` of a letter is about, and its label."""
    if name in FIELDS:
        return FIELDS[name]
    return Kind.METADATA, name.replace("_", " ").capitalize()


def member(name: str) -> str:
    """Return what a member further in, or an entry of a list, is called."""
    return MEMBERS.get(name, name.replace("_", " "))


def called(field_name: str, entry: Any) -> str:
    """Return what a person calls one entry of a letter's list."""
    if not isinstance(entry, dict):
        return f"“{shortened(str(entry))}”"
    if "csl" in entry:
        return paper(entry)
    for name in ("name", "headline", "text", "question", "alt"):
        if entry.get(name):
            text = shortened(str(entry[name]))
            return text if name == "name" else f"“{text}”"
    return shortened(identity(entry))


def paper(reference: dict[str, Any]) -> str:
    """Return "Kim & Kim, 2017 (kim-2017)"."""
    return credit(reference["csl"], str(reference["key"]))


def credit(item: dict[str, Any], key: str) -> str:
    """Return who wrote the paper of a CSL-JSON item and when, and its citation key."""
    return f"{credit_of(item)} ({key})"

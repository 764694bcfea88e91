"""
Leave out of a node what is empty, and the node itself when it lacks what it needs.

Node functions write every property they know, empty or not; this one place decides what
an empty value is, so that no node function carries a ladder of `if`s (jsonld-target 1.4, 5).
"""

import re
from collections.abc import Set
from typing import Any

Node = dict[str, Any]

REQUIRED: dict[str, tuple[str, ...]] = {
    "WebSite": ("url", "name"),
    "Organization": ("name",),
    "Person": ("name",),
    "MedicalWebPage": ("url", "name", "isPartOf"),
    "ProfilePage": ("url", "name", "isPartOf", "mainEntity"),
    "BlogPosting": ("headline", "author", "datePublished", "mainEntityOfPage"),
    "Blog": ("name", "url"),
    "ImageObject": ("url", "contentUrl"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name"),
    "FAQPage": ("mainEntity",),
    "Question": ("name", "acceptedAnswer"),
    "Answer": ("text",),
    "ScholarlyArticle": ("name", "author"),
    "MedicalScholarlyArticle": ("name", "author"),
    "Periodical": ("name",),
    "PropertyValue": ("propertyID", "value"),
    "Substance": ("name",),
    "AnatomicalStructure": ("name",),
    "MedicalCondition": ("name",),
    "MedicalSignOrSymptom": ("name",),
    "DefinedTerm": ("name",),
    "MedicalCode": ("codeValue", "codingSystem"),
    "DietarySupplement": ("name",),
    "WebPageElement": ("text",),
    "MedicalAudience": ("audienceType",),
    "CorrectionComment": ("text",),
    "EducationalOccupationalCredential": ("name",),
    "Brand": ("name",),
}
"""What each type cannot be without (the R properties of jsonld-target 3)."""

LISTS = frozenset(
    [
        "activeIngredient",
        "author",
        "citation",
        "identifier",
        "image",
        "itemListElement",
        "keywords",
        "mainEntity",
        "mentions",
        "relatedLink",
        "sameAs",
    ]
)
"""Properties that stay a list when one value is left: stable types for whoever reads them."""

ADDRESSES = frozenset(
    [
        "contentUrl",
        "correction",
        "correctionsPolicy",
        "license",
        "publishingPrinciples",
        "relatedLink",
        "sameAs",
        "url",
    ]
)
"""Properties whose text is a web address; "#" and other place-holders count as empty."""

WEB_ADDRESS = re.compile(r"https?://[^\s/?#@<>\"{}|\\^`]+([/?#][^\s<>\"{}|\\^`]*)?")


def is_link(value: object) -> bool:
    """Say whether `value` is a bare reference to a node: {"@id": ...} and nothing else."""
    return isinstance(value, dict) and len(value) == 1 and "@id" in value


def prune(node: Node, gone: Set[str]) -> Node | None:
    """
    Return `node` without empty values and without links to the ids in `gone`.

    Key order is kept. None when what remains lacks a value that its type requires, or
    says nothing beyond its type.
    """
    kept: Node = {}
    for key, value in node.items():
        pruned = _value(key, value, gone)
        # Of what is not true, only a zero says something.
        if pruned or pruned == 0:
            kept[key] = pruned
    required = REQUIRED.get(kept.get("@type", ""), ())
    if kept.keys() == {"@type"} or any(name not in kept for name in required):
        return None
    return kept


def _value(key: str, value: Any, gone: Set[str]) -> Any:
    # Most values are texts, and a graph has hundreds.
    if isinstance(value, str):
        return _text(key, value)
    if isinstance(value, list):
        items = [pruned for item in value if (pruned := _value(key, item, gone)) is not None]
        return items[0] if len(items) == 1 and key not in LISTS else items
    if isinstance(value, dict):
        if is_link(value):
            return None if value["@id"] in gone else value
        return prune(value, gone)
    return value


def _text(key: str, value: str) -> str | None:
    if key in ADDRESSES and not WEB_ADDRESS.fullmatch(value):
        return None
    return value if value and not value.isspace() else None

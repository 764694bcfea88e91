"""
Name each part of a letter by its digest, so that "nothing else changed" can be checked.

The parts together are the whole signed text: every member of it is in exactly one of them, and
one that has no part of its own yet is in the last.
"""

from dataclasses import dataclass
from typing import Any

from articles.digests import canonical_text, digest

PARTS: dict[str, tuple[str, ...]] = {
    "Letter": ("body",),
    "Headline and description": ("headline", "description"),
    "Questions and answers": ("faqs", "faqs_shown"),
    "Pictures": ("image", "images"),
    "Claims and their evidence": ("claims", "no_claims"),
    "Papers": ("references", "offered"),
    "Authors and insiders": ("authors", "insiders"),
    "Disclaimers and disclosures": ("disclaimers", "disclosures"),
    "Corrections": ("corrections",),
    "Topics, series and products": ("about", "mentions", "series", "products", "lexicon"),
    "Linked letters": ("letters",),
    "Address, search and audience": (
        *("slug", "seo_title", "seo_description", "indexable", "audience", "specialty"),
        *("language", "date_published", "source"),
    ),
    "Brand": ("brand",),
}
REST = "The rest"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter, the members of the signed text in it, and their digests."""

    name: str
    members: tuple[str, ...]
    before: str
    after: str

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def sections(before: dict[str, Any], after: dict[str, Any]) -> tuple[Section, ...]:
    """Return every part of two letters with the SHA-256 of its canonical JSON in each."""
    known = {member for members in PARTS.values() for member in members}
    rest = tuple(sorted({*before, *after} - known))
    parts = {**PARTS, **({REST: rest} if rest else {})}
    return tuple(
        Section(name, members, _digest(before, members), _digest(after, members))
        for name, members in parts.items()
    )


def _digest(data: dict[str, Any], members: tuple[str, ...]) -> str:
    return digest(canonical_text({name: data[name] for name in members if name in data}))

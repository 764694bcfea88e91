"""
APA Style, 7th edition: author and date, unabbreviated journals in italics.

Corrected here, after chapters 9 and 10 of the Publication Manual:

- The whole `https://doi.org/...` is the link, not its end.
- A data set is two words (example 77).
- A preprint names its server as the publisher (example 73), not as a book it stands in.
- An electronic page is an article number: `Article e0209899` (example 6).
- An author who is the publisher or the website too is named once (9.29, 9.32).
- "Retrieved" is left out, for no day of retrieval is kept (9.16).
- Ranges of volumes and issues take the dash that ranges of pages have.

What no machine can do: APA wants titles in sentence case, and they are printed as the library
has them, for it cannot know which words are names.
"""

import re
from typing import Any

from references import identifiers, marks
from references.printing.style import Fields, Style, add_term

RESOLVER = identifiers.doi_url("")
ELECTRONIC = re.compile(r"[a-z]{1,2}\d{3,}|CD\d{4,}\S*")
NUMBER_RANGE = re.compile(r"(?<=\d)-(?=\d)")


def amend(root: Any) -> None:
    """Leave the resolver to the link, and "Retrieved" to those who know a day of retrieval."""
    del root.find(f'.//{{*}}text[@prefix="{RESOLVER}"]').attrib["prefix"]
    add_term(root, "dataset", "data set")
    retrieved = root.find('.//{*}text[@term="retrieved"]')
    retrieved.getparent().remove(retrieved)


def adapt(fields: Fields) -> Fields:
    """Put the fields where the style looks for them."""
    adapted = {**fields, **_serial(fields)}
    if "DOI" in fields:
        adapted["DOI"] = marks.wrap("a", RESOLVER + marks.to_text(fields["DOI"]))
    if fields["type"] == "article" and "container-title" in fields:
        adapted["publisher"] = adapted.pop("container-title")
    if fields["type"] == "thesis":
        adapted["genre"] = "thesis"
    for name in ("publisher", "container-title"):
        if {"literal": adapted.get(name)} in fields.get("author", ()):
            del adapted[name]
    return adapted


def _serial(fields: Fields) -> Fields:
    """Return volume, issue and place in it as the style prints them."""
    ranges: Fields = {
        name: NUMBER_RANGE.sub("–", fields[name]) for name in ("volume", "issue") if name in fields
    }
    is_serial = fields["type"].startswith("article-") and "number" not in fields
    if is_serial and ELECTRONIC.fullmatch(fields.get("page", "")):
        return ranges | {"number": fields["page"]}
    return ranges


APA = Style(
    key="apa",
    label="APA (author and date, 7th edition)",
    file_name="apa.csl",
    probe="Kim, M. (2017). Probe. Gut, 1.",
    words={"suppl": "Suppl.", "pt": "Pt."},
    suffixes={"Jr": "Jr.", "Sr": "Sr."},
    amend=amend,
    adapt=adapt,
)

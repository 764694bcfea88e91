"""
NLM, known as Vancouver: Citing Medicine, 2nd edition, and the samples of the ICMJE.

Corrected here, after the ICMJE's samples of formatted references:

- Ranges take a hyphen, not the locale's dash; one ending in letters is not shortened.
- The DOI has a space before it and a full stop behind: `doi: 10.1136/bmj.a2752.`
- A supplement to a whole volume has no parentheses: `42 Suppl 2:S93-9`.
- A group that signs after people stands behind a semicolon (`groups-apart`).
- Jr, 2nd, 3rd: without stops, and ordinals instead of Roman numbers.
- Preprints and theses say what they are, in square brackets.
"""

import re
from typing import Any

from references import marks
from references.printing.style import Fields, Style, add_term

LETTERED = re.compile(r"(\d[A-Za-z]+)-(?=\w)")
NO_STOP = re.compile(rf"(doi: {marks.OPEN['a']}[^{marks.CLOSE['a']}]+{marks.CLOSE['a']})(?!\.)")


def amend(root: Any) -> None:
    """Keep groups apart from people, and write hyphens and "doi: " as the manual does."""
    root.set("groups-apart", "true")
    root.find('.//{*}text[@prefix="doi:"]').set("prefix", "doi: ")
    add_term(root, "page-range-delimiter", "-")


def adapt(fields: Fields) -> Fields:
    """Put supplements of volumes and lettered pages as the manual prints them."""
    adapted = dict(fields)
    supplement = fields.get("supplement-number", "")
    if "volume" in fields and "issue" not in fields and supplement.startswith("Suppl"):
        adapted["volume"] = f"{fields['volume']} {adapted.pop('supplement-number')}"
    if "page" in fields:
        adapted["page"] = LETTERED.sub(rf"\1{marks.HYPHEN}", fields["page"])
    if fields["type"] == "article":
        adapted["genre"] = "Preprint"
    elif fields["type"] == "thesis":
        adapted["genre"] = "thesis"
    return adapted


def polish(printed: str) -> str:
    """End the DOI with a full stop."""
    return NO_STOP.sub(r"\1.", printed)


NLM = Style(
    key="nlm",
    label="NLM / Vancouver (Citing Medicine, ICMJE)",
    file_name="nlm-citation-sequence.csl",
    probe="Kim M. Probe. Gut. 2017;1.",
    words={"suppl": "Suppl", "pt": "Pt"},
    suffixes={"Jr.": "Jr", "Sr.": "Sr", "II": "2nd", "III": "3rd", "IV": "4th"},
    amend=amend,
    adapt=adapt,
    polish=polish,
)

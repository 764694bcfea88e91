"""
AMA Manual of Style, 11th edition: numbered, with abbreviated journals in italics.

Corrected here, after sections 3.7 (group authors), 3.11 (journals) and 3.15 (websites):

- "et al" has no full stop of its own: `et al, eds`.
- A group that signs after people stands behind a semicolon, "et al" or not (`groups-apart`).
- A website or a repository of data is named where a journal would be.
"""

from typing import Any

from references.printing.style import Fields, Style, add_term


def amend(root: Any) -> None:
    """Keep groups apart from people, and take the stop off "et al"."""
    root.set("groups-apart", "true")
    add_term(root, "et-al", "et al")


def adapt(fields: Fields) -> Fields:
    """Put the publisher of pages and data where the style prints the source."""
    if fields["type"] in ("webpage", "dataset") and "publisher" in fields:
        return {"container-title": fields["publisher"], **fields}
    return fields


AMA = Style(
    key="ama",
    label="AMA (American Medical Association, 11th edition)",
    file_name="american-medical-association.csl",
    probe="Kim M. Probe. Gut. 2017;1.",
    suffixes={"Jr.": "Jr", "Sr.": "Sr"},
    amend=amend,
    adapt=adapt,
)

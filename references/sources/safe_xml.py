"""
Read the XML that a registry sends, trusting nothing in it.

Nothing outside the answer is ever loaded, whatever its DOCTYPE names. Entities of its own are
refused: no registry needs them, and they are how a small text becomes gigabytes.
"""

from typing import TypeAlias

from lxml import etree

from references.sources.record import Malformed

Element: TypeAlias = etree._Element


def parse(body: bytes, *, source: str) -> Element:
    """Return the root element of `body`; raise `Malformed` when it is cut short or hostile."""
    try:
        root = etree.fromstring(body, _parser())
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise unreadable(source, "it was cut short, or is not XML") from error
    document = root.getroottree().docinfo.internalDTD
    declared = document is not None and next(document.iterentities(), None) is not None
    # In this order: walking descends into a declared entity, and does not come back in time.
    if declared or next(root.iter(etree.Entity), None) is not None:
        raise unreadable(source, "it uses entities, which a record never does")
    return root


def unreadable(source: str, why: str) -> Malformed:
    """Make the fault for an answer of `source` that cannot be read, for an editor to see."""
    return Malformed(
        f"{source} sent an answer that cannot be read: {why}. "
        "Try again in a few minutes, or type the paper in by hand.",
        source=source,
    )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )

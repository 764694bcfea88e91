"""Read which papers and pictures somebody typed into a text, and say which nobody has."""

from collections.abc import Iterator
from difflib import get_close_matches

from selectolax.lexbor import LexborHTMLParser

from articles.body.attributes import uuid
from articles.models import Image
from references.models import FormerKey, Reference


def complaints(html: str) -> list[str]:
    """Return one sentence for each cited key that no paper, each name that no picture has."""
    return [*_of_papers(html), *_of_pictures(html)]


def _of_pictures(html: str) -> list[str]:
    nodes = LexborHTMLParser(html).css("figure[data-image]") if "data-image" in html else []
    typed = list(dict.fromkeys(node.attributes.get("data-image") or "" for node in nodes))
    names = [name for name in map(uuid, typed) if name]
    known = {
        str(name)
        for name in Image.objects.filter(identity__in=names).values_list("identity", flat=True)
    }
    return [
        f"No picture of the library has the name “{name}”. Take the figure out, or choose another "
        "picture for it."
        for name in typed
        if uuid(name) not in known
    ]


def _of_papers(html: str) -> list[str]:
    typed = list(dict.fromkeys(_typed(html)))
    known = {
        *Reference.objects.filter(citation_key__in=typed).values_list("citation_key", flat=True),
        # Saving replaces it by the key that the paper has now.
        *FormerKey.objects.filter(key__in=typed).values_list("key", flat=True),
    }
    strangers = [key for key in typed if key not in known]
    if not strangers:
        return []
    shelf = list(Reference.objects.values_list("citation_key", flat=True))
    return [_complaint(key, shelf) for key in strangers]


def _typed(html: str) -> Iterator[str]:
    # The body's own reader drops what is no key; here a slip must be seen, not dropped.
    for node in LexborHTMLParser(html).css("[data-cites]"):
        yield from (node.attributes.get("data-cites") or "").split()


def _complaint(key: str, shelf: list[str]) -> str:
    near = get_close_matches(key.lower(), shelf, n=3, cutoff=0.6)
    way_out = (
        f"did you mean {' or '.join(near)}?" if near else "add the paper to the library first."
    )
    return f"No paper has the key “{key}”; {way_out}"

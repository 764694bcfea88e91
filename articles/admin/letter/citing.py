"""Read which papers and pictures somebody typed into a text, and say which nobody has."""

from difflib import get_close_matches

from articles.body.attributes import uuid
from articles.models import Image
from references.models import FormerKey, Reference


def complaints(html: str) -> list[str]:
    """Return one sentence for each cited key that no paper, each name that no picture has."""
    return [*_of_papers(html), *_of_pictures(html)]


def _of_pictures(html: str) -> list[str]:
    typed = list(dict.fromkeys(_typed(html, "data-image", "figure")))
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
    cited = _typed(html, "data-cites")
    typed = list(dict.fromkeys(key for keys in cited for key in keys.split()))
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


def _typed(html: str, attribute: str, tag: str = "") -> list[str]:
    """Return what was typed into an attribute, right or wrong."""
    if attribute not in html.lower():
        return []
    # The body's own reader drops what is no key; here a slip must be seen, not dropped. This one
    # takes two megabytes, which a server that only sends letters need not hold.
    from selectolax.lexbor import LexborHTMLParser

    nodes = LexborHTMLParser(html).css(f"{tag}[{attribute}]")
    return [node.attributes.get(attribute) or "" for node in nodes]


def _complaint(key: str, shelf: list[str]) -> str:
    near = get_close_matches(key.lower(), shelf, n=3, cutoff=0.6)
    way_out = (
        f"did you mean {' or '.join(near)}?" if near else "add the paper to the library first."
    )
    return f"No paper has the key “{key}”; {way_out}"

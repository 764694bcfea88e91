"""
Turn rows of the picture library into the values that a letter freezes.

Addresses are absolute: those of an object store as they are, others on the public site.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from articles import content
from articles.body.document import Document
from articles.body.walk import figures
from articles.models import Image


def image(row: Image | None, *, origin: str) -> content.Image | None:
    """Return a picture with its address, absolute on the site at `origin`; None for None."""
    if row is None:
        return None
    return content.Image(
        url=_absolute(row.file.url, origin),
        width=row.width,
        height=row.height,
        alt="" if row.is_decorative else row.alt,
        caption=row.caption,
        credit_text=row.credit_text,
        copyright_notice=row.copyright_notice,
        license=row.license,
        identity=str(row.identity),
        sha256=row.sha256,
        decorative=row.is_decorative,
        focal_point=(
            content.FocalPoint(x=row.focal_x, y=row.focal_y)
            if row.focal_x is not None and row.focal_y is not None
            else None
        ),
        renditions=tuple(_renditions(row, origin)),
    )


def _renditions(row: Image, origin: str) -> Iterable[content.Rendition]:
    for made in row.renditions:
        yield content.Rendition(
            url=_absolute(row.file.storage.url(made["name"]), origin),
            width=made["width"],
            height=made["height"],
            type=made["type"],
        )


def _absolute(url: str, origin: str) -> str:
    return url if "://" in url else f"{origin}{url}"


def pictured(documents: list[Document], *, origin: str) -> Iterable[content.Image]:
    """Yield the pictures that the texts show; their captions stand there, in the letter's words."""
    wanted = list(dict.fromkeys(f.image for document in documents for f in figures(document)))
    rows = Image.objects.filter(identity__in=wanted) if wanted else ()
    found = {str(row.identity): row for row in rows}
    for identity in wanted:
        shown = image(found.get(identity), origin=origin)
        if shown:
            yield replace(shown, caption="")

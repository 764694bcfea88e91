"""
Write a picture as HTML from which a browser takes the smallest file that will do.

The sources are told apart by media type, the best first; the picture's own file is what everything
else falls back to. Which width a page gives it only its style sheet knows, so browsers are told to
look (`sizes="auto"`), and those that cannot take the width of the window.
"""

from collections.abc import Iterable
from html import escape

from articles.content import Image

TYPES = ("image/avif", "image/webp")
"""What browsers are offered, the smallest files first."""


def picture_html(image: Image, *, lazy: bool = True) -> str:
    """Return the picture alone; one that a page opens with is not `lazy`."""
    size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
    loading = ' loading="lazy" decoding="async"' if lazy else ""
    shown = f'<img src="{escape(image.url)}" alt="{escape(image.alt)}"{size}{loading}>'
    sources = "".join(_sources(image, lazy=lazy))
    return f"<picture>{sources}{shown}</picture>" if sources else shown


def figure_html(image: Image, caption: str, *, anchor: str = "", lazy: bool = True) -> str:
    """Return the picture with `caption` (HTML) and whom it is owed to."""
    credit = f'<span class="credit">{escape(image.credit_text)}</span>' if image.credit_text else ""
    words = " ".join(filter(None, [caption, credit]))
    name = f' id="{anchor}"' if anchor else ""
    written = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure{name}>{picture_html(image, lazy=lazy)}{written}</figure>"


def _sources(image: Image, *, lazy: bool) -> Iterable[str]:
    # "auto" is only for what loads late: a browser cannot know a layout that is not there yet.
    sizes = "auto, 100vw" if lazy else "100vw"
    for media_type in TYPES:
        files = [each for each in image.renditions if each.type == media_type]
        offered = ", ".join(f"{each.url} {each.width}w" for each in files)
        if offered:
            yield f'<source type="{media_type}" srcset="{escape(offered)}" sizes="{sizes}">'

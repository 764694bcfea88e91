"""Map the addresses that the writing desk asks while somebody writes."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from articles.admin.letter.editor import citing, images, live, pickers, presence

View = Callable[..., Any]


def addresses(wrap: Callable[[View], View]) -> list[URLPattern]:
    """Return the desk's addresses; `wrap` is the site's guard for signed-in staff."""
    return [
        path("desk/papers/", wrap(pickers.papers), name="articles_article_papers"),
        path("desk/cite/", wrap(citing.cite), name="articles_article_cite"),
        path("desk/match/", wrap(citing.match), name="articles_article_match"),
        path(
            "<int:object_id>/desk/presence/",
            wrap(presence.presence),
            name="articles_article_presence",
        ),
        path("<int:object_id>/desk/live/", wrap(live.live), name="articles_article_live"),
        path("desk/letters/", wrap(pickers.letters), name="articles_article_letters"),
        path("desk/images/", wrap(images.images), name="articles_article_images"),
        path("desk/images/add/", wrap(images.add), name="articles_article_add_image"),
        path("desk/products/", wrap(pickers.products), name="articles_article_products"),
    ]

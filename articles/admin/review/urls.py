"""The addresses below a letter that a review posts to."""

from typing import Any

from django.urls import URLPattern, path

from articles.admin.review.affirm import affirm_view
from articles.admin.review.commenting import comment_view, thread_view
from articles.admin.review.owing import owed_view


def addresses(screen: Any) -> list[URLPattern]:
    """Return them for the letter's `screen`."""
    return [
        path(
            "<int:object_id>/affirm/",
            screen.of_letter(affirm_view),
            name="articles_article_affirm",
        ),
        path(
            "<int:object_id>/owed/<int:number>/",
            screen.of_letter(owed_view),
            name="articles_article_owed",
        ),
        path(
            "<int:object_id>/comments/",
            screen.of_letter(comment_view),
            name="articles_article_comment",
        ),
        path(
            "<int:object_id>/comments/<int:number>/<str:step>/",
            screen.of_letter(thread_view),
            name="articles_article_thread",
        ),
    ]

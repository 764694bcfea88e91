"""Gather the screens; Django imports this package by name."""

from articles.admin import (
    account,
    author,
    brand,
    claim,
    disclaimer,
    history,
    image,
    product,
    publication,
    redirect,
    revision,
    series,
    topic,
)
from articles.admin.letter import screen

__all__ = [
    "account",
    "author",
    "brand",
    "claim",
    "disclaimer",
    "history",
    "image",
    "product",
    "publication",
    "redirect",
    "revision",
    "screen",
    "series",
    "topic",
]

"""Gather the screens; Django imports this package by name."""

from articles.admin import (
    account,
    alert,
    author,
    brand,
    claim,
    disclaimer,
    history,
    image,
    product,
    publication,
    redirect,
    reference,
    resolution,
    revision,
    series,
    topic,
    webhook,
    webhook_log,
)
from articles.admin.house import allowance, lexicon, versions
from articles.admin.letter import screen

__all__ = [
    "account",
    "alert",
    "allowance",
    "author",
    "brand",
    "claim",
    "disclaimer",
    "history",
    "image",
    "lexicon",
    "product",
    "publication",
    "redirect",
    "reference",
    "resolution",
    "revision",
    "screen",
    "series",
    "topic",
    "versions",
    "webhook",
    "webhook_log",
]

"""Describe pictures (schema.org ImageObject; jsonld-target 3.7)."""

from articles.content import Image
from articles.jsonld.pruning import Node


def image_object(image: Image | None, *, name: str = "", caption: str = "") -> Node | None:
    """
    Return the ImageObject of `image`, or None without one.

    `name` is its @id; a portrait or a product's picture has none and stays nested.
    `caption` stands in when the image has neither caption nor alternative text.
    """
    if image is None:
        return None
    return {
        "@type": "ImageObject",
        "@id": name,
        "url": image.url,
        "contentUrl": image.url,
        "width": _pixels(image.width),
        "height": _pixels(image.height),
        "caption": image.caption or image.alt or caption,
        "creditText": image.credit_text,
        "copyrightNotice": image.copyright_notice,
        "license": image.license,
    }


def _pixels(size: int | None) -> str:
    # A bare number is outside the range of width and height (Distance, QuantitativeValue).
    return f"{size} px" if size else ""

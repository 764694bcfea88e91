"""Describe pictures (schema.org ImageObject; jsonld-target 3.7)."""

from msgspec.structs import replace

from articles.body.walk import figures as figures_of
from articles.body.walk import text_of
from articles.content import Image
from articles.jsonld import ids
from articles.jsonld.pruning import Node
from articles.reading import Reading


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


def figures(reading: Reading) -> list[Node]:
    """
    Return the ImageObject of every figure a reader sees, with the caption it has in this letter.

    Decoration tells nothing, on the page or here.
    """
    content = reading.content
    known = {image.identity: image for image in content.images}
    shown = [f for text in (reading.body, *reading.shown_answers) for f in figures_of(text)]
    made = []
    for position, figure in enumerate(shown, start=1):
        image = known.get(figure.image)
        if image and not image.decorative:
            caption = " ".join(text_of(figure).split())
            named = replace(image, caption=caption)
            made.append(image_object(named, name=ids.figure(content, position)))
    return [node for node in made if node]


def _pixels(size: int | None) -> str:
    # A bare number is outside the range of width and height (Distance, QuantitativeValue).
    return f"{size} px" if size else ""

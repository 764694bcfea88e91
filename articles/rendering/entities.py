"""Give people, topics, products and pictures the one shape that every API response shows."""

from typing import Any

from articles.content import (
    Content,
    Credential,
    FocalPoint,
    Image,
    Person,
    Product,
    Series,
    Topic,
)
from articles.jsonld.nodes.topics import TYPES
from articles.jsonld.nodes.topics import topics as all_topics

Object = dict[str, Any]


def person(who: Person) -> Object:
    """Return an author or reviewer; text is "" where nothing is known."""
    return {
        "slug": who.slug,
        "name": who.name,
        "honorific_prefix": who.honorific_prefix,
        "honorific_suffix": who.honorific_suffix,
        "job_title": who.job_title,
        "url": who.url,
        "same_as": list(who.same_as),
        "description": who.description,
        "image": image(who.image),
        "credentials": [_credential(credential) for credential in who.credentials],
    }


def series(of: Series | None) -> Object | None:
    """Return the series and this letter's place in it, from 1, or None."""
    if of is None:
        return None
    return {"slug": of.slug, "name": of.name, "position": of.position, "url": of.url}


def topics(content: Content) -> list[Object]:
    """Return slug and name of every topic once, what the letter is about first."""
    return [{"slug": topic.slug, "name": topic.name} for topic in all_topics(content)]


def entity(topic: Topic) -> Object:
    """Return a topic with its schema.org type and its checked identifiers."""
    return {
        "slug": topic.slug,
        "name": topic.name,
        "type": TYPES[topic.kind],
        "identifiers": [
            {"system": known.system, "value": known.value, "url": known.url}
            for known in topic.identifiers
        ],
        "same_as": [known.url for known in topic.identifiers if known.url],
    }


def product(of: Product) -> Object:
    """Return a product the letter names; no price, no rating, no claim."""
    return {
        "slug": of.slug,
        "name": of.name,
        "alternate_names": list(of.alternate_names),
        "url": of.url,
        "active_ingredients": list(of.active_ingredients),
        "safety_consideration": of.safety_consideration,
        "target_population": of.target_population,
        "is_proprietary": of.is_proprietary,
        "image": image(of.image),
    }


def image(picture: Image | None) -> Object | None:
    """Return a picture, sizes in pixels, or None; its focal point in parts of width and height."""
    if picture is None:
        return None
    return {
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit_text,
        "focal_point": _focal_point(picture.focal_point),
        "renditions": [
            {"url": each.url, "width": each.width, "height": each.height, "type": each.type}
            for each in picture.renditions
        ],
    }


def _focal_point(point: FocalPoint | None) -> Object | None:
    return {"x": point.x / 100, "y": point.y / 100} if point else None


def _credential(credential: Credential) -> Object:
    return {
        "name": credential.name,
        "credential_category": credential.credential_category,
        "recognized_by": credential.recognized_by,
    }

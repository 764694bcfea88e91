"""
Read what shared records are called today, as far as live letters may follow (`articles.names`).

A name that is itself a claim is not followed: nobody has weighed it in any letter, and FDA reads
the name of a product, too (21 CFR 101.93(g)(2)(iii)). Letters show it from their next signature on.
"""

from functools import lru_cache
from typing import Any

from articles import checking
from articles.content import Content
from articles.image_values import image
from articles.models import Author, Brand, Product, Series, Topic
from articles.names import CALLED, FOLLOWED, Facts, Names, key, plain

MODELS: dict[str, Any] = {
    "brand": Brand,
    "author": Author,
    "series": Series,
    "topic": Topic,
    "product": Product,
}
CLAIMS = frozenset({"disease_claim", "structure_function"})


def today(content: Content | None = None) -> Names:
    """Return what all records are called, or those alone that `content` shows."""
    found = _brand()
    for kind in set(MODELS) - {"brand"}:
        rows = MODELS[kind].objects.order_by("pk")
        if content is not None:
            slugs = _slugs(content, kind)
            if not slugs:
                continue
            rows = rows.filter(slug__in=slugs)
        for row in rows.values("slug", *FOLLOWED[kind]):
            found[key(kind, row.pop("slug"))] = _weighed(row)
    return found


def reads_as_claim(name: str) -> bool:
    """Tell whether the rules, as they come, take `name` for a statement about health."""
    return _label(name) in CLAIMS


def kind_of(record: Any) -> str:
    """Return what `articles.names` calls records like this one."""
    return next(kind for kind, model in MODELS.items() if isinstance(record, model))


def facts(record: Any) -> Facts:
    """Return what live letters may take over of `record`, a claim in its name included."""
    found = {name: getattr(record, name) for name in FOLLOWED[kind_of(record)]}
    if isinstance(record, Brand):
        found["logo"] = plain(image(record.logo, origin=record.origin))
    return found


def _brand() -> Names:
    row = Brand.objects.select_related("logo").first()
    return {key("brand"): _weighed(facts(row))} if row else {}


def _slugs(content: Content, kind: str) -> list[str]:
    values: dict[str, tuple[Any, ...]] = {
        "author": content.authors,
        "series": (content.series,) if content.series else (),
        "topic": (*content.about, *content.mentions),
        "product": content.products,
    }
    return sorted({value.slug for value in values[kind]})


def _weighed(facts: Facts) -> Facts:
    if not reads_as_claim(facts["name"]):
        return facts
    return {name: value for name, value in facts.items() if name not in CALLED}


@lru_cache(maxsize=4096)
def _label(name: str) -> str:
    return checking.copy_checker_as_it_comes([])(name).label

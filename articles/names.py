"""
Have a signed letter show what shared records are called today, and nothing else of them.

A letter is signed with the names that its author, series, topics, products and brand had. Those
are labels around the text: when one changes, the live letter follows, and the text does not. What
a reviewer weighed stays: wording, credentials, statements, identifiers, addresses of letters.

A newcomer gets this wrong: some names are part of what was signed. A product is shown because the
text names it, so as long as it does, it is called what the text calls it. A disclosure that names
its author or the brand is understood only while they are called so (16 CFR 255.5). And whoever
signed the letter stays who they were: a signature bears a name (21 CFR 11.50).
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from articles.body.prose import prose
from articles.content import Content, Product, Value
from articles.digests import canonical_text
from articles.mentions import named
from articles.reading import read

Facts = dict[str, Any]
Names = dict[str, Facts]
"""What records are called, by `key`; a letter's own hold only what differs from what was signed."""

FOLLOWED: dict[str, tuple[str, ...]] = {
    "brand": ("name", "same_as", "logo"),
    "author": ("name", "given_name", "family_name", "url", "same_as"),
    "series": ("name", "url"),
    "topic": ("name",),
    "product": ("name",),
}
"""Of each kind of record, what live letters take over."""

CALLED = frozenset({"name", "given_name", "family_name"})


def key(kind: str, slug: str = "") -> str:
    """Return what `Names` calls a record; there is one brand, so it has no slug."""
    return f"{kind}:{slug}"


def load(text: str) -> Names:
    """Return the names of a publication from their canonical JSON; "" are none."""
    return msgspec.json.decode(text, type=Names) if text else {}


def dump(names: Names) -> str:
    """Return `names` as canonical JSON, "" when there are none."""
    return canonical_text(names) if names else ""


def follow(content: Content, names: Names) -> Content:
    """Return `content` with what its records are called in `names`."""
    if not names:
        return content
    return replace(
        content,
        brand=_called(content.brand, key("brand"), names),
        authors=_all_called("author", content.authors, names),
        series=_called(content.series, key("series", content.series.slug), names)
        if content.series
        else None,
        about=_all_called("topic", content.about, names),
        mentions=_all_called("topic", content.mentions, names),
        products=_all_called("product", content.products, names),
    )


def differing(content: Content, today: Names) -> Names:
    """Return what of `today` a live letter with this signed `content` shows instead of it."""
    found: Names = {}
    for kind, slug, signed in _records(content):
        facts = today.get(key(kind, slug), {})
        changed = {
            name: value for name, value in facts.items() if plain(getattr(signed, name)) != value
        }
        if not CALLED.isdisjoint(changed) and stays(kind, signed, content):
            changed = {name: value for name, value in changed.items() if name not in CALLED}
        if changed:
            found[key(kind, slug)] = changed
    return found


def plain(value: Any) -> Any:
    """Return `value` as JSON holds it, so that it can be compared with what was stored."""
    return value if isinstance(value, str) else msgspec.json.decode(msgspec.json.encode(value))


def stays(kind: str, signed: Any, content: Content) -> bool:
    """Tell whether the letter is understood only as long as `signed` is called what it was."""
    if kind == "product":
        return _stands(signed.name, _visible(content))
    return kind in ("author", "brand") and _stands(signed.name, content.disclosures)


def _records(content: Content) -> Iterator[tuple[str, str, Value]]:
    yield "brand", "", content.brand
    if content.series:
        yield "series", content.series.slug, content.series
    for person in content.authors:
        yield "author", person.slug, person
    for topic in (*content.about, *content.mentions):
        yield "topic", topic.slug, topic
    for product in content.products:
        yield "product", product.slug, product


def _visible(content: Content) -> Iterable[str]:
    reading = read(content)
    questions = [faq.question for faq in content.faqs]
    answers = [prose(answer).text for answer in reading.answers]
    return [content.headline, content.description, *questions, reading.prose.text, *answers]


def _stands(name: str, texts: Iterable[str]) -> bool:
    return bool(name.strip()) and bool(named([Product(slug="", name=name)], texts))


def _all_called(kind: str, values: Iterable[Any], names: Names) -> Any:
    return tuple(_called(value, key(kind, value.slug), names) for value in values)


def _called(value: Any, of: str, names: Names) -> Any:
    if of not in names:
        return value
    return msgspec.convert(msgspec.to_builtins(value) | names[of], type(value))

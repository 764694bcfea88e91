"""
Make citation keys, and never the same one twice: kim-2017, then kim-2017b.

A key that named a paper before it was merged leads to that paper for ever, so it counts as
taken. `Keys` asks the database once for the keys that a number of papers will want.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from string import ascii_lowercase

from references import csl
from references.models import FormerKey, Reference
from references.titles import slug

LOOKED_UP = 3
"""How many keys of a paper are looked up ahead; whoever needs more asks again."""


class Keys:
    """The keys that are taken, as far as the papers of `wishes` (wanted key, item) go."""

    def __init__(self, wishes: Iterable[tuple[str, csl.AnyItem]]) -> None:
        rows = list(wishes)
        looked_up = {key for _, item in rows for key in islice(_offers(item), LOOKED_UP)}
        looked_up |= {wanted for wanted, _ in rows if wanted}
        self._taken = _taken("__in", looked_up)
        self._left: dict[str, Iterator[str]] = {}

    def take(self, wanted: str, item: csl.AnyItem) -> str:
        """Return `wanted` if it is free, else the first free key made of the item; it is taken."""
        free = wanted if wanted and wanted not in self._taken else self._made(item)
        self._taken.add(free)
        return free

    def _made(self, item: csl.AnyItem) -> str:
        stem, *others = islice(_offers(item), LOOKED_UP)
        near = next((key for key in (stem, *others) if key not in self._taken), "")
        if near or stem in self._left:
            return near or next(key for key in self._left[stem] if key not in self._taken)
        self._taken |= _taken("__startswith", stem)
        self._left[stem] = _offers(item)
        return next(key for key in self._left[stem] if key not in self._taken)


def citation_keys(*, family: str, year: int | None, title: str) -> Iterator[str]:
    """Offer keys in order: kim-2017, kim-2017b … kim-2017z, kim-2017-27, kim-2017-28 and on."""
    name = slug(family)[:50].strip("-") or "-".join(slug(title).split("-")[:3])[:50].strip("-")
    stem = "-".join(part for part in (name or "reference", str(year or "")) if part)
    yield stem
    joint = "" if year else "-"
    yield from (f"{stem}{joint}{letter}" for letter in ascii_lowercase[1:])
    number = 27
    while True:
        yield f"{stem}-{number}"
        number += 1


def _offers(item: csl.AnyItem) -> Iterator[str]:
    people = csl.names(item) or csl.names(item, "editor")
    family = (people[0].family or people[0].literal) if people else ""
    return citation_keys(family=family, year=csl.year(item), title=csl.title(item))


def _taken(how: str, value: object) -> set[str]:
    """Return the keys of today and of before that fit a lookup."""
    today = Reference.objects.filter(**{f"citation_key{how}": value}).order_by()
    former = FormerKey.objects.filter(**{f"key{how}": value}).order_by()
    return {*today.values_list("citation_key", flat=True), *former.values_list("key", flat=True)}

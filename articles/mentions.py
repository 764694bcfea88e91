"""Find which products a text names; the letter's own words decide, never a tick box."""

import re
from collections.abc import Iterable

from articles.content import Product


def named(products: Iterable[Product], texts: Iterable[str]) -> tuple[Product, ...]:
    """Return the products whose name or other name stands as a whole word in any of `texts`."""
    whole = "\n".join(texts)
    return tuple(product for product in products if _pattern(product).search(whole))


def _pattern(product: Product) -> re.Pattern[str]:
    names = [re.escape(name) for name in (product.name, *product.alternate_names) if name.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE)

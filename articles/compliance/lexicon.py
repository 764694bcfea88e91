"""
Recognise the brand's products and their ingredients in plain text.

What the words are comes from the letter's content (`Content.lexicon`), never from code: a
new product is recognised the day an editor adds it. A rule asks two questions. Is a product
*named* (then 21 CFR 101.93 and 16 CFR 255.5 reach the letter)? And what does a sentence
speak *about*: a product, "our capsules", the brand, an ingredient?
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.content import Brand, Product

NOTHING = re.compile(r"(?!)")
GOODS = (
    r"(?:product|supplement|formula|formulation|blend|capsule|softgel|tablet|powder|gummy|"
    r"gummies|probiotic|drink|serum|multivitamin)s?"
)
OWN = re.compile(rf"\b(?:our\s(?:[\w-]{{1,30}}\s){{0,2}}?|this\s|the\s(?=formula)){GOODS}\b", re.I)
STEREO_PREFIX = re.compile(r"^(?:[LDN]|DL|R|S|alpha|α)[-‐‑ ]", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s\u00a0‐‑–-]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    The brand's words, compiled: product names with their spoken forms, ingredients, the brand.
    """

    products: re.Pattern[str]
    ingredients: re.Pattern[str]
    brand: re.Pattern[str]

    def names_product(self, text: str) -> bool:
        return self.products.search(text) is not None

    def first_product(self, text: str) -> tuple[int, int] | None:
        """Return (start, end) of the first product name in `text`, or None."""
        found = self.products.search(text)
        return found.span() if found else None

    def sellers(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of every name of the brand or of a product."""
        for pattern in (self.brand, self.products):
            yield from (match.span() for match in pattern.finditer(text))

    def speaks_of_goods(self, text: str) -> bool:
        """Tell whether `text` speaks of what the brand sells: by name or as "our capsules"."""
        return self.names_product(text) or OWN.search(text) is not None

    def subjects(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of every product, ingredient, brand or "our ..." in reading order."""
        patterns = (self.products, self.ingredients, self.brand, OWN)
        spans = {match.span() for pattern in patterns for match in pattern.finditer(text)}
        yield from sorted(spans)


def build(products: Iterable[Product], brand: Brand) -> Lexicon:
    """Compile the words of `products` and `brand`; blank names are passed over."""
    shelf = tuple(products)
    names = [name for product in shelf for name in (product.name, *product.alternate_names)]
    ingredients = [name for product in shelf for name in product.active_ingredients]
    return Lexicon(
        products=_any_of(_name(name) for name in names),
        ingredients=_any_of(_any_case(form) for name in ingredients for form in _spoken(name)),
        brand=_any_of(_name(name) for name in (brand.name, brand.alternate_name)),
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Join `patterns` at word edges, longest first, so that the fuller name wins."""
    known = sorted(
        {pattern for pattern in patterns if pattern}, key=lambda word: (-len(word), word)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)") if known else NOTHING


def _name(name: str) -> str:
    """
    Match a proper name. One plain word keeps its capital ("Calm" is a product, "calm" is
    not); a name that no dictionary holds, like ProleevaMax, is known in any case.
    """
    plain = name.strip()
    if plain.isalpha() and plain in (plain.capitalize(), plain.upper()):
        return f"(?:{plain.capitalize()}|{plain.upper()})"
    return _any_case(plain)


def _any_case(name: str) -> str:
    parts = [re.escape(part) for part in SEPARATORS.split(name.strip()) if part]
    joined = r"[\s\u00a0‐‑–-]?".join(parts)
    return f"(?i:{joined})" if joined else ""


def _spoken(ingredient: str) -> Iterator[str]:
    """Yield the forms people say: "L-Glutamine" is also "glutamine", "A (B)" also A and B."""
    for part in re.split(r"[()]", ingredient):
        form = part.strip(" ,;")
        yield form
        yield STEREO_PREFIX.sub("", form)

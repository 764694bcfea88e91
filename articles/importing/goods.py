"""
Guess which products a letter names, and which ingredients it says are in them.

A page says neither. A product is what ingredients are said to be in, or a name that no
dictionary and no reader would write by accident, such as ProleevaMax. It is always a guess.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from articles.importing.lines import key, same
from articles.importing.notes import Notes, quoted
from articles.importing.page import Goods

NAME = r"[A-Z][A-Za-z0-9]{2,30}(?:[ -][A-Z][A-Za-z0-9]{2,30}){0,2}"
INGREDIENT_OF = re.compile(rf"\bingredients? (?:in|of) (?:our |the )?({NAME})")
IS_IN = re.compile(
    rf"(?:^|(?<=[.!?*] )|\n)(?:The |An? )?((?:[\w-]+ ){{0,2}}[\w-]+) is "
    rf"(?:one of |among )?(?:the |an? )?(?:active |main |key |other )*"
    rf"ingredients? (?:in|of) (?:our |the )?({NAME})"
)
CAMEL = re.compile(r"\b[A-Z][a-z]{2,}[A-Z][a-z]{2,}[A-Za-z]*\b")
NOT_GOODS = re.compile(
    r"pubmed|youtube|linkedin|tiktok|whatsapp|paypal|facebook|medline|webmd|researchgate|openai|"
    r"chatgpt|crossref|biorxiv|medrxiv|clinicaltrials|javascript|wordpress",
    re.I,
)
PEOPLE = re.compile(r"^(?:Mc|Mac|De|Di|La|Le|Van|Von|Fitz|O)[A-Z]")


def read(
    text: str,
    *,
    known: Iterable[Goods],
    others: Iterable[str],
    notes: Notes,
    origin: str = "",
) -> list[Goods]:
    """
    Return the products that `text` names.

    `known` are those the markup describes, `others` are names that look like a product's and
    are the brand's or a person's; `origin` is the site's address.
    """
    found = {goods.name: goods for goods in known if goods.name in text}
    for name in _names(text, others, origin):
        if not any(same(name, other) for other in found):
            found[name] = Goods(name=name)
            notes.guess(guessed(name))
    return [_with_ingredients(goods, text, notes) for goods in found.values()]


def guessed(name: str) -> str:
    """Return the note that tells of a product nobody described."""
    return f"{quoted(name)} was taken for a product of the brand. Check its record."


def is_house(name: str, others: Iterable[str], origin: str) -> bool:
    """Say whether `name` is the brand's or a person's: in a name of theirs, or in the domain's."""
    words = {key(word) for other in others for word in (other, *other.split())}
    labels = (urlsplit(origin).hostname or "").split(".")
    return key(name) in words or any(key(label).startswith(key(name)) for label in labels)


def _names(text: str, others: Iterable[str], origin: str) -> list[str]:
    others = list(others)
    found = [*INGREDIENT_OF.findall(text), *CAMEL.findall(text)]
    return [
        name
        for name in dict.fromkeys(found)
        if not is_house(name, others, origin)
        and not NOT_GOODS.fullmatch(name)
        and not PEOPLE.match(name)
    ]


def _with_ingredients(goods: Goods, text: str, notes: Notes) -> Goods:
    told = [what for what, product in IS_IN.findall(text) if product == goods.name]
    fresh = [what for what in dict.fromkeys(told) if what not in goods.ingredients]
    for what in fresh:
        notes.guess(f"{quoted(what)} was taken for an ingredient of {goods.name}.")
    return Goods(name=goods.name, ingredients=(*goods.ingredients, *fresh), url=goods.url)

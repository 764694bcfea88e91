"""
Gather what speaks for and against two records being one paper, field by field.

Each finding is True (they agree), False (they contradict) or None (one side is silent); silence
is never taken for agreement. `references.comparing.matching` weighs the findings.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from references import csl, pages
from references.comparing import people, wording
from references.comparing.journals import same_journal
from references.csl import PersonName
from references.titles import fold

NOTICE = re.compile(
    r"^\W*(?:(?:author|publisher)s?[’']? (?:correction|response|reply)|corrigend\w+|errat\w+|"
    r"correction|retraction(?: notice| note)?|expression of concern|withdrawal|addendum|"
    r"(?:in )?repl(?:y|ies)|response|comments?(?:ary)?|re|letter)\b\W*(?:to|on|for|of)?\b",
    re.I,
)
"""How the title of a paper about another paper begins."""
NUMBERS = re.compile(r"\b(?:[0-9]+|i{1,3}|iv|vi{0,3}|ix)\b")
SLIP = 84
"""Likeness of two family names, of 100, above which one is taken for a misspelling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`title` is the likeness from 0 to 1; `years` how many lie between the two dates."""

    identifier: bool | None = None
    title: float | None = None
    generic: bool = False
    """The title says so little (“Editorial”) that many papers have it."""
    about: bool = False
    """One of them is a correction of, or a reply to, what may be the other."""
    author: bool | None = None
    years: int | None = None
    journal: bool | None = None
    place: bool | None = None
    """Volume and first page, or article number."""

    @property
    def near(self) -> bool | None:
        """Whether the years are those of one paper: in print a year after it was online."""
        return None if self.years is None else self.years <= 1


def gather(ours: csl.AnyItem, theirs: csl.AnyItem) -> Evidence:
    """Compare two items; never raises, whatever they hold."""
    mine, yours = csl.year(ours), csl.year(theirs)
    title = csl.marked_title(ours), csl.marked_title(theirs)
    return Evidence(
        identifier=_identifier(ours, theirs),
        title=likeness(*title) if all(title) else None,
        generic=min(len(wording.title_words(text).replace(" ", "")) for text in title) < 18,
        about=bool(NOTICE.match(title[0])) != bool(NOTICE.match(title[1])) and all(title),
        author=_author(_names(ours), _names(theirs)),
        years=None if mine is None or yours is None else abs(mine - yours),
        journal=_journal(ours, theirs),
        place=_place(ours, theirs),
    )


def likeness(ours: str, theirs: str) -> float:
    """Return how alike two titles are; a subtitle left out hardly counts, a part number does."""
    if wording.same_title(ours, theirs):
        return 1.0
    mine, yours = wording.title_words(ours), wording.title_words(theirs)
    alike = max(fuzz.ratio(mine, yours), fuzz.token_sort_ratio(mine, yours)) / 100
    heads = sorted((_head(ours), _head(theirs)), key=len)
    if len(heads[0].split()) > 3 and heads[0] == heads[1] and heads[0] in (mine, yours):
        alike = max(alike, 0.95)
    return min(alike, 0.7) if set(_numbers(mine)) != set(_numbers(yours)) else alike


def _head(title: str) -> str:
    """Return the words of a title before its subtitle."""
    return wording.title_words(re.split(r":\s|\s[-–—]\s|[.?!]\s", title, maxsplit=1)[0])


def _numbers(words: str) -> list[str]:
    return NUMBERS.findall(words)


def _identifier(ours: csl.AnyItem, theirs: csl.AnyItem) -> bool | None:
    """One that agrees outweighs another that does not: a slip in one digit is common."""
    mine, yours = csl.identifiers(ours), csl.identifiers(theirs)
    agree = [
        getattr(mine, scheme) == getattr(yours, scheme)
        for scheme in ("doi", "pmid", "pmcid", "isbn")
        if getattr(mine, scheme) and getattr(yours, scheme)
    ]
    return any(agree) if agree else None


def _names(item: csl.AnyItem) -> tuple[PersonName, ...]:
    return people.known(csl.names(item)) or people.known(csl.names(item, "editor"))


def _author(ours: tuple[PersonName, ...], theirs: tuple[PersonName, ...]) -> bool | None:
    """Compare first authors; a group beside a person says nothing for or against."""
    if not ours or not theirs:
        return None
    if people.same_family(ours[0], theirs[0]) or _misspelt(ours[0], theirs[0]):
        return True
    if bool(ours[0].family) != bool(theirs[0].family) or not ours[0].family:
        return None
    shared = sum(any(people.same_person(mine, yours) for yours in theirs) for mine in ours)
    return shared * 2 > max(2, min(len(ours), len(theirs)))


def _misspelt(ours: PersonName, theirs: PersonName) -> bool:
    mine, yours = fold(ours.family), fold(theirs.family)
    if not mine or not yours:
        return False
    swapped = mine == fold(theirs.given) and yours == fold(ours.given)
    return swapped or (min(len(mine), len(yours)) > 4 and fuzz.ratio(mine, yours) >= SLIP)


def _journal(ours: csl.AnyItem, theirs: csl.AnyItem) -> bool | None:
    mine, yours = (
        list(filter(None, (csl.container_title(item), csl.container_title_short(item))))
        for item in (ours, theirs)
    )
    if not mine or not yours:
        return None
    return any(same_journal(one, other) for one in mine for other in yours)


def _place(ours: csl.AnyItem, theirs: csl.AnyItem) -> bool | None:
    mine, yours = csl.volume(ours), csl.volume(theirs)
    volume = wording.same_number(mine, yours) if mine and yours else None
    starts = _starts(ours), _starts(theirs)
    if not all(starts):
        return False if volume is False else None
    # Page 1 is the first of very many papers; it needs its volume.
    if volume is None and max(map(len, starts[0])) < 3:
        return None
    return bool(starts[0] & starts[1]) and volume is not False


def _starts(item: csl.AnyItem) -> set[str]:
    """Return the first page and the article number."""
    places = (pages.split(csl.page(item))[0], csl.number(item))
    return {fold(place) for place in places if place}

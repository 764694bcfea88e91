"""
Read PubMed's lists of authors and editors.

A particle stands inside `LastName` and stays there. A name whose spelling was corrected stands
twice, the wrong one with `ValidYN="N"`.
"""

from collections.abc import Iterable

from references.csl import PersonName
from references.sources.pubmed_text import plain, words
from references.sources.safe_xml import Element

SUFFIXES = {"2nd": "II", "3rd": "III", "4th": "IV", "5th": "V"}
"""PubMed's ordinals as AMA prints them and as the other registries write them."""


def names(lists: Iterable[Element]) -> tuple[PersonName, ...]:
    """Return the people and groups of the given `AuthorList` elements, in order."""
    authors = (author for names in lists for author in names.findall("Author"))
    people = (_name(author) for author in authors if author.get("ValidYN") != "N")
    return tuple(person for person in people if person.full)


def _name(author: Element) -> PersonName:
    group = author.find("CollectiveName")
    if group is not None:
        return PersonName(literal=plain(group).rstrip("."))
    suffix = words(author, "Suffix").rstrip(".")
    given = words(author, "ForeName") or words(author, "Initials")
    family = words(author, "LastName")
    if not family:
        return PersonName(literal=given)
    return PersonName(family=family, given=given, suffix=SUFFIXES.get(suffix.lower(), suffix))

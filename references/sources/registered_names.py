"""
Read the names of people and groups as publishers deposit them.

A newcomer gets this wrong: Crossref has a field for the suffix, but many publishers write
`Smith Jr.` as the family name, `MD` as a suffix, and a study group as a family without a given
name. Names that come in one piece (`Philip C. Calder`) are taken apart only where they are a
person's.
"""

import re

from references.csl import PersonName
from references.person_name import GROUP_WORDS, PARTICLES
from references.sources.registered_text import plain

SUFFIX = re.compile(r",?\s+(Jr|Sr|I{2,3}|IV|VI{0,2})\.?$|,\s*(Jr|Sr)\.?$")
KNOWN_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|VI{0,2}|[234](?:nd|rd|th))\.?", re.I)


def person(
    *, family: str = "", given: str = "", suffix: str = "", group: str = ""
) -> PersonName | None:
    """Return one contributor from the parts a registry gives, or None when there is none."""
    family, given, suffix = plain(family), plain(given), plain(suffix)
    if not family:
        literal = plain(group) or given
        return PersonName(literal=literal) if literal else None
    if not given and GROUP_WORDS.search(family):
        return PersonName(literal=family)
    family, family_suffix = _cut_suffix(family)
    given, given_suffix = _cut_suffix(given)
    # Degrees are deposited as suffixes too; they are no part of a name.
    known = suffix.rstrip(".") if KNOWN_SUFFIX.fullmatch(suffix) else ""
    return PersonName(family, given, known or family_suffix or given_suffix)


def whole(name: str) -> PersonName | None:
    """Return a contributor whose name comes in one piece: `Calder, Philip C.` or in order."""
    name = plain(name)
    if GROUP_WORDS.search(name) or " " not in name:
        return PersonName(literal=name) if name else None
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and not SUFFIX.search(name):
        return person(family=family, given=given)
    name, suffix = _cut_suffix(name)
    words = name.split()
    start = len(words) - 1
    while start > 1 and PARTICLES.fullmatch(words[start - 1]):
        start -= 1
    return person(family=" ".join(words[start:]), given=" ".join(words[:start]), suffix=suffix)


def _cut_suffix(name: str) -> tuple[str, str]:
    found = SUFFIX.search(name)
    return (name[: found.start()], found[1] or found[2]) if found else (name, "")

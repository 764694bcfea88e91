"""
Read and write a name as tagged files do: `Family, Given, Suffix`, and groups without commas.

EndNote marks a group whose name holds commas by a comma at its end, or doubles the first one.
"""

import re

from references import person_name
from references.csl import PersonName

ET_AL = re.compile(r"et\.?\s+al\.?|and others|others", re.I)


def parse(value: str) -> PersonName | None:
    """Read one name; None for an empty one and for “et al.”, which is nobody's name."""
    text = " ".join(value.split())
    if not text.strip(" ,") or ET_AL.fullmatch(text.strip(" ,.")):
        return None
    if text.endswith(","):
        return PersonName(literal=text[:-1])
    if ",," in text:
        return PersonName(literal=text.replace(",,", ",", 1))
    family, comma, given = (part.strip() for part in text.partition(","))
    if not comma:
        return _without_comma(text)
    first, _, suffix = (part.strip() for part in given.partition(","))
    return PersonName(family=family, given=first, suffix=suffix) if family else None


def write(person: PersonName) -> str:
    """Write one name so that `parse` reads it again."""
    if person.literal:
        marked = "," in person.literal or _without_comma(person.literal).family
        return f"{person.literal}," if marked else person.literal
    parts = [person.family, person.given, person.suffix]
    while not parts[-1]:
        parts.pop()
    return ", ".join(parts)


def _without_comma(text: str) -> PersonName:
    """Tell `Plato` and `Kim MH` from a group."""
    if " " not in text:
        return PersonName(family=text)
    return person_name.initials_last(text) or PersonName(literal=text)

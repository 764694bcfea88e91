"""
Read one name as lists write it: `Kim MH`, `Kim, M.-H.`, `M. H. Kim`, `Min-Hyun Kim`.

Each reader takes the text of one name and returns the person, or None when the text is not a
name of that form. A word that could only be part of a sentence makes it none.
"""

import re

from references.csl import PersonName

SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"}
PARTICLES = re.compile(
    r"van|der|den|de|la|le|les|du|des|del|della|di|da|dos|das|do|von|zu|zur|ten|ter|bin|ibn|al|el"
    r"|af|av|y|e|san|santa|op|['’‘][ts]"
)
GROUP_WORDS = re.compile(
    r"\b(?:group|groups|society|association|consortium|investigators?|committee|collaborat\w+|"
    r"network|organi[sz]ation|institutes?|board|council|team|panel|agency|academy|college|"
    r"federation|foundation|task force|cent(?:er|re)s?|department|ministry|administration|"
    r"authority|university|commission|union|program|programme|initiative|workshop|office|bureau|"
    r"services?|division|alliance|coalition)\b",
    re.I,
)
LETTERS = r"[^\W\d_]"
FAMILY_WORD = re.compile(rf"[’'‘]?{LETTERS}(?:{LETTERS}|[’'‘‐-])*|St\.|Ste\.")
MOST_INITIALS = 5


def initials_last(text: str) -> PersonName | None:
    """Read `Family Initials [Suffix]`."""
    words = text.split()
    suffix = ""
    if GROUP_WORDS.search(text):
        return None
    if len(words) > 2 and is_suffix(words[-1]):
        suffix = as_suffix(words.pop())
    start = len(words) - 1
    while start > 1 and _is_single(words[start]) and _is_single(words[start - 1]):
        start -= 1
    initials = words[start:]
    if start < 1 or not all(map(is_initials, initials)) or not is_family(words[:start]):
        return None
    return PersonName(" ".join(words[:start]), undot("".join(initials)), suffix)


def initials_first(text: str) -> PersonName | None:
    """Read `M. H. Kim`; the stops tell initials from a name in capitals."""
    match = re.match(rf"((?:{LETTERS}{{1,2}}\.[\s-]?){{1,4}})\s?(.+)", text)
    if not match or GROUP_WORDS.search(text):
        return None
    words = match[2].split()
    suffix = as_suffix(words.pop()) if len(words) > 1 and is_suffix(words[-1]) else ""
    given = match[1].strip()
    if len(words[-1]) < 2:
        return None
    if not is_initials(given.replace(" ", "")) or not is_family(words) or initials_last(match[2]):
        return None
    return PersonName(" ".join(words), undot(given), suffix)


def inverted(family: str, given: str, suffix: str = "") -> PersonName | None:
    """Join `Family` and `Given names` that a comma parted."""
    if is_family(family.split()) and is_given(given) and not initials_last(family):
        return PersonName(family.strip(), undot(given), as_suffix(suffix) if suffix else "")
    return None


def whole_name(text: str) -> PersonName | None:
    """Read `Min-Hyun Kim`, `Anna M. van der Hulst`: given names, then one family name."""
    words = text.split()
    if not 2 <= len(words) <= 5 or GROUP_WORDS.search(text):
        return None
    start = next((n for n, word in enumerate(words) if PARTICLES.fullmatch(word)), len(words) - 1)
    given, family = words[:start], words[start:]
    fits = given and all(_is_name(word) or _is_single(word) for word in given)
    if not fits or not _is_name(given[0]) or not is_family(family) or not _is_name(family[-1]):
        return None
    return PersonName(" ".join(family), " ".join(given))


def is_family(words: list[str]) -> bool:
    """Say whether `words` can be a family name: capitals, and particles between them."""
    known = [word for word in words if FAMILY_WORD.fullmatch(word)]
    capitals = [
        word for word in known if word.lstrip("’'‘")[0].isupper() or "-" in word or "’" in word
    ]
    lower = [word for word in known if word not in capitals]
    if len(known) != len(words) or not 0 < len(words) <= 6 or not capitals:
        return False
    return all(PARTICLES.fullmatch(word) for word in lower)


def is_given(text: str) -> bool:
    """Say whether `text` can be first names or initials."""
    words = text.split()
    return 0 < len(words) <= 4 and all(
        is_initials(word) or (FAMILY_WORD.fullmatch(word) and word[0].isupper()) for word in words
    )


def is_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= MOST_INITIALS


def is_suffix(word: str) -> bool:
    return word.lower().rstrip(".") in SUFFIXES


def as_suffix(word: str) -> str:
    """Write `3rd` as `III` and `Jr.` as `Jr`."""
    plain = word.rstrip(".")
    ordinals = {"2nd": "II", "3rd": "III", "4th": "IV"}
    return ordinals.get(plain.lower(), plain)


def undot(initials: str) -> str:
    """Write `M.H.` as `MH` and leave whole given names alone."""
    if all(map(is_initials, initials.split())):
        return initials.replace(".", "").replace(" ", "")
    return initials.strip()


def _is_single(word: str) -> bool:
    return is_initials(word) and len(word.replace(".", "")) == 1


def _is_name(word: str) -> bool:
    """Say whether `word` is a name written out: `Min-Hyun`, and not `MH` or `and`."""
    return (
        len(word) > 1
        and word[0].isupper()
        and not word.isupper()
        and bool(FAMILY_WORD.fullmatch(word))
    )

"""
Read the list of authors at the head of a typed reference.

AMA and Vancouver write `Kim MH, Kim H`; MDPI writes `Cruzat, V.; Macedo Rogero, M.`; both may
end in a group or in “et al.”. A text that is no such list gives None: guessing a person out of
a title would put a name on a letter that nobody has.
"""

import re
from dataclasses import dataclass

from references.csl import PersonName

SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th"}
PARTICLES = re.compile(
    r"van|der|den|de|la|le|les|du|des|del|della|di|da|dos|das|do|von|zu|zur|ten|ter|bin|ibn|al|el"
    r"|af|av|y|e|san|santa|op"
)
GROUP_WORDS = re.compile(
    r"\b(?:group|groups|society|association|consortium|investigators?|committee|collaborat\w+|"
    r"network|organi[sz]ation|institutes?|board|council|team|panel|agency|academy|college|"
    r"federation|foundation|task force|cent(?:er|re)s?|department|ministry|administration|"
    r"authority|university|commission|union|program|programme|initiative|workshop)\b",
    re.I,
)
GROUP = re.compile(rf"^(?:and\s+)?(?:for|on behalf of)\s|{GROUP_WORDS.pattern}", re.I)
FOR_GROUP = re.compile(r"(?:and\s+)?(?:for|on behalf of)\s+(?:the\s+)?(?=\S)", re.I)
ET_AL = re.compile(r"[,;]?\s*(?:\bet\.?\s+al\.?|\band others|\band colleagues|…|\.\.\.)\s*$", re.I)
EDITORS = re.compile(r"[,;]?\s*\(?\b(?:eds?|editors?)\b\.?\)?\s*$", re.I)
LETTERS = r"[^\W\d_]"
FAMILY_WORD = re.compile(rf"[’'‘]?{LETTERS}(?:{LETTERS}|[’'‘‐-])*|St\.|Ste\.")


@dataclass(frozen=True, slots=True)
class AuthorList:
    """`et_al` says that the text hid further names; `editors` that these edited the work."""

    names: tuple[PersonName, ...]
    et_al: bool = False
    editors: bool = False


def split_authors(head: str) -> tuple[AuthorList | None, str]:
    """
    Cut the author list off the front of `head`; the second value is the rest.

    The list ends at a full stop; with dotted initials there are several, and the last one that
    leaves a list of names wins.
    """
    best: AuthorList | None = None
    rest = head
    for place, stop in enumerate(re.finditer(r"\.(?=\s)|(?<=[)])\s", head)):
        found = parse_authors(head[: stop.start()])
        after = head[stop.end() :].strip()
        if found is None:
            if best is not None or place > 12:
                break
            continue
        # “Kim H. H. pylori infection”: the second H belongs to the bacterium.
        if best is not None and after[:1].islower():
            break
        best, rest = found, after
    return best, rest


def parse_authors(text: str) -> AuthorList | None:
    """Read `text` as nothing but a list of authors, or return None."""
    parts = [part.strip(" ,") for part in " ".join(text.split()).split(";") if part.strip(" ,")]
    whole = [ET_AL.sub("", part).strip(" ,") for part in parts]
    named = [EDITORS.sub("", part).strip(" ,") for part in whole]
    names = _by_semicolon(named) if len(named) > 1 else _by_comma(named[0]) if named else None
    if not names:
        return None
    return AuthorList(tuple(names), et_al=whole != parts, editors=named != whole)


def _by_semicolon(parts: list[str]) -> list[PersonName] | None:
    """Read `Cruzat, V.; Rogero, M.` or AMA's `Smith J, Jones K; Study Group`."""
    names: list[PersonName] = []
    for part in filter(None, parts):
        found = _family_comma_given(part) or _by_comma(part)
        # A group follows the people it belongs to, and holds no sentence.
        if found is None and not (names and part[0].isupper() and ". " not in part):
            return None
        names += found or [PersonName(literal=FOR_GROUP.sub("", part, count=1))]
    return names


def _family_comma_given(part: str) -> list[PersonName] | None:
    family, comma, given = re.sub(r"^(?:and|&)\s+", "", part).partition(",")
    given, _, suffix = given.strip().partition(",")
    if comma and _is_family(family.split()) and _is_given(given) and not _person(family):
        return [PersonName(family.strip(), _undot(given), suffix.strip())]
    return None


def _by_comma(text: str) -> list[PersonName] | None:
    """Read `Kim MH, Kim H, Smith J Jr, for the ABC Investigators`."""
    names: list[PersonName] = []
    for piece in _pieces(text):
        if names and piece.lower().rstrip(".") in SUFFIXES and names[-1].family:
            names[-1] = names[-1]._replace(suffix=_suffix(piece))
        elif person := _person(piece):
            names.append(person)
        elif names and ". " not in piece and GROUP.search(piece):
            names.append(PersonName(literal=FOR_GROUP.sub("", piece, count=1).strip()))
        else:
            return None
    return names


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in text.split(","):
        halves = re.split(r"\s+(?:and|&)\s+", f" {piece.strip()}")
        # “Kim MH and Kim H” are two people; “Society of Food and Nutrition” is one group.
        both = len(halves) == 2 and (not halves[0].strip() or _person(halves[0]))
        pieces += halves if both else [piece]
    return [piece.strip() for piece in pieces if piece.strip()]


def _person(text: str) -> PersonName | None:
    """Read one `Family Initials [Suffix]`."""
    words = text.split()
    suffix = ""
    if GROUP_WORDS.search(text):
        return None
    if len(words) > 2 and words[-1].lower().rstrip(".") in SUFFIXES:
        suffix = _suffix(words.pop())
    start = len(words) - 1
    while start > 1 and _is_single(words[start]) and _is_single(words[start - 1]):
        start -= 1
    initials = words[start:]
    if start < 1 or not all(map(_is_initials, initials)) or not _is_family(words[:start]):
        return None
    return PersonName(" ".join(words[:start]), _undot("".join(initials)), suffix)


def _is_family(words: list[str]) -> bool:
    known = [word for word in words if FAMILY_WORD.fullmatch(word)]
    capitals = [
        word for word in known if word.lstrip("’'‘")[0].isupper() or "-" in word or "’" in word
    ]
    lower = [word for word in known if word not in capitals]
    if len(known) != len(words) or not 0 < len(words) <= 6 or not capitals:
        return False
    return all(PARTICLES.fullmatch(word) for word in lower)


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= 4


def _is_single(word: str) -> bool:
    return _is_initials(word) and len(word.replace(".", "")) == 1


def _is_given(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= 4 and all(
        _is_initials(word) or (FAMILY_WORD.fullmatch(word) and word[0].isupper()) for word in words
    )


def _undot(initials: str) -> str:
    """Write `M.H.` as `MH` and leave whole given names alone."""
    if all(map(_is_initials, initials.split())):
        return initials.replace(".", "").replace(" ", "")
    return initials.strip()


def _suffix(word: str) -> str:
    plain = word.rstrip(".")
    ordinals = {"2nd": "II", "3rd": "III", "4th": "IV"}
    return ordinals.get(plain.lower(), plain)

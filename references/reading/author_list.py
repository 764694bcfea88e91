"""
Read the list of authors at the head of a typed reference.

AMA and Vancouver write `Kim MH, Kim H`; MDPI `Cruzat, V.; Macedo Rogero, M.`; APA `Kim, M.-H., &
Kim, H.`; IEEE `M. H. Kim and H. Kim`. All may hold a group or end in “et al.”. A text that is no
such list gives None: guessing a person out of a title would put a name on a letter that nobody has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from references.csl import PersonName
from references.person_name import (
    GROUP_WORDS,
    as_suffix,
    initials_first,
    initials_last,
    inverted,
    is_initials,
    is_suffix,
    whole_name,
)

GROUP = re.compile(rf"^(?:and\s+)?(?:for|on behalf of)\s|{GROUP_WORDS.pattern}", re.I)
FOR_GROUP = re.compile(r"(?:and\s+)?(?:for|on behalf of)\s+(?:the\s+)?(?=\S)", re.I)
ET_AL = re.compile(
    r"[,;]?\s*(?:\bet\.?\s?al\.?(?:\s?\(.{0,40}\))?|\band others|\band colleagues|…[^;]{0,60}"
    r"|\.\.\.[^;]{0,60})\s*$",
    re.I,
)
MORE = re.compile(r"et\.?\s?al\b|and\s", re.I)
EDITORS = re.compile(r"[,;]?\s*\(?\b(?:eds?|editors?|hrsg)\b\.?\)?\s*$", re.I)
AND = re.compile(r"\s+(?:and|&)\s+")
QUOTE = re.compile(r"[,.]?\s(?=[“\"«])")
MOST_STOPS = 40
LONGEST = 2500
"""Characters in which an author list is looked for."""


@dataclass(frozen=True, slots=True)
class AuthorList:
    """
    The people and groups read.

    `et_al` says that the text hid further names; `editors` that these edited the work;
    `guessed` that only capital letters told names from words.
    """

    names: tuple[PersonName, ...]
    et_al: bool = False
    editors: bool = False
    guessed: bool = False


def split_authors(head: str) -> tuple[AuthorList | None, str]:
    """
    Cut the author list off the front of `head`; the second value is the rest.

    The list ends at a full stop, or at a title in quotes; with dotted initials there are several
    stops, and the last one that leaves a list of names wins.
    """
    best: AuthorList | None = None
    rest = head
    for place, (end, start) in enumerate(_stops(head)):
        found = parse_authors(head[:end])
        after = head[start:].strip()
        if found is None:
            if best is not None or place > MOST_STOPS:
                break
            continue
        # “Kim H. H. pylori infection”: the second H belongs to the bacterium.
        if best is not None and after[:1].islower() and not MORE.match(after):
            break
        # Two titles in capitals look like two people; a title and a journal must still follow.
        if found.guessed and not re.search(r"[.?!”\"]\s+\S", after):
            continue
        best, rest = found, after
    return (best, rest) if best else _before_title(head)


def parse_authors(text: str) -> AuthorList | None:
    """Read `text` as nothing but a list of authors, or return None."""
    if len(text) > LONGEST:
        return None
    parts = [part.strip(" ,") for part in " ".join(text.split()).split(";") if part.strip(" ,")]
    whole = [ET_AL.sub("", part).strip(" ,") for part in parts]
    named = [EDITORS.sub("", part).strip(" ,") for part in whole]
    et_al, editors = whole != parts, named != whole
    if not any(named):
        return None
    names = _by_semicolon(named) if len(named) > 1 else _by_comma(named[0])
    if names:
        return AuthorList(tuple(names), et_al=et_al, editors=editors)
    guess = _whole_names(named[0]) if len(named) == 1 else None
    return AuthorList(tuple(guess), et_al=et_al, editors=editors, guessed=True) if guess else None


def _before_title(head: str) -> tuple[AuthorList | None, str]:
    """Cut `J. Doe, R. Roe, Title` (Science): the title is the first piece that is no name."""
    names: list[PersonName] = []
    rest = head
    while person := initials_first(rest[:LONGEST].partition(",")[0].strip()):
        names.append(person)
        rest = rest.partition(",")[2].strip()
    return (AuthorList(tuple(names)), rest) if names and rest else (None, head)


def _stops(head: str) -> Iterator[tuple[int, int]]:
    for stop in re.finditer(r"\.(?=\s)|(?<=[)])\s|[,.]?\s(?=[“\"«])", head[:LONGEST]):
        yield stop.start(), stop.end()


def _by_semicolon(parts: list[str]) -> list[PersonName] | None:
    """Read `Cruzat, V.; Rogero, M.` or AMA's `Smith J, Jones K; Study Group`."""
    names: list[PersonName] = []
    for place, part in enumerate(filter(None, parts)):
        found = _family_comma_given(part) or _by_comma(part)
        is_group = (
            (part[0].isupper() or FOR_GROUP.match(part)) and ". " not in part and len(part) < 200
        )
        # A group follows the people it belongs to; before them it must say that it is one.
        if found is None and not (is_group and (names or (not place and GROUP.search(part)))):
            return None
        names += found or [PersonName(literal=FOR_GROUP.sub("", part, count=1))]
    return names if any(name.family for name in names) else None


def _family_comma_given(part: str) -> list[PersonName] | None:
    family, comma, given = re.sub(r"^(?:and|&)\s+", "", part).partition(",")
    given, _, suffix = given.strip().partition(",")
    person = inverted(family, given, suffix.strip()) if comma else None
    return [person] if person else None


def _by_comma(text: str) -> list[PersonName] | None:
    """Read a list in any of the styles that part names by commas."""
    pieces = _pieces(text)
    return _initials_last(pieces) or _inverted_pairs(pieces) or _initials_first(pieces)


def _initials_last(pieces: list[str]) -> list[PersonName] | None:
    """Read `Kim MH, Kim H, Smith J Jr, for the ABC Investigators`."""
    names: list[PersonName] = []
    for place, piece in enumerate(pieces):
        leads = place == 0 and len(pieces) > 1 and initials_last(pieces[1]) is not None
        if names and is_suffix(piece) and names[-1].family:
            names[-1] = names[-1]._replace(suffix=as_suffix(piece))
        elif person := initials_last(piece):
            names.append(person)
        elif (names or leads) and _is_group(piece):
            names.append(PersonName(literal=FOR_GROUP.sub("", piece, count=1).strip()))
        else:
            return None
    return names


def _inverted_pairs(pieces: list[str]) -> list[PersonName] | None:
    """Read APA's `Kim, M.-H., & Kim, H.`, suffixes and a group at the end included."""
    names: list[PersonName] = []
    waiting = ""
    for place, piece in enumerate(pieces):
        if waiting:
            person = inverted(waiting, piece) if _all_initials(piece) else None
            if not person:
                return None
            names.append(person)
            waiting = ""
        elif names and is_suffix(piece):
            names[-1] = names[-1]._replace(suffix=as_suffix(piece))
        elif (names or (not place and len(pieces) > 2)) and _is_group(piece):
            names.append(PersonName(literal=FOR_GROUP.sub("", piece, count=1).strip()))
        else:
            waiting = piece
    return None if waiting or not any(name.family for name in names) else names


def _initials_first(pieces: list[str]) -> list[PersonName] | None:
    people = [initials_first(piece) for piece in pieces]
    return [person for person in people if person] if all(people) else None


def _whole_names(text: str) -> list[PersonName] | None:
    """Read `Min-Hyun Kim, Hyeyoung Kim`, and Chicago's `Kim, Min-Hyun, and Hyeyoung Kim`."""
    pieces = [piece for part in text.split(",") for piece in AND.split(f" {part.strip()} ")]
    pieces = [piece.strip() for piece in pieces if piece.strip()]
    if len(pieces) < 2 or GROUP_WORDS.search(text):
        return None
    people = [whole_name(piece) for piece in pieces]
    if not people[0] and not people[1]:
        people = [inverted(pieces[0], pieces[1]), *people[2:]]
    names = [person for person in people if person]
    return names if len(names) == len(people) else None


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in text.split(","):
        halves = AND.split(f" {piece.strip()}")
        # “Kim MH and Kim H” are two people; “Society of Food and Nutrition” is one group.
        both = len(halves) == 2 and (not halves[0].strip() or _is_person(halves[0]))
        pieces += halves if both else [piece]
    return [piece.strip() for piece in pieces if piece.strip()]


def _is_group(text: str) -> bool:
    return ". " not in text and bool(GROUP.search(text))


def _is_person(text: str) -> bool:
    text = text.strip()
    return bool(initials_last(text) or initials_first(text) or _all_initials(text))


def _all_initials(text: str) -> bool:
    return 0 < len(text.split()) <= 4 and all(map(is_initials, text.split()))

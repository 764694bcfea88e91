"""
Tell whether two names mean the same person, and two lists the same people.

Lists print `Macedo Rogero M`, registries `Marcelo Macedo Rogero`, and where the family name
begins they do not agree. So a name is compared from its end, word by word, and an initial
agrees with every name that it begins.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from references.csl import PersonName
from references.person_name import PARTICLES
from references.titles import fold

INITIALS = re.compile(r"[^\W\d_]{1,4}")
REST = re.compile(r"(?:et\.? al|(?:and )?others?|and colleagues|u\.? ?a)\.?", re.I)
ARTICLE = re.compile(r"^(?:and |for |on behalf of |the )+")
SHORTENED_TO = 3
"""How many names a style leaves before “et al.” at least (AMA 3, NLM 6); fewer hide authors."""
LISTED_WHOLE = 6
"""How many authors styles print without “et al.”."""


def known(names: Sequence[PersonName]) -> tuple[PersonName, ...]:
    """Return the names without an “et al.” or “others” that stands for more."""
    return tuple(name for name in names if not _is_rest(name))


def same_person(ours: PersonName, theirs: PersonName) -> bool:
    """Say whether both can be one person, or one group, written in two ways."""
    if bool(ours.family) != bool(theirs.family):
        return _letters(ours.full) == _letters(theirs.full)
    if not ours.family:
        return _group(ours) == _group(theirs)
    if _suffix(ours) and _suffix(theirs) and _suffix(ours) != _suffix(theirs):
        return False
    if _letters(ours.family) == _letters(theirs.family):
        return _agree(_given(ours), _given(theirs))
    return _same_words(_words(ours), _words(theirs))


def same_family(ours: PersonName, theirs: PersonName) -> bool:
    """Say whether the family names (or groups) agree, whatever the initials say."""
    mine, yours = _bare_family(ours), _bare_family(theirs)
    return bool(mine) and (mine == yours or same_person(ours, theirs))


def same_people(ours: Sequence[PersonName], theirs: Sequence[PersonName]) -> bool:
    """
    Say whether both lists name the same people in the same order.

    A list cut short as styles do it (three or six of more than six), or ending in “et al.”, is
    the same as the longer one that begins with it.
    """
    mine, yours = known(ours), known(theirs)
    if len(mine) != len(yours) and not (_may_end(ours, theirs) or _may_end(theirs, ours)):
        return False
    return all(map(same_person, mine, yours))


def leads(ours: Sequence[PersonName], theirs: Sequence[PersonName]) -> bool:
    """Say whether the shorter list is how the longer one begins."""
    mine, yours = known(ours), known(theirs)
    return bool(mine and yours) and all(map(same_person, mine, yours))


def _may_end(short: Sequence[PersonName], whole: Sequence[PersonName]) -> bool:
    cut = len(known(short)) != len(short)
    by_style = len(short) >= SHORTENED_TO and len(whole) > LISTED_WHOLE
    return bool(known(short)) and len(known(short)) < len(known(whole)) and (cut or by_style)


def _is_rest(name: PersonName) -> bool:
    return not name.given and bool(REST.fullmatch(name.literal or name.family))


def _group(name: PersonName) -> str:
    return _letters(ARTICLE.sub("", fold(name.literal)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text)) or text


def _suffix(name: PersonName) -> str:
    return _letters(name.suffix) if name.suffix else ""


def _bare_family(name: PersonName) -> str:
    """Return the family name without particles: registries put `van` on either side."""
    words = fold(name.family or name.literal).split()
    return _letters(" ".join(w for w in words if not PARTICLES.fullmatch(w)) or " ".join(words))


def _given(name: PersonName) -> list[str]:
    """Return first names, with `MH` and `M.-H.` taken apart into initials."""
    words = re.findall(r"[^\W\d_]+", name.given)
    given: list[str] = []
    for word in words:
        together = word.isupper() and INITIALS.fullmatch(word)
        given += list(fold(word)) if together else [fold(word)]
    return given


def _words(name: PersonName) -> list[str]:
    family = [w for w in re.split(r"[\W\d_]+", fold(name.family)) if w]
    return [word for word in [*_given(name), *family] if not PARTICLES.fullmatch(word)]


def _agree(ours: list[str], theirs: list[str]) -> bool:
    """Compare first names in order; whoever gives fewer leaves the rest open."""
    return all(map(_stands_for, ours, theirs)) or _initials(ours) == _initials(theirs)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _stands_for(ours: str, theirs: str) -> bool:
    short, whole = sorted((ours, theirs), key=len)
    return whole.startswith(short) if len(short) == 1 else short == whole


def _same_words(ours: list[str], theirs: list[str]) -> bool:
    """Compare whole names from their end, where the last family name stands."""
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    pairs = list(zip_longest(reversed(ours), reversed(theirs), fillvalue=""))
    return all(_stands_for(mine, yours) for mine, yours in pairs if mine and yours)

"""
Tell whether two names of a journal mean the same journal.

Lists print `J Nutr`, Crossref `The Journal of Nutrition`, PubMed both; MDPI dots every word.
No table of abbreviations is asked: an abbreviation keeps the first letter of each word that
counts and drops letters, never adds or swaps any (as ISO 4 has it).
"""

import re

from references.titles import fold

# fmt: off
SILENT = frozenset({
    "the", "of", "and", "for", "in", "on", "a", "an", "to", "de", "la", "le", "les", "el", "et",
    "und", "der", "die", "das", "des", "du", "fur", "y", "e", "di", "del", "della",
})
# fmt: on
"""Words that abbreviations leave out."""
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SUBTITLE = re.compile(r"\s+[:;=]\s*|:\s+|\.\s+(?=[A-Z]\w{4,})")
LONGEST = 30
"""Words of a name that are compared; no journal has more."""
# Known by letters that are not the first ones of their words.
BY_LETTERS = {
    "pnas": "proceedings of the national academy of sciences",
    "nejm": "new england journal of medicine",
    "ajcn": "american journal of clinical nutrition",
    "jpen": "journal of parenteral and enteral nutrition",
    "fasebj": "faseb journal",
}


def same_journal(ours: str, theirs: str) -> bool:
    """Say whether both name one journal: full, abbreviated, dotted or by initials."""
    if not ours or not theirs:
        return False
    return ours == theirs or any(
        _same_words(mine, yours) or _same_words(yours, mine)
        for mine in _forms(ours)
        for yours in _forms(theirs)
    )


def _forms(name: str) -> list[list[str]]:
    """Return the words that count, with and without what journals put around them."""
    known = BY_LETTERS.get(re.sub(r"[\W_]", "", fold(name)), name)
    whole = _words(known)
    bare = _words(BRACKETS.sub(" ", known))
    main = _words(SUBTITLE.split(BRACKETS.sub(" ", known).strip())[0])
    forms = [whole, bare, main, _without_initials(known, whole), _without_place(whole)]
    return [form for place, form in enumerate(forms) if form and form not in forms[:place]]


def _without_initials(name: str, words: list[str]) -> list[str]:
    """Drop the short name at the front of `JPEN J Parenter Enteral Nutr`."""
    first = name.split()[0].strip(".:") if name.split() else ""
    return words[1:] if len(words) > 2 and len(first) > 2 and first.isupper() else []


def _without_place(words: list[str]) -> list[str]:
    """Drop the country at the end of `Proc Natl Acad Sci U S A`."""
    end = len(words) - 3 if words[-3:] == ["united", "states", "america"] else len(words)
    while end > 2 and len(words[end - 1]) == 1:
        end -= 1
    return words[:end]


def _words(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", fold(name).replace("'", "").replace("’", ""))[:LONGEST]
    return [word for word in words if word not in SILENT] or words


def _same_words(short: list[str], whole: list[str]) -> bool:
    """Match word by word; `short` may also be the initials of all the words at once."""
    if len(short) == 1 and len(whole) > 1:
        return short[0] == "".join(word[0] for word in whole)
    return len(short) == len(whole) and all(map(_abbreviates, short, whole))


def _abbreviates(short: str, whole: str) -> bool:
    """
    Say whether `nutr` can stand for `nutrition`, or `natl` for `national`.

    What is not cut off at the end keeps its last letter, so `nutr` is no `neurotrauma`.
    """
    if whole.startswith(short):
        return True
    rest = iter(whole[1:])
    contracted = short[0] == whole[0] and short[-1] == whole[-1]
    return contracted and all(letter in rest for letter in short[1:])

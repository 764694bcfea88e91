"""
Number the clauses of a sentence: where a negation stops and a new subject may begin.

Section 2 of the rules: negation stops at "but", "yet", ";" and at a new subject ("..., ours
does"). A colon or a dash ends a clause too, but what follows may still be its object: "shown
to help: diarrhea". So there are two numberings, and the second reads past those.
"""

from collections.abc import Sequence

from articles.compliance.claims import phrases

STOPS = frozenset(";!?")
PAUSES = frozenset((":", "—"))
EDGES = phrases.words("clauses.edges")
STARTERS = phrases.words("clauses.starters")
CONCEDING = frozenset(("though", "although", "while", "whereas"))
"""They open a clause that ends at the first comma: "though it is no drug, zinc ..."."""
JOINERS = frozenset(("and", "so", "or", "then"))


def number(words: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the clause number of every word, and the same reading past colons and dashes."""
    clause, breath = [], []
    narrow = wide = 0
    for place, word in enumerate(words):
        if word in EDGES or _new_subject(words, place):
            narrow, wide = narrow + 1, wide + 1
        clause.append(narrow)
        breath.append(wide)
        if word in STOPS and place + 1 < len(words):
            narrow, wide = narrow + 1, wide + 1
        elif word in PAUSES:
            narrow += 1
    return tuple(clause), tuple(breath)


def _new_subject(words: Sequence[str], place: int) -> bool:
    """Tell whether a new subject begins at `place`: after a comma, or after "and" and a comma."""
    if place > 1 and words[place - 1] == "," and words[0] in CONCEDING:
        return "," not in words[: place - 1]
    if words[place] not in STARTERS or place == 0:
        return False
    if words[place - 1] == ",":
        return True
    return place > 1 and words[place - 1] in JOINERS and words[place - 2] == ","

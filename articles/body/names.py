"""Give every claim of a letter an id of its own, c1, c2, ..., without renaming any that has one."""

from itertools import count

from articles.body.attributes import is_key
from articles.body.events import openings
from articles.body.inline import Mark


class ClaimNames:
    """
    Hand out claim ids in reading order.

    The first claim with an id keeps it, for the ledger's record hangs on it; a second one
    with the same id (a pasted copy) or one without gets the smallest cN that no claim has.
    """

    def __init__(self, taken: frozenset[str] = frozenset()) -> None:
        self._taken = taken
        self._given: set[str] = set()
        self._free = (name for n in count(1) if (name := f"c{n}") not in taken)

    def name(self, mark: Mark) -> str:
        """Return the id of the claim that `mark` stands for."""
        wanted = mark.value
        identity = wanted if wanted and wanted not in self._given else next(self._free)
        self._given.add(identity)
        return identity


def claim_names(html: str, *, spent: frozenset[str] = frozenset()) -> ClaimNames:
    """
    Return the names for a body in which `html` (balanced) already uses some.

    `spent` ids stand in the ledger: a claim that bears one keeps it, no other gets it.
    """
    marks = openings(html, "mark")
    used = (value for attrs in marks for name, value in attrs if name == "data-claim")
    return ClaimNames(spent.union(filter(is_key, used)))

"""
Compare two texts of a letter, its body or an answer, paragraph by paragraph.

Whatever differs between two stored texts is told: first what a person did, and where that finds
nothing although the bytes differ, that very fact.
"""

from collections.abc import Iterator

from articles.body.parse import parse
from articles.changes import alignment, claiming, passages
from articles.changes.alignment import Pair
from articles.changes.change import Change, Kind, State
from articles.changes.claiming import Marked
from articles.changes.joints import joined
from articles.changes.leaves import leaves
from articles.changes.passage import Passage, Side
from articles.changes.places import places
from articles.changes.row import Row
from articles.changes.telling import Teller

BEGINNING = Pair(-1, -1)


def compare(
    before: str, after: str, *, ours: Side, theirs: Side, name: str, teller: Teller
) -> tuple[Row, ...]:
    """
    Tell how the stored HTML `before` became `after`, and return its rows.

    `name` is what the text is called: "Letter", "Answer 2".
    """
    told = len(teller.told)
    rows = tuple(_Text(before, after, ours=ours, theirs=theirs, name=name, teller=teller).rows())
    if before != after and len(teller.told) == told:
        what = "Stored otherwise, and reads the same to the letter"
        teller.tell(
            Change(kind=Kind.LAYOUT, state=State.CHANGED, path=theirs.path, what=what, place=name)
        )
    return rows


class _Text:
    """Two texts under comparison."""

    def __init__(
        self, before: str, after: str, *, ours: Side, theirs: Side, name: str, teller: Teller
    ) -> None:
        self.before, self.after = joined(leaves(parse(before)), leaves(parse(after)))
        self.ours, self.theirs = ours, theirs
        self.teller = teller
        self.old_places = places(self.before, name)
        self.new_places = places(self.after, name)
        self.unmarked: dict[int, list[Marked]] = {}
        self.marked: dict[int, list[Marked]] = {}
        self._find_claims()

    def _find_claims(self) -> None:
        """Put what became of each claim mark beside the paragraph that shows it."""
        old, new = claiming.marks(self.before), claiming.marks(self.after)
        for mark, marked in claiming.differences(old, new):
            if marked.after:
                self.marked.setdefault(new[mark][0], []).append(marked)
            else:
                self.unmarked.setdefault(old[mark][0], []).append(marked)

    def rows(self) -> Iterator[Row]:
        """Yield every paragraph of both texts; the last leaf of each is only its end."""
        earlier = BEGINNING
        for pair in alignment.align(*self._keys()):
            yield self._row(pair, earlier)
            earlier = pair
        self._regrouped(Pair(len(self.before) - 1, len(self.after) - 1), earlier)

    def _keys(self) -> tuple[list[str], ...]:
        return tuple([leaf.key for leaf in found[:-1]] for found in (self.before, self.after))

    def _row(self, pair: Pair, earlier: Pair) -> Row:
        old = None if pair.before is None else self.before[pair.before]
        new = None if pair.after is None else self.after[pair.after]
        passage = Passage(
            before=old,
            after=new,
            place=self._place(pair),
            ours=self.ours,
            theirs=self.theirs,
            teller=self.teller,
            marked=(
                *self.unmarked.get(-1 if pair.before is None else pair.before, ()),
                *self.marked.get(-1 if pair.after is None else pair.after, ()),
            ),
        )
        told = len(self.teller.told)
        if pair.moved:
            self._moved(pair, passage)
        if (number := self._regrouped(pair, earlier)) is not None:
            passage.noted.append(number)
        pieces = passages.compare(passage)
        leaf = passage.after or passage.old
        return Row(
            state=_state(pair, differs=len(self.teller.told) > told),
            sort=leaf.sort,
            frame=leaf.frame,
            place=passage.place,
            pieces=pieces,
            changes=tuple(passage.noted),
        )

    def _place(self, pair: Pair) -> str:
        if pair.after is not None:
            return self.new_places[pair.after]
        return self.old_places[pair.before or 0]

    def _moved(self, pair: Pair, passage: Passage) -> None:
        was = self.old_places[pair.before or 0]
        passage.noted.append(
            passage.tell(Kind.LAYOUT, State.MOVED, "Moved here", before=was, after=passage.place)
        )

    def _regrouped(self, pair: Pair, earlier: Pair) -> int | None:
        """Tell that a list, cell or quotation begins or ends elsewhere between two that stayed."""
        if not (_stayed(pair) and _stayed(earlier)) or not _follow(pair, earlier):
            return None
        a, b = pair.before or 0, pair.after or 0
        old, new = self.before[a], self.after[b]
        reframed = old.frame != new.frame or (
            a and b and self.before[a - 1].frame != self.after[b - 1].frame
        )
        if old.gate == new.gate or reframed:
            return None
        return self.teller.tell(
            Change(
                kind=Kind.LAYOUT,
                state=State.CHANGED,
                path=self.theirs.path,
                what="Lists, cells or quotations are divided otherwise before it",
                place=self.new_places[b],
            )
        )


def _stayed(pair: Pair) -> bool:
    return pair.before is not None and pair.after is not None and not pair.moved


def _follow(pair: Pair, earlier: Pair) -> bool:
    """Tell whether nothing stands between two pairs in either text."""
    return (pair.before or 0, pair.after or 0) == (
        (earlier.before or 0) + 1,
        (earlier.after or 0) + 1,
    )


def _state(pair: Pair, *, differs: bool) -> State:
    if pair.moved:
        return State.MOVED
    if pair.before is None:
        return State.ADDED
    if pair.after is None:
        return State.REMOVED
    return State.CHANGED if differs else State.SAME

"""
Hold the blocks that are open while a letter is read.

A frame is an open list, list item, quotation, table, row or cell. A frame that may not
open here (a cell without a table, the ninth level of lists) is refused; its content then
stays with whatever is open, so no word is lost.
"""

from dataclasses import dataclass, field

from articles.body.document import (
    Block,
    Cell,
    ListBlock,
    ListItem,
    Quote,
    Row,
    Table,
)

DEEPEST = 8
"""Levels of items, quotations and cells inside each other; readers lose the thread at four."""


@dataclass
class RootFrame:
    blocks: list[Block] = field(default_factory=list)


@dataclass
class ItemFrame:
    blocks: list[Block] = field(default_factory=list)


@dataclass
class QuoteFrame:
    blocks: list[Block] = field(default_factory=list)


@dataclass
class CellFrame:
    header: bool
    colspan: int = 1
    rowspan: int = 1
    blocks: list[Block] = field(default_factory=list)


@dataclass
class ListFrame:
    ordered: bool
    items: list[ListItem] = field(default_factory=list)


@dataclass
class TableFrame:
    rows: list[Row] = field(default_factory=list)


@dataclass
class RowFrame:
    cells: list[Cell] = field(default_factory=list)


FlowFrame = RootFrame | ItemFrame | QuoteFrame | CellFrame
Frame = FlowFrame | ListFrame | TableFrame | RowFrame


class Frames:
    """The open blocks, outermost first."""

    def __init__(self) -> None:
        self._root = RootFrame()
        self._stack: list[Frame] = [self._root]

    def blocks(self) -> tuple[Block, ...]:
        """Return what stands at the top level."""
        return tuple(self._root.blocks)

    def at_root(self) -> bool:
        """Tell whether nothing is open: only there a figure may stand."""
        return len(self._stack) == 1

    def open_list(self, *, ordered: bool) -> bool:
        """Open a list; False when the letter is nested too deep already."""
        return self._depth() < DEEPEST and self._push(ListFrame(ordered))

    def open_table(self) -> bool:
        """Open a table; False inside another one: a table in a cell is layout, not data."""
        nested = any(isinstance(frame, TableFrame) for frame in self._stack)
        return not nested and self._depth() < DEEPEST and self._push(TableFrame())

    def open_row(self) -> bool:
        """Open a row; False outside a table."""
        return isinstance(self._stack[-1], TableFrame) and self._push(RowFrame())

    def open_flow(self, frame: ItemFrame | QuoteFrame | CellFrame) -> bool:
        """Open an item, quotation or cell; False where it has no place."""
        match frame, self._stack[-1]:
            case (ItemFrame(), ListFrame()) | (CellFrame(), RowFrame()):
                return self._push(frame)
            case QuoteFrame(), _ if self._depth() < DEEPEST:
                return self._push(frame)
        return False

    def put(self, block: Block) -> None:
        """Add a finished block to the innermost frame that can hold one."""
        for frame in reversed(self._stack):
            if isinstance(frame, ListFrame):
                _put_in_list(frame, block)
                return
            # What stands between a table's cells goes before the table, as browsers do.
            if not isinstance(frame, TableFrame | RowFrame):
                frame.blocks.append(block)
                return

    def close(self) -> None:
        """Finish the innermost frame; an empty one leaves nothing behind."""
        frame = self._stack.pop()
        match frame, self._stack[-1]:
            case ItemFrame(), ListFrame() as parent if frame.blocks:
                parent.items.append(ListItem(tuple(frame.blocks)))
            case CellFrame(), RowFrame() as row:
                children = tuple(frame.blocks)
                row.cells.append(Cell(frame.header, children, frame.colspan, frame.rowspan))
            case RowFrame(), TableFrame() as table if frame.cells:
                table.rows.append(Row(tuple(frame.cells)))
            case _:
                self._close_block(frame)

    def _close_block(self, frame: Frame) -> None:
        match frame:
            case ListFrame() if frame.items:
                self.put(ListBlock(frame.ordered, tuple(frame.items)))
            case TableFrame() if any(cell.children for row in frame.rows for cell in row.cells):
                self.put(Table(tuple(frame.rows)))
            case QuoteFrame() if frame.blocks:
                self.put(Quote(tuple(frame.blocks)))

    def _push(self, frame: Frame) -> bool:
        self._stack.append(frame)
        return True

    def _depth(self) -> int:
        # Lists, not items: a list may stand in a list without an item between them.
        return sum(isinstance(f, ListFrame | QuoteFrame | CellFrame) for f in self._stack)


def _put_in_list(frame: ListFrame, block: Block) -> None:
    """Add a block found between items (a list directly in a list) to the item before it."""
    if frame.items:
        last = frame.items[-1]
        frame.items[-1] = ListItem((*last.children, block))
    else:
        frame.items.append(ListItem((block,)))

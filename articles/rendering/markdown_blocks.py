"""Write paragraphs, lists, quotations and tables as Markdown."""

from collections.abc import Iterable

from articles.body.document import (
    Block,
    Cell,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from articles.body.walk import Node, children
from articles.rendering.escaping import HARD_BREAK, address, escaped, heading, paragraph
from articles.rendering.guide import Guide
from articles.rendering.markdown_inline import InlineWriter


class BlockWriter:
    """Write the blocks of one part."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._inline = InlineWriter(guide)

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return `blocks` apart by empty lines."""
        written: list[str] = []
        previous: Block | None = None
        second = False
        for block in blocks:
            # Two lists in a row would grow together; another marker keeps them apart.
            second = _is_same_list(previous, block) and not second
            written.append(self._block(block, second=second))
            previous = block
        return "\n\n".join(filter(None, written))

    def _block(self, block: Block, *, second: bool) -> str:
        match block:
            case Paragraph(inside):
                return paragraph(self._inline.write(inside))
            case Heading(level, inside):
                self._guide.next_heading()
                written = self._inline.write(inside, line_break=" ")
                return heading(level, written) if written else ""
            case ListBlock():
                return self._list(block, second=second)
            case Quote(inside):
                return _indented(self.blocks(inside), "> ", "> ")
            case Table(rows):
                return self._table(rows)
            case Rule():
                # Not ---: in a list item that would be a rule instead of the item.
                return "***"
            case Figure():
                return self._figure(block)

    def _figure(self, figure: Figure) -> str:
        """Return the picture and its words as one paragraph, so that they stay together."""
        self._guide.next_figure()
        caption = self._inline.write(figure.children)
        image = self._guide.image(figure)
        if image is None:
            return paragraph(caption)
        words = " ".join(filter(None, [caption, escaped(image.credit_text)]))
        shown = f"![{escaped(image.alt)}]({address(image.url)})"
        return HARD_BREAK.join(paragraph(each) for each in (shown, words) if each)

    def _list(self, block: ListBlock, *, second: bool) -> str:
        items = []
        for position, item in enumerate(block.items, start=1):
            sign = ")" if second else "."
            bullet = f"{position}{sign} " if block.ordered else "+ " if second else "- "
            written = self.blocks(item.children)
            items.append(_indented(written, bullet, " " * len(bullet)))
        loose = any(len(item.children) > 1 for item in block.items)
        return ("\n\n" if loose else "\n").join(items)

    def _table(self, rows: tuple[Row, ...]) -> str:
        # Cells are written in reading order before they are laid out: marks count as they go.
        written = [[(cell, self._cell(cell)) for cell in row.cells] for row in rows]
        grid = _grid(written)
        headed = all(cell.header for cell in rows[0].cells)
        head, body = (grid[0], grid[1:]) if headed else ([""] * len(grid[0]), grid)
        return "\n".join(_row(cells) for cells in (head, ["---"] * len(head), *body))

    def _cell(self, cell: Cell) -> str:
        return "<br>".join(filter(None, (self._cell_lines(block) for block in cell.children)))

    def _cell_lines(self, node: Node) -> str:
        """Return a block as the one line a pipe table has room for."""
        if isinstance(node, Heading):
            self._guide.next_heading()
        if isinstance(node, Paragraph | Heading):
            return self._inline.write(node.children, line_break="<br>")
        return "<br>".join(filter(None, (self._cell_lines(inner) for inner in children(node))))


def _is_same_list(previous: Block | None, block: Block) -> bool:
    match previous, block:
        case ListBlock(before), ListBlock(after):
            return before == after
    return False


def _indented(written: str, first: str, rest: str) -> str:
    lines = written.split("\n")
    indented = [first + lines[0], *(rest + line for line in lines[1:])]
    return "\n".join(line.rstrip(" ") for line in indented)


def _grid(rows: list[list[tuple[Cell, str]]]) -> list[list[str]]:
    """Lay cells out on a full grid; what a wide or tall cell covers stays empty."""
    places: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell, written in row:
            while (x, y) in places:
                x += 1
            for dy in range(min(cell.rowspan, len(rows) - y)):
                places.update({(x + dx, y + dy): "" for dx in range(cell.colspan)})
            places[x, y] = written
    width = 1 + max(x for x, _ in places)
    return [[places.get((x, y), "") for x in range(width)] for y in range(len(rows))]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

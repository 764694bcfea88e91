"""Tell of an import while it runs: a line a record, or JSON that a program reads as it comes."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Protocol, TextIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from references.bulk import CREATED, MATCHED, REFUSED, Outcome

COLOURS = {CREATED: "green", MATCHED: "cyan", REFUSED: "red"}


AT_ONCE = 50
"""Lines that are printed together."""


class Teller(Protocol):
    def one(self, outcome: Outcome) -> None: ...
    def end(self, counts: Counter[str]) -> None: ...


class Lines:
    """A line for each record, and the sums."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._doubts: Counter[str] = Counter()
        self._waiting: list[str] = []

    def one(self, outcome: Outcome) -> None:
        self._doubts.update(outcome.doubts)
        what = f" {outcome.key}" if outcome.reference else f": {outcome.why}"
        colour = COLOURS[outcome.result]
        self._waiting.append(f"{outcome.place}: [{colour}]{outcome.result}[/]{escape(what)}")
        # The bar is drawn anew below every print, which costs more than keeping a paper.
        if len(self._waiting) >= AT_ONCE:
            self._print()

    def end(self, counts: Counter[str]) -> None:
        self._print()
        for doubt, times in self._doubts.items():
            said = f"{times:,} records: " if times > 1 else ""
            self._console.print(f"[yellow]Please check[/] {said}{escape(doubt)}")
        self._console.print(
            f"[bold]{counts[CREATED]:,} created, {counts[MATCHED]:,} matched, "
            f"{counts[REFUSED]:,} refused.[/]"
        )

    def _print(self) -> None:
        if self._waiting:
            self._console.print("\n".join(self._waiting))
        self._waiting.clear()


class Json:
    """One object: `records`, then the sums; written as it comes, so nothing is gathered."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._separator = '{"records": [\n'

    def one(self, outcome: Outcome) -> None:
        record = {
            "place": outcome.place,
            "result": outcome.result,
            "key": outcome.key,
            "why": outcome.why,
            "doubts": list(outcome.doubts),
        }
        self._out.write(self._separator + json.dumps(record, ensure_ascii=False), ending="")  # type: ignore[call-arg]
        self._separator = ",\n"

    def end(self, counts: Counter[str]) -> None:
        start = '{"records": [' if self._separator.startswith("{") else ""
        sums = {name: counts[name] for name in (CREATED, MATCHED, REFUSED)}
        self._out.write(f"{start}\n], {json.dumps(sums)[1:]}")


@contextmanager
def progress(console: Console, stream: BinaryIO, size: int | None) -> Iterator[Callable[[], None]]:
    """Show how much of `stream` is read, on a terminal; gives the function that moves the bar."""
    columns: tuple[Any, ...] = (
        TextColumn("{task.fields[count]:,} records"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=size, count=0)
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1
            if done % AT_ONCE == 0:
                bar.update(task, count=done, completed=stream.tell() if size else None)

        yield advance
        bar.update(task, count=done, completed=size)

"""
Print what was measured, and in Markdown what was reached of what was asked.

Medians throughout. A line that got no answer in its time says so; it does not end the run.
"""

import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tests.benchmarks.http.machine import Load
from tests.benchmarks.http.subjects import Subject

Row = tuple[str, str, str]
"""What it is, what was asked, what was reached."""

NOTHING = "not one answer in time"
SEARCH_MILLISECONDS, GROWTH = 20, 1.25


@dataclass(frozen=True, slots=True)
class Measured:
    """What one size of database came to."""

    letters: int
    lines: list[Subject]
    loads: Mapping[str, list[Load]]
    searches: Mapping[str, list[Load]] = field(default_factory=dict)


def report(measured: Measured) -> None:
    """Print all that was measured of one size."""
    ceiling = rate(measured.loads[measured.lines[0].name])
    head = f"{'req/s':>8}{'ceiling':>9}{'asked':>7}{'server µs':>11}{'db µs':>7}{'p95 ms':>8}"
    print(f"\n{measured.letters} letters\n{'':<40}{head}")
    for line in measured.lines:
        least = "" if line.least is None else f"{line.least:.1f}"
        _print(line.name, measured.loads[line.name], ceiling, least)
    for name, loads in measured.searches.items():
        _print(name, loads, ceiling, "")


def markdown(sizes: Iterable[Measured], written: Iterable[Iterable[Row]]) -> str:
    """Return the table of what was asked and what was reached; `written` is that of each size."""
    found = list(sizes)
    rows = [["what", "asked", *(f"{one.letters:,} letters" for one in found), "growth"]]
    rows.append(["---"] * len(rows[0]))
    for line in found[0].lines:
        if line.least is not None:
            cells = [_part(one, line.name) for one in found]
            rows.append([line.name, f"{line.least} of the ceiling", *cells, _growth(found, line)])
    for name in found[0].searches:
        cells = [_loaded(one.searches[name], _p95) for one in found]
        rows.append([f"{name}, p95", f"under {SEARCH_MILLISECONDS} ms", *cells, ""])
    reached = [{(name, asked): said for name, asked, said in one} for one in written]
    for name, asked in reached[0]:
        rows.append([name, asked, *(one.get((name, asked), "not run") for one in reached), ""])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def rate(loads: list[Load]) -> float:
    """Return the median of requests a second, 0 without any."""
    return statistics.median(load.rate for load in loads) if loads else 0


def cpu(loads: list[Load]) -> float:
    """Return the median of seconds of CPU for one request, server and database together."""
    return statistics.median(load.server + load.database for load in loads)


def _print(name: str, loads: list[Load], ceiling: float, least: str) -> None:
    if not loads:
        print(f"{name:<40} {NOTHING}")
        return
    server = statistics.median(load.server for load in loads) * 1e6
    database = statistics.median(load.database for load in loads) * 1e6
    part = f"{rate(loads) / ceiling:.2f}" if ceiling else ""
    print(
        f"{name:<40}{rate(loads):>8.0f}{part:>9}{least:>7}{server:>11.0f}{database:>7.0f}"
        f"{_p95(loads):>8}",
        flush=True,
    )


def _p95(loads: list[Load]) -> str:
    return f"{statistics.median(load.p95 for load in loads) * 1000:.1f} ms".removesuffix(" ms")


def _loaded(loads: list[Load], say: Callable[[list[Load]], str]) -> str:
    return f"{say(loads)} ms" if loads else NOTHING


def _part(one: Measured, name: str) -> str:
    ceiling, loads = rate(one.loads[one.lines[0].name]), one.loads[name]
    return f"{rate(loads) / ceiling:.2f}" if loads and ceiling else NOTHING


def _growth(found: list[Measured], line: Subject) -> str:
    loads = [one.loads[line.name] for one in found]
    if len(loads) < 2 or not all(loads):
        return ""
    return f"{cpu(loads[-1]) / cpu(loads[0]):.2f} of {GROWTH}"

"""
Time what happens when a library of papers is imported, as ratios.

Ten times as many papers may take ten times as long, and no more memory. Each file is synthetic
(`tests.references.synthetic`), read from disk as the command reads it, into an empty shelf.
"""

import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

FEW, MANY = 1_000, 10_000
WATCHED = 500, 2_000
"""Papers whose memory is watched: two batches and more."""


def lines() -> Iterator[str]:
    """Give the table's lines; Django must be set up, with a database that may be emptied."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = _file(folder, FEW), _file(folder, MANY)
        times = [_seconds(few), _seconds(many)]
        again = _seconds(many, empty=False)
        yield f"{'import papers from RIS':<32}{'seconds':>9}{'ratio':>9}"
        yield f"{f'{FEW:,} papers (the yardstick)':<32}{times[0]:>9.1f}{1:>9.1f}"
        yield f"{f'{MANY:,} papers':<32}{times[1]:>9.1f}{times[1] / times[0]:>9.1f}"
        yield f"{f'the same {MANY:,} again':<32}{again:>9.1f}{again / times[0]:>9.1f}"
        # Watching the memory slows the work, so fewer are watched.
        peaks = [_peak(_file(folder, count)) for count in WATCHED]
        yield f"{'peak memory':<32}{'MB':>9}{'ratio':>9}"
        yield f"{f'{WATCHED[0]:,} papers (the yardstick)':<32}{peaks[0]:>9.1f}{1:>9.1f}"
        yield f"{f'{WATCHED[1]:,} papers':<32}{peaks[1]:>9.1f}{peaks[1] / peaks[0]:>9.1f}"


def _file(folder: str, count: int) -> Path:
    from tests.references import synthetic

    path = Path(folder) / f"{count}.ris"
    path.write_text("".join(synthetic.records(count)), encoding="utf-8")
    return path


def _import(path: Path) -> None:
    from django.db import reset_queries
    from django.utils import timezone

    from references import bulk
    from references.exchange import formats

    with path.open("rb") as stream:
        for number, _ in enumerate(
            bulk.take_all(formats.read(stream, name=path.name), now=timezone.now())
        ):
            if number % bulk.BATCH == 0:
                reset_queries()


def _empty() -> None:
    from references.models import Reference

    Reference.objects.filter(doi__startswith="10.5555/synthetic.").delete()


def _seconds(path: Path, *, empty: bool = True) -> float:
    if empty:
        _empty()
    start = time.perf_counter()
    _import(path)
    return time.perf_counter() - start


def _peak(path: Path) -> float:
    _empty()
    tracemalloc.start()
    _import(path)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest / 1_000_000

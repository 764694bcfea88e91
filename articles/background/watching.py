"""
Notice that a worker is gone, without trusting anybody's clock.

Each worker raises a number in its row every few seconds and looks at the others' numbers. One that
has not moved for `GONE` seconds of the looker's own stopwatch is gone. A newcomer gets this wrong:
“seen at 12:03” compares clocks of several machines, and one that jumps an hour would declare
everybody dead.
"""

import time
from collections.abc import Callable

from django.db.models import F

from articles.background import abandoned
from articles.models import Worker

BEAT = 5.0
"""Seconds between two beats."""

GONE = 30.0
"""Seconds without a beat after which a worker counts as gone."""

NEVER = -1
"""The number of a worker that has no row: nobody ever saw it beat."""


class Watch:
    """What one worker, called `key`, knows of the others."""

    def __init__(self, key: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.key = key
        self._clock = clock
        self._seen: dict[str, tuple[int, float]] = {}

    def beat(self) -> None:
        """Show that this worker lives; somebody may have taken it for gone and deleted its row."""
        if not Worker.objects.filter(key=self.key).update(beats=F("beats") + 1):
            Worker.objects.get_or_create(key=self.key)

    def leave(self) -> None:
        """Be no worker any more."""
        Worker.objects.filter(key=self.key).delete()

    def gone(self) -> list[str]:
        """Return the workers that are gone, as far as this one has watched."""
        now = self._clock()
        numbers = dict.fromkeys(abandoned.hands(), NEVER) | dict(
            Worker.objects.values_list("key", "beats")
        )
        numbers.pop(self.key, None)
        before, self._seen = self._seen, {}
        for key, beats in numbers.items():
            known = before.get(key)
            self._seen[key] = known if known and known[0] == beats else (beats, now)
        return [key for key, (_, since) in self._seen.items() if now - since >= GONE]

    def forget(self) -> None:
        """Begin to watch anew: who could not write for a while can't blame others for it."""
        self._seen = {}

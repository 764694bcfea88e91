"""
Let a replica answer public reads, but never with what is no longer public.

A replica is behind its primary, by milliseconds or, when something is broken, by days. The time
says nothing of what it missed. The generation does (`articles.generations`): it is raised in the
transaction of each change of what is public, and rows arrive in the order of their commits. So
before each read by a view the replica is asked for its number; if that is the primary's, it knows
everything that was made public or withdrawn, and the read may be its own. If not, or if it does not
follow any more, or gives no answer, the primary reads, as if there were no replica.

Previews and the admin are never read here: what they show is not public, so no generation tells of
it. Papers of the library may be as old as the replica is behind, which is at most a minute: a
replica that lost its primary notices by then (`wal_receiver_timeout`).
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse

from articles.generations import GENERATION

ALIAS = "replica"
PREVIEW = "/api/v1/preview/"

REST = 2.0
"""Seconds in which a replica that gave no answer is not asked."""

FOLLOWS = f"""
SELECT number FROM {GENERATION} WHERE EXISTS (SELECT FROM pg_stat_wal_receiver)
"""  # noqa: S608 - a constant of ours

_chosen: ContextVar[bool] = ContextVar("whether reads go to the replica", default=False)


def is_chosen() -> bool:
    """Return whether models are to be read from the replica now."""
    return _chosen.get()


class Replica:
    """What this process knows of its replica."""

    def __init__(self) -> None:
        self._rests_until = float("-inf")

    def answer(
        self,
        view: Callable[[HttpRequest], HttpResponse],
        request: HttpRequest,
        generation: int | None,
    ) -> HttpResponse:
        """Return the answer of `view`, read from the replica if it is of `generation`."""
        if not self._may(request, generation):
            return view(request)
        with _reading():
            response = view(request)
        if response.status_code < 500:
            return response
        # It was stopped in the middle, or cancels what stands in the way of what arrives.
        self._rest()
        return view(request)

    def _may(self, request: HttpRequest, generation: int | None) -> bool:
        if generation is None or ALIAS not in connections.settings:
            return False
        if request.path_info.startswith(PREVIEW) or time.monotonic() < self._rests_until:
            return False
        return self.number() == generation

    def number(self) -> int | None:
        """Return the replica's generation, None when it does not follow or gives no answer."""
        try:
            with connections[ALIAS].cursor() as cursor:
                cursor.execute(FOLLOWS)
                row = cursor.fetchone()
        except DatabaseError:
            self._rest()
            return None
        return int(row[0]) if row else None

    def _rest(self) -> None:
        self._rests_until = time.monotonic() + REST


@contextmanager
def _reading() -> Iterator[None]:
    token = _chosen.set(True)
    try:
        yield
    finally:
        _chosen.reset(token)


replica = Replica()
"""The one of this process."""

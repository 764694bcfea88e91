"""
Do something as a whole, and once more where others were in the way.

Two people who write at one moment may wait for each other in a circle. PostgreSQL breaks one of the
two off (a deadlock, a serialization failure), SQLite one that waited too long. Nothing of it has
happened, so all of it may be done again; the person who waits need not know. A newcomer gets this
wrong: trying again a part of a transaction that somebody else began, or what was committed.
"""

import functools
import random
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

from references import outages

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 3
"""How often something is begun."""

LONGEST = 5.0
"""Seconds after which nothing is begun again: somebody waits."""

PAUSE = 0.1
"""At most as many seconds between two attempts, by chance, or both would meet again."""


def whole(act: Callable[P, T]) -> Callable[P, T]:
    """
    Run `act` in one transaction, again where others broke it off.

    It must do nothing outside the transaction but after its commit, and read rows anew. Within a
    transaction that is under way it is a part of that: whoever began it tries again, or nobody.
    """

    @functools.wraps(act)
    def acted(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.in_atomic_block:
            with transaction.atomic():
                return act(*args, **kwargs)
        began = time.monotonic()
        tries = 0
        while True:
            tries += 1
            committed: list[bool] = []
            try:
                with transaction.atomic():
                    transaction.on_commit(functools.partial(committed.append, True))
                    return act(*args, **kwargs)
            except outages.Failure as error:
                is_late = tries == TRIES or time.monotonic() - began > LONGEST
                if committed or is_late or not outages.is_collision(error):
                    raise
            time.sleep(random.random() * PAUSE)  # noqa: S311

    return acted

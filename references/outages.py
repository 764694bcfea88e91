"""
Tell a database that is away or overtaxed from a program that asks it nonsense.

Both come as exceptions of the same few classes: a missing column and a full disk are both an
`OperationalError` on SQLite. What the engine itself says, its code, decides. Whoever is told of an
outage can come back later; whoever is told of a fault needs a person.
"""

import errno

from django.db import DatabaseError, InterfaceError, OperationalError

POSTGRESQL = (
    "08",  # the connection
    "40",  # broken off because of others
    "53",  # no room, no memory, too many connections
    "57",  # shut down, starting, or cancelled because it took too long
    "58",  # the system under it
    "25006",  # it only reads: another server has taken its place
    "55P03",  # a lock was not to be had
)
"""What the codes of outages begin with (PostgreSQL, appendix A)."""

COLLISIONS = ("40001", "40P01")
"""Serialization failure, deadlock: somebody else was let through, so all may be tried again."""

BUSY, LOCKED = 5, 6
# No memory, read-only, interrupted, disk error, full, cannot be opened, locks out of order.
SQLITE = frozenset({BUSY, LOCKED, 7, 8, 9, 10, 13, 14, 15})
"""Primary result codes of outages (sqlite.org/rescode.html)."""

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""What a disk says that takes nothing more."""


class StorageAway(OSError):
    """A storage of files did not do what it was asked, whatever its client calls that."""


Failure = (DatabaseError, InterfaceError)
"""What Django raises when a database could not do what it was asked."""


def is_outage(error: BaseException | None) -> bool:
    """Say whether `error` tells that the database does not take part now."""
    if not isinstance(error, Failure):
        return False
    if (code := _sqlite(error)) is not None:
        return code in SQLITE
    state = _state(error)
    if state is None:
        return isinstance(error, OperationalError | InterfaceError)
    return state.startswith(POSTGRESQL)


def is_full(error: BaseException | None) -> bool:
    """Say whether `error` tells that files can't be written for want of room."""
    return isinstance(error, OSError) and error.errno in FULL


def is_storage(error: BaseException | None) -> bool:
    """Say whether `error` tells that the storage of files does not take part now."""
    return isinstance(error, StorageAway)


def is_collision(error: BaseException | None) -> bool:
    """Say whether `error` broke a transaction off only because others were at work."""
    if not isinstance(error, Failure):
        return False
    return _state(error) in COLLISIONS or _sqlite(error) in (BUSY, LOCKED)


def _state(error: BaseException) -> str | None:
    return getattr(error.__cause__, "sqlstate", None)


def _sqlite(error: BaseException) -> int | None:
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF

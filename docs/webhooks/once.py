"""Do what a webhook of LanFam CMS asks for once, however often and in whatever order it comes."""

import sqlite3
from collections.abc import Callable


def once(database: sqlite3.Connection, headers: dict[str, str], act: Callable[[], None]) -> bool:
    """Call `act` unless this message was taken before; return whether it was called."""
    with database:  # Both are kept or neither: what failed half-way is done when it comes again.
        database.execute("CREATE TABLE IF NOT EXISTS taken (id TEXT PRIMARY KEY, at TEXT)")
        database.execute("DELETE FROM taken WHERE at < datetime('now', '-7 days')")
        seen = "INSERT OR IGNORE INTO taken VALUES (?, datetime('now'))"
        if not database.execute(seen, [headers["webhook-id"]]).rowcount:
            return False
        act()
    return True

"""
Have the database itself keep the audit of accounts: all of it for a year, the rest of it for ever.

What says who was given which rights, factors and passwords stands as long as the signatures that
rest on it. A log-in tells of a person where and when they were there, and of a stranger's try
nothing but an address; whoever runs the house may decide that it is kept for so long and no
longer. Before a year is over nothing and nobody deletes one (21 CFR 11.300(d) wants misuse to be
found), not even the command that does afterwards.
"""

TABLE = "articles_accountevent"

LOG_INS = (
    "factor_failed",
    "failed",
    "locked",
    "logged_in",
    "logged_out",
    "refused",
    "session_ended",
)
"""Kinds of events that change nothing of an account."""

DAYS = 365
"""How long the database keeps even these."""

KINDS = ", ".join(f"'{kind}'" for kind in LOG_INS)
WORDS = "of the audit of accounts only log-ins older than a year are ever deleted"


def names(vendor: str) -> list[tuple[str, str]]:
    """Return (table, trigger) for every trigger made here."""
    events = ("change", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    return [(TABLE, f"{TABLE}_no_{event}") for event in events]


def sqlite() -> list[str]:
    """Return the statements that make the triggers on SQLite."""
    return [
        (
            f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, 'rows of {TABLE} are never changed'); END"
        ),
        (
            f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} "
            f"WHEN NOT (OLD.kind IN ({KINDS}) AND OLD.at < datetime('now', '-{DAYS} days')) "
            f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        ),
    ]


def postgresql() -> list[str]:
    """Return the statements that make the triggers on PostgreSQL."""
    refuse = "EXECUTE FUNCTION articles_refuse()"
    return [
        f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE ON {TABLE} FOR EACH ROW {refuse}",
        (
            f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} FOR EACH ROW "
            f"WHEN (NOT (OLD.kind IN ({KINDS}) AND OLD.at < now() - interval '{DAYS} days')) "
            f"{refuse}"
        ),
        f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} {refuse}",
    ]

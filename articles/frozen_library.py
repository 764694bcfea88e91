"""
Have the database itself keep an approved entry of the claims library as it was approved.

Until somebody approves it, an entry and its parts may be written freely. From then on its words
and evidence stand: what may still be said, once each, is the day FDA was notified (101.93(a)
allows 30 days) and that it was retired. A paper of it may move to the record that it was merged
into; what was taken from the paper may not change.
"""

CLAIM = "articles_libraryclaim"
FIXED = (
    "entry",
    "version",
    "supersedes_id",
    "text",
    "folded_sha256",
    "kind",
    "product_id",
    "ingredient",
    "grade",
    "population",
    "dose",
    "typical_result",
    "proposed_by_id",
    "proposed_at",
    "approved_by_id",
    "approved_at",
    "expires_on",
)
ONCE = (
    ("notified_on", ("notified_on",)),
    ("retired_at", ("retired_at", "retired_by_id", "retired_reason")),
)
"""What is said once after the approval: when the first column holds, none of the second changes."""

PARTS = {
    "articles_libraryvariant": ("claim_id", ("claim_id", "text", "folded_sha256")),
    "articles_libraryevidence": ("claim_id", ("claim_id", "passage", "place", "gap")),
    "articles_libraryclaim_writers": ("libraryclaim_id", ("libraryclaim_id", "user_id")),
}
"""Tables of an entry's parts: the column that leads to the entry, and the columns that stand."""

STANDS = "an approved entry of the claims library is never changed; write a new version of it"


def names(vendor: str) -> list[tuple[str, str]]:
    """Return (table, trigger) for every trigger made here."""
    if vendor == "postgresql":
        return [
            (table, f"{table}_{guard}")
            for table in (CLAIM, *PARTS)
            for guard in ("guard", "no_truncate")
        ]
    made = [(CLAIM, f"{CLAIM}_{event}") for event in ("update", "delete")]
    return made + [
        (table, f"{table}_{event}") for table in PARTS for event in ("insert", "update", "delete")
    ]


def sqlite() -> list[str]:
    """Return the statements that make the triggers on SQLite."""
    abort = f"BEGIN SELECT RAISE(ABORT, '{STANDS}'); END"
    made = [
        (
            f"CREATE TRIGGER {CLAIM}_update BEFORE UPDATE ON {CLAIM} "
            f"WHEN OLD.approved_at IS NOT NULL AND ({_changes('IS NOT')}) {abort}"
        ),
        (
            f"CREATE TRIGGER {CLAIM}_delete BEFORE DELETE ON {CLAIM} "
            f"WHEN OLD.approved_at IS NOT NULL {abort}"
        ),
    ]
    for table, (parent, columns) in PARTS.items():
        changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
        for event, entries, also in (
            ("INSERT", f"NEW.{parent}", ""),
            ("UPDATE", f"OLD.{parent}, NEW.{parent}", f" AND ({changed})"),
            ("DELETE", f"OLD.{parent}", ""),
        ):
            made.append(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} "
                f"WHEN EXISTS ({_approved(entries)}){also} {abort}"
            )
    return made


def postgresql() -> list[str]:
    """Return the statements that make functions and triggers on PostgreSQL."""
    made = [_function("articles_library_guard", _guard_claim())]
    made += _triggers(CLAIM, "articles_library_guard", "UPDATE OR DELETE")
    for table, (parent, columns) in PARTS.items():
        function = f"{table}_stands"
        made.append(_function(function, _guard_part(parent, columns)))
        made += _triggers(table, function, "INSERT OR UPDATE OR DELETE")
    return made


def _changes(differs: str) -> str:
    changed = [f"NEW.{column} {differs} OLD.{column}" for column in FIXED]
    for said, columns in ONCE:
        again = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in columns)
        changed.append(f"(OLD.{said} IS NOT NULL AND ({again}))")
    return " OR ".join(changed)


def _approved(entries: str) -> str:
    return f"SELECT 1 FROM {CLAIM} c WHERE c.id IN ({entries}) AND c.approved_at IS NOT NULL"  # noqa: S608


def _guard_claim() -> str:
    return (
        f"IF OLD.approved_at IS NOT NULL AND (TG_OP = 'DELETE' OR "
        f"{_changes('IS DISTINCT FROM')}) THEN {_raise()} END IF;"
    )


def _guard_part(parent: str, columns: tuple[str, ...]) -> str:
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    # OLD is null to an INSERT and NEW to a DELETE, and a null is in no list.
    return (
        f"IF EXISTS ({_approved(f'OLD.{parent}, NEW.{parent}')}) "
        f"AND (TG_OP <> 'UPDATE' OR {changed}) THEN {_raise()} END IF;"
    )


def _raise() -> str:
    return f"RAISE EXCEPTION '{STANDS}' USING ERRCODE = 'integrity_constraint_violation';"


def _function(name: str, guard: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {guard} "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$;"
    )


def _triggers(table: str, function: str, events: str) -> list[str]:
    return [
        (
            f"CREATE TRIGGER {table}_guard BEFORE {events} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "EXECUTE FUNCTION articles_refuse()"
        ),
    ]

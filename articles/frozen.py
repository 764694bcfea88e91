"""
Have the database itself refuse to change what was signed, on both engines.

Application code can be wrong or bypassed; a trigger is asked by every connection. Rows
of the frozen tables can be added, never changed or deleted (21 CFR 11.10(e)). Of a
publication only its end and its rendered documents may change, and no two publications
of one letter may be live at the same moment. An alert about a paper is closed once.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

FROZEN = (
    "articles_revision",
    "articles_contributor",
    "articles_approval",
    "articles_event",
    "articles_disclaimerversion",
)

# What was published, when it began and under whose signature.
FIXED_IN_PUBLICATION = (
    "article_id",
    "revision_id",
    "approval_id",
    "published_by_id",
    "live_from",
    "digest",
    "date_published",
)

PUBLICATION = "articles_publication"

# What an alert says; its paper and notice may move to the record that theirs was merged into.
FIXED_IN_ALERT = ("article_id", "revision_id", "opened_at")
FIXED_WHEN_RESOLVED = ("resolved_at", "resolved_by_id", "how", "reason")

ALERT = "articles_paperalert"

SQLITE_OVERLAP = f"""
SELECT RAISE(ABORT, 'two publications of one letter would be live at once')
WHERE NEW.withdrawn_at IS NULL AND EXISTS (
    SELECT 1 FROM {PUBLICATION} other
    WHERE other.article_id = NEW.article_id AND other.id <> NEW.id
    AND other.withdrawn_at IS NULL
    AND other.live_from < COALESCE(NEW.live_until, '9999')
    AND NEW.live_from < COALESCE(other.live_until, '9999')
    AND (other.live_until IS NULL OR other.live_until > other.live_from)
    AND (NEW.live_until IS NULL OR NEW.live_until > NEW.live_from)
);
"""  # noqa: S608 - constants of this module only

POSTGRESQL_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION articles_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE FUNCTION articles_publication_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        {" OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in FIXED_IN_PUBLICATION)}
    ) THEN
        RAISE EXCEPTION 'what was published is never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- Two transactions could each miss the other's row; the letter's own lock queues them.
    PERFORM 1 FROM articles_article WHERE id = NEW.article_id FOR UPDATE;
    IF NEW.withdrawn_at IS NULL AND EXISTS (
        SELECT 1 FROM {PUBLICATION} other
        WHERE other.article_id = NEW.article_id AND other.id <> NEW.id
        AND other.withdrawn_at IS NULL
        AND other.live_from < COALESCE(NEW.live_until, 'infinity')
        AND NEW.live_from < COALESCE(other.live_until, 'infinity')
        AND (other.live_until IS NULL OR other.live_until > other.live_from)
        AND (NEW.live_until IS NULL OR NEW.live_until > NEW.live_from)
    ) THEN
        RAISE EXCEPTION 'two publications of one letter would be live at once'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION articles_alert_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {" OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in FIXED_IN_ALERT)}
    OR OLD.resolved_at IS NOT NULL AND (
        {" OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in FIXED_WHEN_RESOLVED)}
    ) THEN
        RAISE EXCEPTION 'an alert is closed once and never rewritten'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""  # noqa: S608 - constants of this module only


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers on the engine behind `connection`, anew where they stand already."""
    remove(connection)
    statements = _postgresql() if connection.vendor == "postgresql" else _sqlite()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers, as an attacker with the database's own password could."""
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table, name in _names(connection.vendor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))


def _names(vendor: str) -> list[tuple[str, str]]:
    events = ("change", "truncate") if vendor == "postgresql" else ("update", "delete")
    names = [(table, f"{table}_no_{event}") for table in FROZEN for event in events]
    if vendor == "postgresql":
        guards = alert_guards = ("guard", "no_delete", "no_truncate")
    else:
        guards = ("fixed", "no_overlap_insert", "no_overlap_update", "no_delete")
        alert_guards = ("fixed", "no_delete")
    names += [(PUBLICATION, f"{PUBLICATION}_{guard}") for guard in guards]
    return names + [(ALERT, f"{ALERT}_{guard}") for guard in alert_guards]


def _sqlite() -> list[str]:
    statements = [
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END"
        for table in FROZEN
        for event in ("update", "delete")
    ]
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FIXED_IN_PUBLICATION)
    return [
        *statements,
        (
            f"CREATE TRIGGER {PUBLICATION}_fixed BEFORE UPDATE ON {PUBLICATION} WHEN {changed} "
            "BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END"
        ),
        (
            f"CREATE TRIGGER {PUBLICATION}_no_overlap_insert AFTER INSERT ON {PUBLICATION} "
            f"BEGIN {SQLITE_OVERLAP} END"
        ),
        (
            f"CREATE TRIGGER {PUBLICATION}_no_overlap_update AFTER UPDATE ON {PUBLICATION} "
            f"BEGIN {SQLITE_OVERLAP} END"
        ),
        (
            f"CREATE TRIGGER {PUBLICATION}_no_delete BEFORE DELETE ON {PUBLICATION} BEGIN "
            "SELECT RAISE(ABORT, 'publications are ended, never deleted'); END"
        ),
        *_sqlite_alert(),
    ]


def _sqlite_alert() -> list[str]:
    said = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FIXED_IN_ALERT)
    closed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in FIXED_WHEN_RESOLVED)
    return [
        (
            f"CREATE TRIGGER {ALERT}_fixed BEFORE UPDATE ON {ALERT} "
            f"WHEN {said} OR (OLD.resolved_at IS NOT NULL AND ({closed})) "
            "BEGIN SELECT RAISE(ABORT, 'an alert is closed once and never rewritten'); END"
        ),
        (
            f"CREATE TRIGGER {ALERT}_no_delete BEFORE DELETE ON {ALERT} BEGIN "
            "SELECT RAISE(ABORT, 'alerts are closed, never deleted'); END"
        ),
    ]


def _postgresql() -> list[str]:
    refuse = "EXECUTE FUNCTION articles_refuse()"
    statements = [POSTGRESQL_FUNCTIONS]
    for table in FROZEN:
        statements += [
            (
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW {refuse}"
            ),
            (
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT {refuse}"
            ),
        ]
    return [
        *statements,
        (
            f"CREATE TRIGGER {PUBLICATION}_guard BEFORE INSERT OR UPDATE ON {PUBLICATION} "
            "FOR EACH ROW EXECUTE FUNCTION articles_publication_guard()"
        ),
        (
            f"CREATE TRIGGER {ALERT}_guard BEFORE UPDATE ON {ALERT} "
            "FOR EACH ROW EXECUTE FUNCTION articles_alert_guard()"
        ),
        *(
            statement
            for table in (PUBLICATION, ALERT)
            for statement in (
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {refuse}",
            )
        ),
    ]

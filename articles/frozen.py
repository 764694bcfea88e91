"""
Have the database itself refuse to change what was signed, on both engines.

Application code can be wrong or bypassed; a trigger is asked by every connection. Rows
of the frozen tables can be added, never changed or deleted (21 CFR 11.10(e)). Of a
publication only its end and its rendered documents may change, it shows the very revision that
its signature was given for, and no two publications of one letter are live at the same moment.
What is closed, retired or agreed to is so once. An entry of the claims library is fixed from its
approval on (`articles.frozen_library`), and of the audit of accounts old log-ins alone may go
(`articles.frozen_accounts`).
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from articles import frozen_accounts, frozen_library

FROZEN = (
    "articles_revision",
    "articles_contributor",
    "articles_shownimage",
    "articles_approval",
    "articles_owedsignature",
    "articles_event",
    "articles_disclaimerversion",
    "articles_libraryuse",
    "articles_policyversion",
    "articles_resolution",
    "articles_countersignature",
    "articles_revocation",
    "articles_check",
    "articles_comment",
    "articles_commentresolution",
    "articles_reviewpolicy",
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
    "overdue_at",
)

PUBLICATION = "articles_publication"


@dataclass(frozen=True, slots=True)
class Once:
    """
    A table whose rows say something for good, and change only by steps that are taken once.

    Of each tuple in `steps` the first column is empty until that step is taken.
    """

    table: str
    fixed: tuple[str, ...]
    steps: tuple[tuple[str, ...], ...]
    words: str

    def wrong(self, differs: str) -> str:
        """Return the SQL condition under which an update rewrites the past."""
        said = [f"NEW.{column} {differs} OLD.{column}" for column in self.fixed]
        for step in self.steps:
            changed = " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in step)
            said.append(f"(OLD.{step[0]} IS NOT NULL AND ({changed}))")
        return " OR ".join(said)


RETIRED = ("retired_at", "retired_by_id", "retired_why")
ONCE = (
    Once(
        "articles_rereview",
        fixed=("article_id", "revision_id", "opened_at", "capacities"),
        steps=(("closed_at", "closed_by_id", "how"),),
        words="a re-review is closed once and never rewritten",
    ),
    Once(
        "articles_rereviewreason",
        fixed=("re_review_id", "cause", "key", "words", "weight", "at"),
        steps=(("settled_at",),),
        words="a reason for a re-review is settled once and never rewritten",
    ),
    Once(
        "articles_reviewrequest",
        fixed=(
            "revision_id",
            "asked_by_id",
            "asked_at",
            "is_expedited",
            "note",
            "due_at",
            "risk",
            "weight",
            "capacities",
        ),
        steps=(),
        words="what was asked for is never rewritten",
    ),
    Once(
        "articles_paperalert",
        # Its paper and notice may move to the record that theirs was merged into.
        fixed=("article_id", "revision_id", "opened_at"),
        steps=(("resolved_at", "resolved_by_id", "how", "reason"),),
        words="an alert is closed once and never rewritten",
    ),
    Once(
        "articles_lexiconterm",
        fixed=("phrase", "kind", "why", "added_by_id", "added_at"),
        steps=(RETIRED,),
        words="a term is retired once and never rewritten",
    ),
    Once(
        "articles_allowance",
        fixed=(
            "code",
            "sentence",
            "sentence_sha256",
            "resolution_id",
            "why",
            "proposed_by_id",
            "proposed_at",
        ),
        steps=(("agreed_at", "agreed_by_id"), RETIRED),
        words="an allowance is agreed to once, retired once and never rewritten",
    ),
)

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

UNSIGNED = """
NOT EXISTS (
    SELECT 1 FROM articles_approval signed
    JOIN articles_revision text ON text.id = signed.revision_id
    WHERE signed.id = NEW.approval_id AND text.id = NEW.revision_id
    AND text.article_id = NEW.article_id
    AND text.digest = NEW.digest AND signed.digest = NEW.digest
)
"""
"""The SQL condition under which a publication shows what its signature was not given for."""

POSTGRESQL_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION articles_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE FUNCTION articles_publication_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND {UNSIGNED} THEN
        RAISE EXCEPTION 'a publication shows what its signature was given for'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        {" OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in FIXED_IN_PUBLICATION)}
    ) THEN
        RAISE EXCEPTION 'what was published is never changed'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- A document rendered anew moves nothing in time, and must not wait for the letter's editor.
    IF TG_OP = 'UPDATE' AND (NEW.live_until, NEW.withdrawn_at)
        IS NOT DISTINCT FROM (OLD.live_until, OLD.withdrawn_at) THEN
        RETURN NEW;
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
        guards = once_guards = ("guard", "no_delete", "no_truncate")
    else:
        guards = ("fixed", "signed", "no_overlap_insert", "no_overlap_update", "no_delete")
        once_guards = ("fixed", "no_delete")
    names += [(PUBLICATION, f"{PUBLICATION}_{guard}") for guard in guards]
    names += [(one.table, f"{one.table}_{guard}") for one in ONCE for guard in once_guards]
    return names + frozen_library.names(vendor) + frozen_accounts.names(vendor)


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
            f"CREATE TRIGGER {PUBLICATION}_signed BEFORE INSERT ON {PUBLICATION} WHEN {UNSIGNED} "
            "BEGIN SELECT RAISE(ABORT, 'a publication shows what its signature was given for'); END"
        ),
        (
            f"CREATE TRIGGER {PUBLICATION}_no_overlap_insert AFTER INSERT ON {PUBLICATION} "
            f"BEGIN {SQLITE_OVERLAP} END"
        ),
        (
            f"CREATE TRIGGER {PUBLICATION}_no_overlap_update "
            f"AFTER UPDATE OF live_until, withdrawn_at ON {PUBLICATION} "
            f"BEGIN {SQLITE_OVERLAP} END"
        ),
        (
            f"CREATE TRIGGER {PUBLICATION}_no_delete BEFORE DELETE ON {PUBLICATION} BEGIN "
            "SELECT RAISE(ABORT, 'publications are ended, never deleted'); END"
        ),
        *(statement for one in ONCE for statement in _sqlite_once(one)),
        *frozen_library.sqlite(),
        *frozen_accounts.sqlite(),
    ]


def _sqlite_once(one: Once) -> list[str]:
    return [
        (
            f"CREATE TRIGGER {one.table}_fixed BEFORE UPDATE ON {one.table} "
            f"WHEN {one.wrong('IS NOT')} BEGIN SELECT RAISE(ABORT, '{one.words}'); END"
        ),
        (
            f"CREATE TRIGGER {one.table}_no_delete BEFORE DELETE ON {one.table} BEGIN "
            f"SELECT RAISE(ABORT, 'rows of {one.table} are never deleted'); END"
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
        *(statement for one in ONCE for statement in _postgresql_once(one)),
        *(
            statement
            for table in (PUBLICATION, *(one.table for one in ONCE))
            for statement in (
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {refuse}",
            )
        ),
        *frozen_library.postgresql(),
        *frozen_accounts.postgresql(),
    ]


def _postgresql_once(one: Once) -> list[str]:
    return [
        f"""
CREATE OR REPLACE FUNCTION {one.table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {one.wrong("IS DISTINCT FROM")} THEN
        RAISE EXCEPTION '{one.words}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;""",
        (
            f"CREATE TRIGGER {one.table}_guard BEFORE UPDATE ON {one.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {one.table}_guard()"
        ),
    ]

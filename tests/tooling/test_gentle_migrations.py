"""What the linter of migrations refuses, on PostgreSQL, and what it lets through."""

import pytest
from django_migration_linter.sql_analyser import PostgresqlAnalyser, analyse_sql_statements

REFUSED = [
    ('ALTER TABLE "t" DROP COLUMN "a" CASCADE', "yesterday's code still reads it"),
    ('ALTER TABLE "t" RENAME COLUMN "a" TO "b"', "yesterday's code knows the old name"),
    ('ALTER TABLE "t" RENAME TO "u"', "yesterday's code knows the old name"),
    ('ALTER TABLE "t" ADD COLUMN "a" integer NOT NULL', "yesterday's code leaves it empty"),
    ('ALTER TABLE "t" ALTER COLUMN "a" TYPE integer', "rewrites the table under a lock"),
    ('CREATE INDEX "i" ON "t" ("a")', "nobody can write meanwhile"),
    ('DROP TABLE "t"', "yesterday's code still reads it"),
]

LET_THROUGH = [
    ('ALTER TABLE "t" ADD COLUMN "a" integer NULL', "nobody has to know it"),
    ('ALTER TABLE "t" ADD COLUMN "a" integer DEFAULT 0 NOT NULL', "the database fills it"),
    ('CREATE INDEX CONCURRENTLY "i" ON "t" ("a")', "writers go on"),
    ('CREATE TABLE "t" ("a" integer NOT NULL)', "nobody knows it yet"),
]


@pytest.mark.parametrize(("statement", "why"), REFUSED)
def test_what_stops_running_servers_is_refused(statement: str, why: str) -> None:
    errors, _, warnings = analyse_sql_statements(PostgresqlAnalyser, [statement])
    assert errors or warnings, why


@pytest.mark.parametrize(("statement", "why"), LET_THROUGH)
def test_what_they_do_not_notice_passes(statement: str, why: str) -> None:
    errors, _, warnings = analyse_sql_statements(PostgresqlAnalyser, [statement])
    assert not errors, why
    assert not warnings, why

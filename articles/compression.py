"""
Have PostgreSQL store finished documents in the way that costs least.

A letter's documents are a hundred kilobytes of text. PostgreSQL compresses them with lz4 several
times as fast as in its own old way, and so reads them; what is gzip already it need not try.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models.publication import FORMS

TABLES = {
    "articles_publication": FORMS,
    "articles_revision": ("text",),
    "articles_publishedtext": ("text", "title", "heading", "words"),
}
FINISHED = tuple(f"{form}_gzip" for form in FORMS)

ASKED = "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"


def install(database: BaseDatabaseWrapper) -> None:
    """Name the way for each column; what is stored already stays as it is, and readable."""
    if database.vendor != "postgresql":
        return
    with database.cursor() as cursor:
        cursor.execute(ASKED)
        has_lz4 = next(iter(cursor.fetchone() or ()), False)
        for table, columns in TABLES.items() if has_lz4 else ():
            _alter(cursor, table, columns, "SET COMPRESSION lz4")
        _alter(cursor, "articles_publication", FINISHED, "SET STORAGE EXTERNAL")


def _alter(cursor: object, table: str, columns: tuple[str, ...], change: str) -> None:
    changes = ", ".join(f"ALTER COLUMN {column} {change}" for column in columns)
    cursor.execute(f"ALTER TABLE {table} {changes}")  # type: ignore[attr-defined]

"""
Store many rows at once, by PostgreSQL's COPY where there is one.

Inserting goes through a statement as long as all the letters in it, quoted character by
character: for these rows that takes three times as long as all else.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def store(rows: Iterable[Row]) -> list[Row]:
    """Insert unsaved rows of one model; returns them with their keys."""
    made = list(rows)
    if not made or connection.vendor != "postgresql":
        return type(made[0])._default_manager.bulk_create(made, batch_size=500) if made else []
    _number(made)
    _copy(made)
    return made


def _number(rows: list[Row]) -> None:
    meta = rows[0]._meta
    if meta.pk.is_relation:
        return
    sequence = f"nextval(pg_get_serial_sequence('{meta.db_table}', '{meta.pk.column}'))"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sequence} FROM generate_series(1, %s)", [len(rows)])  # noqa: S608
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key


def _copy(rows: list[Row]) -> None:
    fields: Any = rows[0]._meta.concrete_fields
    columns = ", ".join(field.column for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {rows[0]._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([field.pre_save(row, add=True) for field in fields])

"""
Whoever has the database in hand can write in any table of evidence, and is found out.

The triggers are dropped first, as somebody with the database's own password could.
"""

import json

import pytest
from django.apps import apps
from django.db import connection, transaction

from articles import frozen, frozen_library
from articles.models import Article, Publication
from articles.models.publication import FORMS
from articles.rendering import finished
from articles.workflow import history, telling
from tests.everything import make_everything
from tests.tooling.kept_rows import kept

# What somebody writes, table by table. A new table of evidence needs a line here.
TAMPERED = {
    "articles_revision": "created_by_id = created_by_id + 1",
    "articles_shownimage": "image_id = image_id + 1",
    "articles_contributor": "user_id = user_id + 1",
    "articles_approval": "printed_name = 'Somebody Else'",
    "articles_owedsignature": "capacity = 'medical'",
    "articles_event": "reason = 'another'",
    "articles_disclaimerversion": "plural = 'Trust us.'",
    "articles_libraryuse": "mark = 'c9'",
    "articles_policyversion": "changes = 'Nothing.'",
    "articles_resolution": "sentence = 'It cures.'",
    "articles_countersignature": "capacity = 'medical'",
    "articles_revocation": "reason = 'No reason.'",
    "articles_check": "unsigned = unsigned + 1",
    "articles_comment": "text = 'All is well.'",
    "articles_commentresolution": "note = 'All is well.'",
    "articles_reviewpolicy": "standard_days = 99",
    "articles_reviewrequest": "note = 'Quick.'",
    "articles_rereview": "opened_at = '2026-01-01 00:00:00+00:00'",
    "articles_rereviewreason": "words = 'Nothing came up.'",
    "articles_paperalert": "opened_at = '2026-01-01 00:00:00+00:00'",
    "articles_lexiconterm": "why = 'Somebody asked.'",
    "articles_allowance": "why = 'Somebody asked.'",
    "articles_libraryclaim": "grade = 'strong'",
    "articles_libraryvariant": "text = 'Evenwell cures.'",
    "articles_libraryevidence": "passage = 'It cures.'",
    "articles_libraryclaim_writers": "user_id = user_id + 1",
    "articles_publication": "live_from = '2026-01-01 00:00:00+00:00'",
}

GUARDED = {
    *frozen.FROZEN,
    *(one.table for one in frozen.ONCE),
    frozen.PUBLICATION,
    frozen_library.CLAIM,
    *frozen_library.PARTS,
}

# Columns of a publication that follow other letters or only count; each with what still finds it.
BOOKKEEPING = {
    "linked_until": "When its links are mended next.",
    "rendered_by": "Which program rendered it last.",
    "tallied": "Whether the tallies count it.",
}


@kept
def everything() -> Article:
    """A letter with a row in every table of evidence."""
    return make_everything()


def broken_by(sql: str) -> str:
    """Return what is found once `sql` was run behind the guards' back; empty: nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        frozen.remove(connection)
        cursor.execute(sql)
        assert cursor.rowcount > 0, "it changed nothing"
        found = history.first_broken_link()
        # Before anybody looks for rows that lead to what is gone.
        transaction.set_rollback(True)
    return f"{found.place}: {found.reason}" if found else ""


def test_every_guarded_table_has_a_line_in_the_table_above() -> None:
    assert set(TAMPERED) == GUARDED


@pytest.mark.django_db
def test_an_untouched_history_holds_with_all_that_can_happen_in_it(everything: Article) -> None:
    assert history.first_broken_link() is None


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(TAMPERED))
def test_a_changed_row_is_found(everything: Article, table: str) -> None:
    assert broken_by(f"UPDATE {table} SET {TAMPERED[table]}") != ""


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(TAMPERED))
def test_a_removed_row_is_found(everything: Article, table: str) -> None:
    newest = f"SELECT MAX(id) FROM {table}"
    keep = "kind = 'submit'" if table == "articles_event" else "1 = 1"
    assert broken_by(f"DELETE FROM {table} WHERE id IN ({newest} WHERE {keep})") != ""


@pytest.mark.django_db
def test_a_row_that_was_slipped_in_is_found(everything: Article) -> None:
    assert "slipped in" in broken_by(
        "INSERT INTO articles_contributor (revision_id, user_id) "
        "SELECT revision_id, user_id + 1 FROM articles_contributor"
    )


COLUMNS = [
    field.column
    for field in Publication._meta.concrete_fields
    if field.column not in BOOKKEEPING and not field.primary_key
]


@pytest.mark.django_db
@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_of_a_publication_is_held_against_the_chain(
    everything: Article, column: str
) -> None:
    kind = Publication._meta.get_field(column).get_internal_type()
    other = {
        "DateTimeField": "'2026-12-31 00:00:00+00:00'",
        "DateField": "'2026-01-01'",
        "BooleanField": f"NOT {column}",
        "ForeignKey": f"{column} + 1",
    }.get(kind, f"REPLACE({column}, SUBSTR({column}, 2, 1), '~')")
    if column == "names":
        other = "'{}'"  # of a letter whose records are called what they were, it is empty
    if kind == "BinaryField":
        other = "markdown_gzip" if column != "markdown_gzip" else "json_ld_gzip"
    assert broken_by(f"UPDATE articles_publication SET {column} = {other}") != ""


@pytest.mark.django_db
@pytest.mark.parametrize("changed", ["headline", "url"])
def test_a_link_to_a_letter_that_never_was_is_found(everything: Article, changed: str) -> None:
    publication = everything.publications.get()
    own = {"slug": publication.slug, "headline": publication.headline}
    own["url"] = f"https://www.evenwell.example/post/{publication.slug}"
    evil = own | {changed: f"https://evil.example/{publication.slug}"}
    for link, sound in ((own, True), (evil, False)):
        text = json.dumps(json.loads(publication.detail) | {"related": [link]})
        columns = finished.columns("detail", text)
        Publication.objects.filter(pk=publication.pk).update(**columns)
        assert (history.first_broken_link() is None) is sound


@pytest.mark.django_db
def test_what_was_changed_is_named(everything: Article) -> None:
    said = broken_by("UPDATE articles_resolution SET sentence = 'It cures.', code = 'SF-01'")
    assert "code and sentence" in said
    assert "(articles_resolution " in said


def test_an_event_tells_every_column_but_those_named_with_a_reason() -> None:
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    for table, untold in telling.UNTOLD.items():
        columns = {field.column for field in models[table]._meta.concrete_fields}
        assert untold <= columns
    assert telling.UNTOLD["articles_publication"] == {
        *BOOKKEEPING,
        *(name for name in ("detail", "detail_etag", "detail_gzip")),
    }
    assert set(FORMS) == {"detail", "json_ld", "markdown"}

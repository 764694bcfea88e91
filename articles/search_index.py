"""
Have each database index the words of what is public in its own way, by triggers.

PostgreSQL keeps three vectors beside the words, each holding the one before: `title` (headline),
`heading` (and description) and `words` (and the rest of the letter), in the language of the letter,
without accents and without places; each also holds the labels that lists are narrowed by. Their
indexes hold what the tallies count and nothing else; trigrams of all words are for what is
mistyped. SQLite keeps an FTS5 table with Porter's stemmer. Both follow every change of the rows,
whoever makes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "articles_publishedtext"
INDEX = "articles_search"
SIMILAR_WORDS = "articles_similar_words"
VECTORS = ("title", "heading", "words")

LABEL = "="
"""Begins a label in a vector; no word does, nor the beginning of one that is asked for."""

# What is long is stored apart, so that a hundred thousand rows are read in a few milliseconds.
# Were new words only put on a list, as is the default, every search would read the list.
POSTGRESQL = f"""
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
{"".join(f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS {name} tsvector;" for name in VECTORS)}
ALTER TABLE {TABLE} SET (toast_tuple_target = 128);
CREATE OR REPLACE FUNCTION articles_index_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE language regconfig := NEW.language::regconfig;
BEGIN
    NEW.title := strip(to_tsvector(language, unaccent(NEW.headline))) || array_to_tsvector(
        string_to_array('{LABEL}' || replace(NEW.labels, ' ', ' {LABEL}'), ' '));
    NEW.heading := NEW.title || strip(to_tsvector(language, unaccent(NEW.description)));
    NEW.words := NEW.heading || strip(to_tsvector(language, unaccent(NEW.text)));
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS {TABLE}_index ON {TABLE};
CREATE TRIGGER {TABLE}_index
    BEFORE INSERT OR UPDATE OF language, headline, description, text, labels ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION articles_index_words();
CREATE INDEX IF NOT EXISTS articles_word_trigrams ON articles_word USING gin (text gin_trgm_ops);
-- PostgreSQL takes comparing trigrams for as cheap as adding two numbers, and some thousand words
-- for quickly compared; its own index is thirty times as fast.
CREATE OR REPLACE FUNCTION {SIMILAR_WORDS}(asked text) RETURNS SETOF text
    LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY SELECT w.text::text FROM articles_word w WHERE w.text % asked;
END $$;
"""  # noqa: S608
STRIPES = 8
PARTS = {
    "title": ["listed"],
    "heading": ["listed"],
    # No percent sign, which drivers take for the place of a value.
    "words": [f"listed AND mod(publication_id / 1000, {STRIPES}) = {n}" for n in range(STRIPES)],
}
"""
Conditions of each vector's indexes, which together hold all that is listed.

An index hands over all that it has of a word or nothing. Where a usual word is only counted to a
bound, a part of the letters is enough; so those of a thousand neighbours in turn share an index.
"""
INDEXED = {
    f"{TABLE}_{name}_{n}": (name, part)
    for name, parts in PARTS.items()
    for n, part in enumerate(parts)
}
INDEXES = "".join(
    f"CREATE INDEX IF NOT EXISTS {index} ON {TABLE} USING gin ({name}) "
    f"WITH (fastupdate = off) WHERE {part};"
    for index, (name, part) in INDEXED.items()
)
NO_INDEXES = "".join(f"DROP INDEX IF EXISTS {index};" for index in INDEXED)

COLUMNS = "headline, description, text"
OLD = f"'delete', old.publication_id, {', '.join(f'old.{c}' for c in COLUMNS.split(', '))}"
NEW = f"new.publication_id, {', '.join(f'new.{c}' for c in COLUMNS.split(', '))}"
FORGET = f"INSERT INTO {INDEX} ({INDEX}, rowid, {COLUMNS}) VALUES ({OLD});"  # noqa: S608
LEARN = f"INSERT INTO {INDEX} (rowid, {COLUMNS}) VALUES ({NEW});"  # noqa: S608

SQLITE = [
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5({COLUMNS}, content='{TABLE}',
        content_rowid='publication_id', prefix='3',
        tokenize='porter unicode61 remove_diacritics 2')""",
    f"DROP TRIGGER IF EXISTS {TABLE}_insert",
    f"DROP TRIGGER IF EXISTS {TABLE}_update",
    f"DROP TRIGGER IF EXISTS {TABLE}_delete",
    f"CREATE TRIGGER {TABLE}_insert AFTER INSERT ON {TABLE} BEGIN {LEARN} END",
    f"""CREATE TRIGGER {TABLE}_update AFTER UPDATE OF {COLUMNS} ON {TABLE}
        BEGIN {FORGET} {LEARN} END""",
    f"CREATE TRIGGER {TABLE}_delete AFTER DELETE ON {TABLE} BEGIN {FORGET} END",
]


def listed(columns: str, vector: str, condition: str) -> str:
    """Return SQL for `columns` of the listed letters whose vector meets `condition`, by indexes."""
    return " UNION ALL ".join(
        f"SELECT {columns} FROM {TABLE} WHERE {part} AND {vector} {condition}"  # noqa: S608
        for part in PARTS[vector]
    )


def install(database: BaseDatabaseWrapper) -> None:
    """Make index and triggers on the engine behind `database`, unless they stand already."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(POSTGRESQL + INDEXES)
            return
        for statement in SQLITE:
            cursor.execute(statement)


@contextmanager
def rebuilt(database: BaseDatabaseWrapper) -> Iterator[None]:
    """
    Index the words that are stored in this block at its end, all at once: several times as fast.

    Searches find them slowly until then. Inside a transaction the indexes stay: rows that wait for
    its end to be checked let none be made.
    """
    if database.vendor != "postgresql" or database.in_atomic_block:
        yield
        return
    with database.cursor() as cursor:
        cursor.execute(NO_INDEXES)
    try:
        yield
    finally:
        with database.cursor() as cursor:
            cursor.execute(INDEXES)

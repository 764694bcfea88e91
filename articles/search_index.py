"""
Have each database index the words of what is public in its own way, by triggers.

PostgreSQL keeps two vectors beside the words: `heading` (headline A, description B) and `words`
(the rest of the letter as well, C), in the language of the letter and without accents; and
trigrams of all words, for what is mistyped. SQLite keeps an FTS5 table with Porter's stemmer.
Both follow every change of the rows, whoever makes it.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "articles_publishedtext"
INDEX = "articles_search"

POSTGRESQL = f"""
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS heading tsvector;
ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS words tsvector;
CREATE OR REPLACE FUNCTION articles_index_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE language regconfig := NEW.language::regconfig;
BEGIN
    NEW.heading := setweight(to_tsvector(language, unaccent(NEW.headline)), 'A')
        || setweight(to_tsvector(language, unaccent(NEW.description)), 'B');
    NEW.words := NEW.heading || setweight(to_tsvector(language, unaccent(NEW.text)), 'C');
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS {TABLE}_index ON {TABLE};
CREATE TRIGGER {TABLE}_index BEFORE INSERT OR UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION articles_index_words();
CREATE INDEX IF NOT EXISTS {TABLE}_heading ON {TABLE} USING gin (heading);
CREATE INDEX IF NOT EXISTS {TABLE}_words ON {TABLE} USING gin (words);
CREATE INDEX IF NOT EXISTS articles_word_trigrams ON articles_word USING gin (text gin_trgm_ops);
"""

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
    f"CREATE TRIGGER {TABLE}_update AFTER UPDATE ON {TABLE} BEGIN {FORGET} {LEARN} END",
    f"CREATE TRIGGER {TABLE}_delete AFTER DELETE ON {TABLE} BEGIN {FORGET} END",
]


def install(database: BaseDatabaseWrapper) -> None:
    """Make index and triggers on the engine behind `database`, unless they stand already."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(POSTGRESQL)
            return
        for statement in SQLITE:
            cursor.execute(statement)

"""The first tables, full-text search over texts and cases, and a log whose rows can only be added."""

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make an empty database a store."""
    op.create_table(
        "raws",
        Column("sha256", Text, primary_key=True),
        Column("data", LargeBinary, nullable=False),
        Column("size", Integer, nullable=False),
    )
    op.create_table(
        "texts",
        Column("number", Integer, primary_key=True),
        Column("sha256", Text, nullable=False, unique=True),
        Column("text", Text, nullable=False),
        Column("exact", LargeBinary),
    )
    op.create_table(
        "documents",
        Column("key", Text, primary_key=True),
        Column("source", Text, nullable=False, index=True),
        Column("text_sha256", Text, ForeignKey("texts.sha256"), nullable=False, index=True),
        Column("raw_sha256", Text, ForeignKey("raws.sha256"), nullable=False, index=True),
        Column("title", Text),
        Column("outlet", Text),
        Column("published", Text, index=True),
        Column("language", Text),
        Column("url", Text),
        Column("media_type", Text),
        Column("container", Text),
        Column("location", Text),
        Column("part", Text, nullable=False),
        Column("captured", Text),
        Column("extractor", Text, nullable=False),
        Column("added", Text, nullable=False, index=True),
        # All the members of an archive share its location, so that alone finds nothing.
        Index("ix_documents_place", "location", "text_sha256", "part"),
    )
    op.create_table(
        "readings",
        Column("document", Text, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
        Column("json", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("reader", Text, nullable=False),
        Column("read", Text, nullable=False),
    )
    op.create_table(
        "transfers",
        Column("document", Text, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
        Column("transfer", Text, primary_key=True),
        Column("supplier", Text),
        Column("supplier_code", Text, index=True),
        Column("goods", Text),
        Column("goods_class", Text),
        Column("recipient", Text),
        Column("recipient_code", Text, index=True),
        Column("status", Text, nullable=False),
        Column("date", Text),
        Column("words", Text, nullable=False),
    )
    op.create_table(
        "inputs",
        Column("id", Text, primary_key=True),
        Column("source", Text, nullable=False, index=True),
        Column("raw_sha256", Text),
        Column("state", Text, nullable=False, index=True),
        Column("reason", Text),
        Column("documents", Integer, nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_table(
        "decisions",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("at", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("data", Text, nullable=False),
        Column("previous", Text, nullable=False),
        Column("hash", Text, nullable=False, unique=True),
        Index("ix_decisions_kind", "kind", "number"),
        Index("ix_decisions_subject", "subject", "number"),
    )
    op.create_table(
        "cases",
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("status", Text, nullable=False, index=True),
        Column("disputed", Boolean, nullable=False),
        Column("supplier", Text),
        Column("supplier_code", Text, index=True),
        Column("goods", Text),
        Column("recipient", Text),
        Column("recipient_code", Text, index=True),
        Column("transfer_status", Text),
        Column("date", Text),
        Column("first", Text, index=True),
        Column("last", Text),
        Column("documents", Integer, nullable=False),
        Column("origins", Integer, nullable=False),
        Column("search", Text, nullable=False),
        Column("json", Text, nullable=False),
        Column("updated", Text, nullable=False),
    )
    op.create_table(
        "case_members",
        Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        Column("document", Text, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
        Column("transfer", Text, primary_key=True),
        Index("ix_case_members_document", "document"),
    )
    op.create_table(
        "case_findings",
        Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        Column("provision", Text, primary_key=True),
        Column("outcome", Text, nullable=False),
        Index("ix_case_findings_provision", "provision"),
    )
    op.create_table(
        "feeds",
        Column("address", Text, primary_key=True),
        Column("etag", Text),
        Column("last_modified", Text),
        Column("next", Text),
        Column("failures", Integer, nullable=False),
        Column("reason", Text),
        Column("asked", Text),
    )
    op.create_table(
        "feed_items",
        Column("feed", Text, ForeignKey("feeds.address", ondelete="CASCADE"), primary_key=True),
        Column("item", Text, primary_key=True),
        Column("state", Text, nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("at", Text, nullable=False),
    )
    op.create_table("state", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def _sqlite_search(table: str, column: str) -> tuple[str, ...]:
    """An index of words beside a table, kept in step by triggers, in the form that Datasette recognises."""
    new = f"INSERT INTO {table}_fts(rowid, {column}) VALUES (new.number, new.{column});"
    old = f"INSERT INTO {table}_fts({table}_fts, rowid, {column}) VALUES ('delete', old.number, old.{column});"
    return (
        f'CREATE VIRTUAL TABLE {table}_fts USING fts5({column}, content="{table}", content_rowid="number",'
        " tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {new} END",
        f"CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN {old} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {column} ON {table} BEGIN {old} {new} END",
    )


SQLITE = (
    *_sqlite_search("texts", "text"),
    *_sqlite_search("cases", "search"),
    # INSERT OR REPLACE would delete without asking the trigger of deletions.
    "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions"
    " WHEN EXISTS (SELECT 1 FROM decisions WHERE number = new.number OR hash = new.hash)"
    " BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END",
    "CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions"
    " BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END",
    "CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions"
    " BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END",
)
# The words are kept beside the index: where another index is used first, they need not be made anew for each row.
# A tsvector holds a megabyte at most; what comes after the first quarter million characters is not searched.
POSTGRESQL = (
    "ALTER TABLE texts ADD words tsvector GENERATED ALWAYS AS (to_tsvector('english', left(text, 250000))) STORED",
    "ALTER TABLE cases ADD words tsvector GENERATED ALWAYS AS (to_tsvector('english', search)) STORED",
    "CREATE INDEX ix_texts_words ON texts USING gin (words)",
    "CREATE INDEX ix_cases_words ON cases USING gin (words)",
    "CREATE FUNCTION decisions_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'decisions are only added'; END $$",
    "CREATE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE ON decisions"
    " FOR EACH ROW EXECUTE FUNCTION decisions_refuse()",
    "CREATE TRIGGER decisions_no_truncate BEFORE TRUNCATE ON decisions"
    " FOR EACH STATEMENT EXECUTE FUNCTION decisions_refuse()",
)

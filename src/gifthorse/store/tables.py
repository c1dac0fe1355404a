"""The tables, as plain as a reader with Datasette would want them.

    raws  texts          bytes and text, each once, by their sha256
    documents            one row a document: its source, its text, its bytes, how it came here
    readings  transfers  what the reader found: as JSON, and the transfers once more as rows
    inputs               what was read, skipped or failed, and why
    decisions            the log: every decision, chained by hashes; rows are only ever added
    cases  case_members  case_findings   what many documents tell together (made anew from readings and decisions)
    feeds  feed_items    what ``watch`` knows of the feeds it asks
    state                single values

A change here needs a migration (``migrations/versions``); a test compares the two.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

raws = Table(
    "raws",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
)
texts = Table(
    "texts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    # The text in UTF-8, only where a database cannot hold it as text: NUL, halves of surrogate pairs.
    Column("exact", LargeBinary),
)
documents = Table(
    "documents",
    metadata,
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
readings = Table(
    "readings",
    metadata,
    Column("document", Text, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("json", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("read", Text, nullable=False),
)
transfers = Table(
    "transfers",
    metadata,
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
inputs = Table(
    "inputs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("raw_sha256", Text),
    Column("state", Text, nullable=False, index=True),
    Column("reason", Text),
    Column("documents", Integer, nullable=False),
    Column("at", Text, nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
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
cases = Table(
    "cases",
    metadata,
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
case_members = Table(
    "case_members",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("document", Text, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("transfer", Text, primary_key=True),
    Index("ix_case_members_document", "document"),
)
case_findings = Table(
    "case_findings",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("provision", Text, primary_key=True),
    Column("outcome", Text, nullable=False),
    Index("ix_case_findings_provision", "provision"),
)
feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("next", Text),
    Column("failures", Integer, nullable=False),
    Column("reason", Text),
    Column("asked", Text),
)
feed_items = Table(
    "feed_items",
    metadata,
    Column("feed", Text, ForeignKey("feeds.address", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("at", Text, nullable=False),
)
state = Table(
    "state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

"""The tables of a library, and what marks a file as one."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

# "Cnsl" in ASCII: SQLite keeps it in the header of the file, so that another program's file is known at once.
APPLICATION = 0x436E736C
# Raised with every change of the tables.
LAYOUT = 1

METADATA = MetaData()

CAPTURES = Table(
    "captures",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("retrieved", Text),
    Column("name", Text),
    Column("body", LargeBinary, nullable=False),
)

# `record` is the AnnotatedArticle as JSON, `digest` of its bytes; the other columns repeat what is listed and searched.
ARTICLES = Table(
    "articles",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("capture", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
)

STORIES = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("first", Text),
    Column("latest", Text),
    Column("record", LargeBinary, nullable=False),
)

MEMBERS = Table(
    "members",
    METADATA,
    Column("story", Text, primary_key=True),
    Column("article", Text, primary_key=True, index=True),
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("story", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

# What the tables cannot say: the full-text index with the triggers that keep it true, and what may not be rewritten.
STATEMENTS = (
    """CREATE VIRTUAL TABLE search USING fts5(
        title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN
        INSERT INTO search(rowid, title, text) VALUES (new.number, new.title, new.text); END""",
    """CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN
        INSERT INTO search(search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END""",
    "CREATE TRIGGER judgement_kept BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements stay'); END",
    "CREATE TRIGGER judgement_fixed BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements stay'); END",
)

"""The tables of a library, the same on SQLite and PostgreSQL."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

# Raised with every change of the tables.
LAYOUT = 2

METADATA = MetaData()

# What the library says of itself: the layout of its tables.
ABOUT = Table(
    "about",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# `address` is the canonical address of the page: the versions of an article are told by it.
CAPTURES = Table(
    "captures",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("uri", Text, nullable=False),
    Column("address", Text, nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("retrieved", Text),
    Column("name", Text),
    Column("body", LargeBinary, nullable=False),
)

# `record` is the AnnotatedArticle as JSON, `digest` of its bytes; the other columns repeat what is listed and searched.
# `recipe` tells what it was read with, `made_of` what it was read as: neither changes when grammar is added.
# `current` is 1 for the newest version of a page; days are ISO 8601.
ARTICLES = Table(
    "articles",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("capture", Text, nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("replaces", Text),
    Column("current", Integer, nullable=False),
    Column("uri", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("outlet_folded", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("language", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("recipe", Text, nullable=False),
    Column("made_of", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Index("articles_by_address", "address", "version", unique=True),
)

# The record of an article as it was read, kept once people have corrected it, so that a correction can be undone.
ORIGINALS = Table(
    "originals",
    METADATA,
    Column("article", Text, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

# `made_of` is the digest of all that an account of the story is made of; `told_of` that of the one
# that is kept (empty where none is), `told_with` the recipe it was told with; where the
# first two differ, it is to be told.
# `articles`, `outlets`, `disputed` are counts; `changed` the number of the last change; `record` the Story as JSON.
STORIES = Table(
    "stories",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("first", Text, index=True),
    Column("latest", Text, index=True),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("changed", Integer, nullable=False, index=True),
    Column("made_of", Text, nullable=False),
    Column("told_of", Text, nullable=False),
    Column("told_with", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# An article has one story.
MEMBERS = Table(
    "members",
    METADATA,
    Column("article", Text, primary_key=True),
    Column("story", Text, nullable=False, index=True),
)

# Stories that are no more: where their articles went, and which those were (a JSON list), so that it can be undone.
TOMBSTONES = Table(
    "tombstones",
    METADATA,
    Column("old", Text, primary_key=True),
    Column("new", Text, nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("articles", Text, nullable=False),
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("story", Text, primary_key=True),
    Column("made_of", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
)

# What can be found word by word: sentences of accounts (`kind` statement) and what somebody is reported to have said
# (quotation). `start` and `end` are of the article's text; `speaker` names entities, `speaker_folded` for comparing.
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("article", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("speaker_folded", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("verdict", Text, nullable=False),
)

# Who is named in which article under which name, as the account of the story resolved it.
NAMES = Table(
    "names",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("story", Text, nullable=False, index=True),
    Column("article", Text, nullable=False, index=True),
    Column("entity", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("made", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# Append-only; `id` is the digest of the record, the same in every library that it is taken to.
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# Append-only; `detail` is a JSON object of ids and counts, never of words of an article.
CHANGES = Table(
    "changes",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("detail", Text, nullable=False),
)

APPEND_ONLY = (JUDGEMENTS, CHANGES)
